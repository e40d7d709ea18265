// Who gets in, where they land, and what they are told when they may not.
import assert from 'node:assert/strict';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { everyBenefit, usersOf, userWith } from './platform.mjs';
import { inBrowser, signedIn } from './session.mjs';

export function access(browser) {
  test('a direct address comes back after the sign-in', async () => {
    await inBrowser(browser, {}, async (page) => {
      await signIn(page, userWith('GLOBAL_ADMIN'), '/benefits/software?sort=-title&q=o');
      await page.locator('[data-testid=benefits]').waitFor();
      assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/benefits/software?sort=-title&q=o');
      const [benefit] = await everyBenefit(page, 'software');
      await page.context().clearCookies();
      await signIn(page, userWith('GLOBAL_ADMIN'), `/benefits/software/${encodeURIComponent(benefit.id)}`);
      await page.getByRole('heading', { level: 1, name: benefit.title }).waitFor();
    });
  });

  test('a wrong password is said so, and the language can be chosen before', async () => {
    await inBrowser(browser, {}, async (page) => {
      await page.goto('/');
      await page.locator('[data-testid=language]').click();
      await page.getByRole('menuitemradio', { name: '简体中文' }).click();
      await page.getByRole('heading', { name: '登录' }).waitFor();
      await page.locator('input[name=email]').fill('nobody@nowhere.example');
      await page.locator('input[name=password]').fill('wrong');
      await page.locator('button[type=submit]').click();
      await page.getByRole('alert').getByText('电子邮件地址或密码错误').waitFor();
      assert.equal(await page.locator('input[name=password]').inputValue(), '');
      await page.reload();
      await page.getByRole('heading', { name: '登录' }).waitFor();
    });
  });

  test('signing out ends the session', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.locator('[data-testid=account]').click();
      await page.getByRole('menuitem').click();
      await page.locator('input[name=email]').waitFor();
      await page.goto('/benefits/software');
      await page.locator('input[name=email]').waitFor();
      assert.match(page.url(), /sign-in\?to=%2Fbenefits%2Fsoftware/);
    });
  });

  test('an end of the session leads to the sign-in and back', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page, context) => {
      await page.locator('[data-testid=category-software]').click();
      await page.locator('[data-testid=benefits]').waitFor();
      await context.clearCookies();
      await page.locator('[data-testid=row-arrow]').first().click();
      await page.locator('input[name=email]').waitFor();
      assert.match(page.url(), /to=%2Fbenefits%2Fsoftware/);
    });
  });

  test('forbidden: a user without the right is told who can help', async () => {
    const user = userWith('USER');
    await inBrowser(browser, {}, async (page) => {
      await signIn(page, user, '/benefits/software');
      const screen = page.locator('[data-screen=forbidden]');
      await screen.waitFor();
      const helpers = usersOf(user.member).filter((one) => one.roles.includes('GLOBAL_ADMIN'));
      const said = await screen.innerText();
      assert.ok(
        helpers.some((helper) => said.includes(helper.email)),
        `names a global admin: ${said}`,
      );
      assert.equal(await page.locator('[data-testid=category-software]').count(), 0, 'the menu does not offer it');
    });
  });

  test('a refused action stays visible and says why and who can help', async () => {
    const user = userWith('USER_ADMIN');
    await inBrowser(browser, {}, async (page) => {
      await signIn(page, user, '/benefits/software');
      await page.locator('[data-testid=row-arrow]').first().click();
      const button = page.locator('[data-action=get-keys]').first();
      await button.waitFor();
      assert.equal(await button.getAttribute('aria-disabled'), 'true');
      const reason = page.locator(`[id="${await button.getAttribute('aria-describedby')}"]`);
      const said = await reason.innerText();
      assert.ok(
        usersOf(user.member).some((helper) => said.includes(helper.email)),
        `names someone: ${said}`,
      );
    });
  });

  test('not found, and no such category, are screens of their own', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.goto('/benefits/software/nothing-is-here');
      await page.locator('[data-screen=not-found]').waitFor();
      await page.goto('/benefits/nothing-is-here');
      await page.locator('[data-screen=unknown-category]').waitFor();
      await page.goto('/nothing/is/here');
      await page.locator('[data-screen=not-found]').waitFor();
    });
  });

  test('no server and a busy server are different screens, and both recover', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.route('**/api/v1/benefits?*', (route) => route.abort());
      await page.locator('[data-testid=category-software]').click();
      await page.locator('[data-screen=unreachable]').waitFor();
      await page.unroute('**/api/v1/benefits?*');
      await page.locator('[data-screen=unreachable] button').click();
      await page.locator('[data-testid=benefits]').waitFor();
      const busy = { type: 'urn:bestow:busy', title: 'Busy', status: 503, detail: 'Try again.' };
      await page.route('**/api/v1/benefits?*', (route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          headers: { 'Retry-After': '1' },
          body: JSON.stringify(busy),
        }),
      );
      await page.goto('/benefits/software');
      await page.locator('[data-screen=busy]').waitFor();
      await page.unroute('**/api/v1/benefits?*');
      await page.locator('[data-testid=benefits]').waitFor(); // by itself, when the server said so
    });
  });

  test('the operator imports a catalogue, or is told what is wrong with it', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.locator('a[href="/operator/catalogue"]').first().click();
      const document = page.locator('textarea').first();
      await eventually('the document is there', async () => JSON.parse(await document.inputValue()));
      const send = page.getByRole('button', { name: 'Import', exact: true });
      await send.click();
      await page.getByText('Nothing is different from the version in force.').waitFor();
      await document.fill('{"format": 1, and more');
      await send.click();
      await page.getByText('This is not JSON').waitFor();
      await document.fill('{"format": 1, "keyPools": [], "packages": [{"nonsense": true}]}');
      await send.click();
      await page.getByText('Nothing was imported. Correct these places:').waitFor();
      assert.match(await page.locator('main li code').first().innerText(), /packages/);
    });
  });

  test('the operator adds keys to a pool, each once', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.locator('a[href="/operator/keys"]').first().click();
      const row = page.locator('table tbody tr').filter({ hasText: 'Retail' }).first();
      await row.waitFor();
      const available = async () => Number((await row.locator('td').nth(2).innerText()).replace(/\D/g, ''));
      const before = await available();
      const part = () => Array.from({ length: 5 }, () => 'BCDFGHJKMP'[Math.floor(Math.random() * 10)]).join('');
      const keys = [1, 2].map(() => Array.from({ length: 5 }, part).join('-'));
      await row.getByRole('button').click();
      const dialog = page.getByRole('dialog');
      for (const said of ['2 added, 0 were there already.', '0 added, 2 were there already.']) {
        await dialog.locator('textarea').fill(keys.join('\n'));
        await dialog.getByRole('button', { name: 'Add' }).click();
        await dialog.getByText(said).waitFor();
      }
      await dialog.getByRole('button', { name: 'Close' }).click();
      await eventually('the pool has two more', async () => (await available()) === before + 2);
    });
  });
}
