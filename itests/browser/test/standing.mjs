// Companies that have no benefits here: what their people see, and how operators say so. And what there is to read besides.
import assert from 'node:assert/strict';
import { check, colors } from './axe.mjs';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, userWith } from './platform.mjs';
import { inBrowser, signedIn } from './session.mjs';

const languages = [
  { tag: 'en', elsewhere: 'Your benefits are managed elsewhere', join: 'Your company is not a member yet', seeAlso: 'See also' },
  { tag: 'zh-CN', elsewhere: '您的权益在其他系统中管理', join: '贵公司还不是会员', seeAlso: '另请参阅' },
  { tag: 'zh-TW', elsewhere: '您的權益在其他系統中管理', join: '貴公司還不是會員', seeAlso: '另請參閱' },
];

const companies = [
  { name: 'Fjordview Consulting', kind: 'managed-elsewhere', words: 'elsewhere', link: 'https://membership-center.example/fjordview' },
  { name: 'Newcomer Studio', kind: 'not-a-member', words: 'join', link: 'https://programme.example/join' },
];

/** Whoever this installation has of a company without benefits here. */
const adminOf = (company) => userWith('GLOBAL_ADMIN', company.name);

export function standing(browser) {
  for (const language of languages) {
    test(`standing: people without benefits here see why and where to go: ${language.tag}`, async () => {
      for (const company of companies) {
        for (const dark of [false, true]) {
          await inBrowser(browser, { language: language.tag, dark, width: dark ? 420 : 1280 }, async (page) => {
            await signIn(page, adminOf(company));
            const screen = page.locator(`[data-screen="${company.kind}"]`);
            await screen.getByText(language[company.words]).waitFor();
            assert.equal(await screen.locator('[data-testid=standing-link]').getAttribute('href'), company.link);
            assert.equal(await page.locator('[data-testid^=category-]').count(), 0, 'no category to look for benefits in');
            await check(page, `${company.kind} ${language.tag}`, dark ? colors : null);
            await page.goto('/benefits/software');
            await screen.getByText(language[company.words]).waitFor();
            const status = await page.evaluate(async () => (await fetch('/api/v1/benefits')).status);
            assert.equal(status, 409, 'the API says no as well');
          });
        }
      }
    });

    test(`standing: categories and packages lead to what helps with them: ${language.tag}`, async () => {
      await signedIn(browser, userWith('GLOBAL_ADMIN'), { language: language.tag }, async (page) => {
        await page.goto('/benefits/software');
        const links = page.getByRole('group', { name: language.seeAlso });
        await links.locator('a').first().waitFor();
        assert.match(await links.locator('a').first().getAttribute('href'), /^https:\/\//);
        assert.equal(await links.locator('a').first().getAttribute('rel'), 'noopener noreferrer');
        await page.goto('/packages');
        await page.locator('[data-testid=see-also] a').first().waitFor();
        await page.goto('/purchases');
        await page.locator('table [data-testid=see-also] a').first().waitFor();
      });
    });
  }

  test('standing: the way to go is reached with the keyboard alone', async () => {
    await inBrowser(browser, {}, async (page) => {
      await signIn(page, adminOf(companies[1]));
      await page.locator('[data-testid=standing-link]').waitFor();
      const there = () => page.evaluate(() => document.activeElement?.matches('[data-testid=standing-link]') ?? false);
      for (let i = 0; i < 40 && !(await there()); i += 1) {
        await page.keyboard.press('Tab');
      }
      assert.ok(await there());
    });
  });

  test('standing: an operator makes a company that is managed elsewhere a member, and back', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      const company = companies[0];
      await page.goto('/operator/members');
      const row = page.locator('table tbody tr').filter({ hasText: company.name });
      const dialog = page.locator('[data-testid=standing-dialog]');
      const set = async (change) => {
        await row.locator('[data-testid=change-standing]').click();
        await dialog.locator('select[name=standing]').waitFor();
        await change();
        await dialog.locator('[data-testid=save]').click();
      };
      await inBrowser(browser, {}, async (theirs) => {
        await signIn(theirs, adminOf(company));
        await theirs.locator(`[data-screen="${company.kind}"]`).waitFor();
        await set(() => dialog.locator('select[name=standing]').selectOption('member'));
        await row.getByText('Member', { exact: true }).waitFor();
        // their page is open all the time, and is told
        await theirs.locator('[data-testid=category-software]').click();
        await set(async () => {
          await dialog.locator('select[name=standing]').selectOption('managed-elsewhere');
          await dialog.locator('input[name=standing-link]').fill('javascript:alert(1)');
        });
        await eventually(
          'only an https address is a way to go',
          async () => (await dialog.locator('input[name=standing-link]').getAttribute('aria-invalid')) === 'true',
        );
        await dialog.locator('input[name=standing-link]').fill(company.link);
        await dialog.locator('[data-testid=save]').click();
        await row.getByText('Managed elsewhere', { exact: true }).waitFor();
        await theirs.locator(`[data-screen="${company.kind}"]`).waitFor();
      });
      const { items } = await api(page, '/operator/members?q=fjordview');
      assert.deepEqual(items[0].standing, { kind: company.kind, link: company.link, ownLink: company.link });
    });
  });

  test('standing: a standing that somebody else changed is not overwritten', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      const company = companies[1];
      const { items } = await api(page, '/operator/members?q=newcomer');
      await page.goto('/operator/members');
      await page.locator('table tbody tr').filter({ hasText: company.name }).locator('[data-testid=change-standing]').click();
      const dialog = page.locator('[data-testid=standing-dialog]');
      await dialog.locator('select[name=standing]').waitFor();
      const elsewhere = (kind, link) =>
        page.evaluate(
          async ([id, standing]) => {
            const path = `/api/v1/operator/members/${id}`;
            const etag = (await fetch(path)).headers.get('ETag');
            const headers = { 'Content-Type': 'application/json', 'If-Match': etag };
            return (await fetch(path, { method: 'PATCH', headers, body: JSON.stringify({ standing }) })).status;
          },
          [items[0].id, { kind, link }],
        );
      assert.equal(await elsewhere('not-a-member', 'https://programme.example/other'), 200);
      try {
        await dialog.locator('select[name=standing]').selectOption('member');
        await dialog.locator('[data-testid=save]').click();
        await dialog.getByRole('button', { name: 'Show the newest state' }).click();
        await eventually(
          'what the other has set is shown',
          async () => (await dialog.locator('input[name=standing-link]').inputValue()) === 'https://programme.example/other',
        );
      } finally {
        assert.equal(await elsewhere('not-a-member', company.link), 200);
      }
    });
  });

  test('standing: operators see on their home page what nobody has checked', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.goto('/');
      const need = page.locator('[data-need=unchecked]');
      const { unchecked } = await api(page, '/operator/catalog');
      await eventually('counted', async () => (await need.getAttribute('data-count')) === String(unchecked.length));
    });
  });

  test('standing: on a narrow screen it can be set when a pool is low', async () => {
    await signedIn(browser, userWith('OPERATOR'), { width: 420 }, async (page) => {
      await page.goto('/operator/keys');
      await page.locator('[data-testid=change-low-at-narrow]').first().click();
      await page.locator('input[name=lowAt]').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
    });
  });
}
