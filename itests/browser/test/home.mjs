// The home page: what it counts is what the lists behind it hold, and nobody lands in a dead end.
import assert from 'node:assert/strict';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, usersOf, userWith } from './platform.mjs';
import { inBrowser, signedIn } from './session.mjs';

const needs = ['activate', 'pending', 'expiring', 'notRedeemed', 'exhausted'];

export function home(browser) {
  test('home: each count is the length of the list it leads to', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      let followed = 0;
      for (const name of needs) {
        await page.goto('/');
        const need = page.locator(`[data-need=${name}]`);
        const count = await eventually(`${name} is counted`, () => need.getAttribute('data-count'));
        const link = need.locator('[data-testid=see-all]');
        assert.equal(await link.count(), count === '0' ? 0 : 1, `${name}: ${count}`);
        if (count === '0') {
          continue;
        }
        followed += 1;
        await link.click();
        const rows = page.locator('tr[data-benefit]');
        await rows.first().waitFor();
        const shown = await rows.count(); // the tests show up to 100 rows on a page
        assert.ok(count === `${shown}` || (count === '50+' && shown > 50), `${name}: counted ${count}, listed ${shown}`);
      }
      assert.ok(followed > 0, 'the demo data needs somebody');
    });
  });

  test('home: a handful of requests, and none for each benefit', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      const counted = async () => {
        for (const name of needs) {
          await eventually(name, () => page.locator(`[data-need=${name}]`).getAttribute('data-count'));
        }
      };
      await counted(); // what the page after the sign-in asked for is not what is meant
      const asked = [];
      page.on('request', (request) => request.url().includes('/api/v1/') && asked.push(new URL(request.url())));
      await page.goto('/');
      await counted();
      const lists = asked.filter((url) => url.pathname.endsWith('/benefits'));
      assert.equal(lists.length, needs.length);
      assert.ok(
        lists.every((url) => Number(url.searchParams.get('limit')) <= 50),
        'small pages',
      );
      assert.ok(asked.length <= 10, asked.join('\n'));
      assert.ok(!asked.some((url) => /\/benefits\/./.test(url.pathname)), 'no request for a single benefit');
    });
  });

  test('home: the categories that are not deployed are named', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      const { items } = await api(page, '/types');
      const missing = items.find((type) => type.state === 'missing' && type.benefits > 0);
      await page.locator('[data-need=missing]').getByRole('link', { name: missing.title }).click();
      await page.locator('[data-screen=type-missing]').waitFor();
    });
  });

  test('home: a list that cannot be had is said so in its place, and can be tried again', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      const broken = (url) => url.pathname.endsWith('/benefits') && url.searchParams.get('status') === 'exhausted';
      await page.route(broken, (route) => route.abort());
      await page.goto('/');
      const need = page.locator('[data-need=exhausted]');
      const again = need.getByRole('button', { name: 'Try again' });
      await again.waitFor();
      await eventually('the others are there', () => page.locator('[data-need=notRedeemed]').getAttribute('data-count'));
      await page.unroute(broken);
      await again.click();
      await eventually('it is there as well', () => need.getAttribute('data-count'));
    });
  });

  test('home: without the right to see benefits there is a way on, and who can help', async () => {
    const user = userWith('USER');
    await inBrowser(browser, { language: 'zh-TW' }, async (page) => {
      await signIn(page, user);
      const help = page.locator('[data-screen=no-list] [data-testid=who-can-help]');
      await help.waitFor();
      const said = await help.innerText();
      assert.ok(
        usersOf(user.member).some((one) => one.roles.includes('GLOBAL_ADMIN') && said.includes(one.email)),
        said,
      );
      await page.locator('main a[href="/packages"]').first().click();
      await page.getByRole('heading', { level: 1, name: '權益套件' }).waitFor();
    });
  });

  test('home: an operator sees pools and categories that need somebody', async () => {
    await signedIn(browser, userWith('OPERATOR'), { language: 'zh-CN' }, async (page) => {
      const types = page.locator('[data-need=types]');
      await eventually('counted', () => types.getAttribute('data-count'));
      const { items } = await api(page, '/operator/types');
      const needy = items.filter((type) => type.state !== 'live' || type.faults.length > 0);
      assert.equal(await types.getAttribute('data-count'), String(needy.length));
      await types.locator('[data-testid=see-all]').click();
      await page.getByRole('heading', { level: 1, name: '类别' }).waitFor();
      await eventually('all are listed', async () => (await page.locator('main tbody tr').count()) === items.length);
    });
  });

  test('all benefits: the status stands in the address, and each row names its category', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.goto('/benefits');
      const rows = page.locator('tr[data-benefit]');
      await rows.first().waitFor();
      const { items } = await api(page, '/types');
      const titles = items.map((type) => type.title);
      for (const category of await page.locator('tr[data-benefit] td:nth-child(2)').allInnerTexts()) {
        assert.ok(titles.includes(category), `${category} is one of ${titles}`);
      }
      await page.getByRole('combobox', { name: 'Status' }).selectOption('available');
      await eventually('in the address', () => new URL(page.url()).searchParams.get('status') === 'available');
      await eventually('only those', async () => {
        const badges = await page.locator('tr[data-benefit] td:nth-child(5)').allInnerTexts();
        return badges.length > 0 && badges.every((text) => text === 'Available');
      });
      await page.getByRole('button', { name: 'Not redeemed' }).click();
      await eventually('one goes before the other', () => {
        const { searchParams } = new URL(page.url());
        return searchParams.has('not-redeemed') && !searchParams.has('status');
      });
    });
  });

  test('home: a moved clock is said on every page, and what is due is counted by it', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), { language: 'zh-CN' }, async (page) => {
      assert.equal(await page.locator('[data-testid=moved-clock]').count(), 0);
      // the clock of the platform cannot be moved back, so only the answer about it is another
      await page.route('**/api/v1/me', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), clock: { now: '2031-05-06T12:00:00Z', moved: true } } });
      });
      const asked = [];
      page.on('request', (request) => asked.push(new URL(request.url()).searchParams.get('expiringBefore')));
      await page.goto('/');
      assert.match(await page.locator('[data-testid=moved-clock]').innerText(), /2031年5月6日/);
      await page.locator('[data-need=expiring][data-count]').waitFor();
      assert.ok(asked.includes('2031-08-06'), `${asked}`);
    });
  });
}
