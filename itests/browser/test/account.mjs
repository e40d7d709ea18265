// What everyone does with their own account: profile, password, sessions, tokens; and what other tabs notice of it.
import assert from 'node:assert/strict';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { baseURL, usersWith, userWith } from './platform.mjs';
import { inBrowser, signedIn } from './session.mjs';

const strong = 'violet kettle drums under 7 moons';

/** Calls the API as a program does: with a token, without a browser. */
async function withToken(token, path) {
  const response = await fetch(new URL(`/api/v1${path}`, baseURL), { headers: { Authorization: `Bearer ${token}` } });
  return response.status;
}

async function changePassword(page, current, next, again = next) {
  await page.locator('input[name=current]').fill(current);
  await page.locator('input[name=next]').fill(next);
  await page.locator('input[name=again]').fill(again);
  await page.locator('[data-testid=change-password]').click();
}

export function account(browser) {
  test('account: the profile is reached from the name, saved, and shown in the header', async () => {
    const user = userWith('PARTNER_ADMIN');
    await signedIn(browser, user, {}, async (page) => {
      await page.locator('[data-testid=account]').click();
      await page.getByRole('menuitem', { name: 'Profile' }).click();
      const name = page.locator('input[name=name]');
      await name.waitFor();
      const before = await name.inputValue();
      assert.equal(await page.locator('[data-testid=save]').getAttribute('aria-disabled'), 'true', 'nothing to save yet');
      await name.fill(`${before} II`);
      await page.locator('[data-testid=save]').click();
      await eventually('the header follows', async () =>
        (await page.locator('[data-testid=account]').getAttribute('aria-label')).endsWith(`${before} II`),
      );
      const mail = page.locator('input[name=notificationEmail]');
      await mail.fill('nonsense');
      await page.locator('[data-testid=save]').click();
      await eventually('the field is marked wrong', async () => (await mail.getAttribute('aria-invalid')) === 'true');
      await mail.fill('elsewhere@contoso.example');
      await page.locator('[data-testid=save]').click();
      await page.locator('[data-testid=profile]').getByText('Saved.').waitFor();
      await mail.fill('');
      await name.fill(before);
      await page.locator('[data-testid=save]').click();
      await eventually('all as before', async () =>
        (await page.locator('[data-testid=account]').getAttribute('aria-label')).endsWith(before),
      );
    });
  });

  test('account: a profile changed elsewhere is reloaded and said so, and nothing typed is lost', async () => {
    await signedIn(browser, userWith('PARTNER_ADMIN'), {}, async (page) => {
      await page.goto('/account/profile');
      const name = page.locator('input[name=name]');
      await name.waitFor();
      const before = await name.inputValue();
      const elsewhere = (changes) =>
        page.evaluate(async (body) => {
          const etag = (await fetch('/api/v1/me')).headers.get('ETag');
          const headers = { 'Content-Type': 'application/json', 'If-Match': etag };
          return (await fetch('/api/v1/me', { method: 'PATCH', headers, body: JSON.stringify(body) })).status;
        }, changes);
      assert.equal(await elsewhere({ notificationEmail: 'moved@contoso.example' }), 200);
      await name.fill(`${before} III`);
      await page.locator('[data-testid=save]').click();
      await page.locator('[data-testid=changed-elsewhere]').waitFor();
      assert.equal(await name.inputValue(), `${before} III`, 'what was typed is still there');
      assert.equal(await page.locator('input[name=notificationEmail]').inputValue(), 'moved@contoso.example');
      await page.locator('[data-testid=save]').click();
      await page.locator('[data-testid=profile]').getByText('Saved.').waitFor();
      assert.equal(await elsewhere({ name: before, notificationEmail: null }), 200);
    });
  });

  test('account: the language of the profile is that of the console', async () => {
    await signedIn(browser, userWith('PARTNER_ADMIN'), {}, async (page) => {
      await page.goto('/account/profile');
      const language = page.locator('select[name=language]');
      await language.waitFor();
      const before = await language.inputValue();
      const other = before === 'zh-TW' ? 'zh-CN' : 'zh-TW';
      await language.selectOption(other);
      await page.locator('[data-testid=save]').click();
      await page.getByRole('heading', { level: 1, name: other === 'zh-TW' ? '個人資料' : '个人资料' }).waitFor();
      await eventually('the form is back', async () => (await language.inputValue()) === other);
      await language.selectOption(before);
      await page.locator('[data-testid=save]').click();
      await eventually('and back', async () => (await page.evaluate(() => document.documentElement.lang)) === before);
    });
  });

  test('account: the password is changed by its rules, and every other session ends', async () => {
    const user = userWith('ADMIN_AGENT');
    await inBrowser(browser, {}, async (elsewhere) => {
      await signIn(elsewhere, user, '/benefits');
      await elsewhere.locator('[data-testid=benefits]').waitFor();
      await signedIn(browser, user, {}, async (page) => {
        await page.goto('/account/security');
        await page.locator('input[name=next]').waitFor();
        await changePassword(page, user.password, 'short');
        await eventually('too short is said', async () => (await page.locator('input[name=next]').getAttribute('aria-invalid')) === 'true');
        await changePassword(page, user.password, strong, `${strong} `);
        await page.getByText('The two do not match.').waitFor();
        await changePassword(page, user.password, 'passwordpassword');
        await eventually('easily guessed is said by the server', async () =>
          page
            .locator('input[name=next]')
            .evaluate((field) => field.getAttribute('aria-invalid') === 'true' && field === document.activeElement),
        );
        await changePassword(page, 'not my password', strong);
        await eventually('a wrong one is said at its field', async () =>
          page.locator('input[name=current]').evaluate((field) => field.getAttribute('aria-invalid') === 'true'),
        );
        const shown = page.locator('input[name=next]');
        assert.equal(await shown.getAttribute('type'), 'password');
        await page.locator('[data-testid=password] button[aria-pressed]').nth(1).click();
        assert.equal(await shown.getAttribute('type'), 'text');
        await changePassword(page, user.password, strong);
        try {
          await page.locator('[data-testid=password]').getByText('Your password was changed.').waitFor();
          await eventually('nothing is left there', async () => (await page.locator('input[name=current]').inputValue()) === '');
          await elsewhere.locator('input[name=email]').waitFor({ timeout: 60_000 }); // by the stream, without a reload
        } finally {
          await changePassword(page, strong, user.password);
          await eventually('changed back', async () => (await page.locator('input[name=current]').inputValue()) === '');
        }
      });
    });
  });

  test('account: sessions are listed, this one marked, and others ended', async () => {
    const user = userWith('ACCOUNT_ADMIN');
    const opened = [];
    try {
      for (let i = 0; i < 3; i += 1) {
        const context = await browser.newContext({ baseURL, locale: 'en' });
        context.setDefaultTimeout(60_000);
        opened.push(context);
        await signIn(await context.newPage(), user);
      }
      await signedIn(browser, user, {}, async (page) => {
        await page.goto('/account/security');
        const rows = page.locator('[data-testid=sessions] tbody tr');
        await eventually('all are listed', async () => (await rows.count()) >= 4);
        const before = await rows.count();
        assert.equal(await page.locator('[data-testid=this-session]').count(), 1);
        await rows.getByRole('button').first().click();
        await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }).click();
        assert.equal(await rows.count(), before, 'nothing was ended');
        await rows.getByRole('button').first().click();
        await page.locator('[data-testid=confirm-it]').click();
        await eventually('one is gone', async () => (await rows.count()) === before - 1);
        await page.locator('[data-testid=end-others]').click();
        await page.locator('[data-testid=confirm-it]').click();
        await eventually('this one is left', async () => (await rows.count()) === 1);
        assert.equal(await page.locator('[data-testid=end-others]').count(), 0);
      });
      for (const context of opened) {
        assert.equal((await context.request.get('/api/v1/me')).status(), 401);
      }
    } finally {
      await Promise.all(opened.map((context) => context.close()));
    }
  });

  test('account: a token is made, shown once, works, and ends when it is deleted', async () => {
    await inBrowser(browser, {}, async (page, context) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await signIn(page, usersWith('GLOBAL_ADMIN')[0], '/account/tokens');
      const name = `report ${Date.now()}`;
      await page.locator('[data-testid=new-token]').click();
      const dialog = page.locator('[data-testid=token-dialog]');
      await dialog.locator('[data-testid=create]').click();
      await eventually('a name is asked for', () =>
        dialog.locator('input[name=name]').evaluate((field) => field === document.activeElement),
      );
      await dialog.locator('input[name=name]').fill(name);
      await dialog.locator('input[name=read]').uncheck();
      await dialog.locator('input[name=days]').fill('366');
      await dialog.locator('[data-testid=create]').click();
      await dialog.getByText('Choose at least one.').waitFor();
      await dialog.getByText('From 1 to 365 days.').first().waitFor();
      await dialog.locator('input[name="act:*"]').check();
      assert.ok(await dialog.locator('input[name="act:software"]').isDisabled(), 'all actions include those of a category');
      await dialog.locator('input[name="act:*"]').uncheck();
      await dialog.locator('input[name=read]').check();
      await dialog.locator('input[name=days]').fill('7');
      await dialog.locator('[data-testid=create]').click();
      const value = await dialog.locator('[data-testid=shown-once]').innerText();
      assert.match(value, /^bst_\S{20,}$/);
      await dialog.getByRole('button', { name: 'Copy' }).click();
      await eventually('it is copied', async () => (await page.evaluate(() => navigator.clipboard.readText())) === value);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      assert.equal(await dialog.locator('[data-testid=shown-once]').count(), 1, 'Escape does not lose it');
      await dialog.locator('[data-testid=kept]').click();
      const row = page.locator('main tbody tr').filter({ hasText: name });
      await row.waitFor();
      assert.ok(!(await page.content()).includes(value), 'the page keeps nothing of it');
      assert.equal(await withToken(value, '/benefits?limit=1'), 200);
      await page.reload();
      await row.waitFor();
      await row.getByRole('button').click();
      await page.locator('[data-testid=confirm-it]').click();
      await eventually('it is gone', async () => (await row.count()) === 0);
      assert.equal(await withToken(value, '/benefits?limit=1'), 401);
    });
  });

  test('account: signed out in one tab, the others show the sign-in without a reload', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page, context) => {
      const tabs = [];
      for (const address of ['/benefits', '/account/profile']) {
        const tab = await context.newPage();
        await tab.goto(address);
        await tab.locator('[data-testid=account]').waitFor();
        await tab.evaluate(() => (window.bestowNotReloaded = true));
        tabs.push(tab);
      }
      await page.locator('[data-testid=account]').click();
      await page.locator('[data-testid=sign-out]').click();
      for (const tab of tabs) {
        await tab.locator('input[name=email]').waitFor();
        assert.equal(await tab.evaluate(() => window.bestowNotReloaded), true);
      }
      // and another user signs in: the tabs are theirs, with nothing of the one before
      await signIn(page, userWith('USER'));
      await tabs[0].locator('[data-screen=forbidden]').waitFor();
    });
  });
}
