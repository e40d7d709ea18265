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
      await eventually('the password is not left there', async () => (await page.locator('input[name=password]').inputValue()) === '');
      await page.reload();
      await page.getByRole('heading', { name: '登录' }).waitFor();
    });
  });

  test('signing out ends the session', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.locator('[data-testid=account]').click();
      await page.locator('[data-testid=sign-out]').click();
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
      await eventually('it cannot be done', async () => (await button.getAttribute('aria-disabled')) === 'true');
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
}
