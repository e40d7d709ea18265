// For everyone: axe finds nothing in light and dark, and everything works with the keyboard alone.
import assert from 'node:assert/strict';
import { check, colors } from './axe.mjs';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { editedCatalogue, retitled } from './operator.mjs';
import { api, userWith } from './platform.mjs';
import { inBrowser } from './session.mjs';
import { keysToTake } from './working.mjs';

export function everyone(browser) {
  for (const dark of [false, true]) {
    for (const width of [1280, 420]) {
      test(`axe finds nothing: ${dark ? 'dark' : 'light'}, ${width} px`, async () => {
        await inBrowser(browser, { dark, width }, async (page) => {
          const look = (at, where) => check(at, where, dark ? colors : null);
          await page.goto('/');
          await page.locator('input[name=email]').waitFor();
          await look(page, 'sign-in');
          await signIn(page, userWith('GLOBAL_ADMIN'));
          await page.locator('[data-testid=see-all]').first().waitFor();
          await eventually('loaded', async () => (await page.locator('main [role=progressbar]').count()) === 0);
          await look(page, 'home');
          const benefit = await keysToTake(page);
          await page.goto('/benefits/software');
          await page.locator(`tr[data-benefit="${benefit.id}"] [data-testid=row-arrow]`).click();
          const details = page.locator('[data-testid=benefit-details]');
          await details.locator('[data-dimension]').first().waitFor();
          await details.locator('[data-testid=history]').click();
          await look(page, 'category with an open row');
          await details.locator('[data-action=get-keys]').click();
          await page.locator('[data-consequence], [data-testid=consequences]').first().waitFor();
          await look(page, 'dialog');
          await page.locator('[data-testid=confirm]').click();
          await page.locator('[data-testid=shown-keys]').waitFor();
          await look(page, 'dialog with its result');
          await page.keyboard.press('Escape');
          await details.locator('[data-action=show-key]').first().click();
          await look(page, 'a shown key');
          const { items } = await api(page, '/types');
          const missing = items.find((type) => type.state === 'missing');
          const pages = [
            '/benefits',
            '/account/profile',
            '/account/security',
            '/account/tokens',
            '/packages',
            '/purchases',
            '/users',
            '/audit',
            '/nothing',
            '/benefits/nothing',
            `/benefits/software/${benefit.id}`,
          ];
          // Narrow, only lists lay themselves out in another way; dark, only colors are others.
          const narrow = dark ? [] : ['/audit', '/benefits', '/account/security', '/account/tokens'];
          for (const address of width < 1280 ? narrow : missing ? [...pages, `/benefits/${missing.id}`] : pages) {
            await page.goto(address);
            await page.locator('h1').waitFor();
            await page.waitForLoadState('load');
            await eventually('loaded', async () => (await page.locator('main [role=progressbar]').count()) === 0);
            await look(page, address);
            if (address === '/account/tokens') {
              await page.locator('[data-testid=new-token]').click();
              await page.locator('[data-testid=token-dialog] input').first().waitFor();
              await look(page, 'a dialog for a new token');
            }
          }
        });
      });
    }
  }

  for (const dark of [false, true]) {
    test(`axe finds nothing: forbidden, refused and operator pages, ${dark ? 'dark' : 'light'}`, async () => {
      for (const [role, addresses] of [
        ['USER', ['/', '/benefits/software']],
        ['USER_ADMIN', ['/benefits/software']],
        [
          'OPERATOR',
          ['/', '/operator/catalogue', '/operator/keys', '/operator/types', '/operator/members', '/operator/messages', '/purchases'],
        ],
      ]) {
        await inBrowser(browser, { dark }, async (page) => {
          const look = (where) => check(page, `${role} ${where}`, dark ? colors : null);
          await signIn(page, userWith(role));
          for (const address of addresses) {
            await page.goto(address);
            await page.locator('h1').waitFor();
            await eventually('loaded', async () => (await page.locator('main [role=progressbar]').count()) === 0);
            if (role === 'USER_ADMIN') {
              await page.locator('[data-testid=row-arrow]').first().click();
              await page.locator('[data-testid=refusal]').first().waitFor();
            }
            await look(address);
            if (address === '/operator/catalogue') {
              await editedCatalogue(page, retitled('Plus'));
              await page.locator('[data-testid=check]').click();
              await page.locator('[data-testid=diff] tbody tr').first().waitFor();
              await look('what a catalogue changes');
            }
            if (address === '/operator/keys') {
              await page.locator('[data-testid=add-keys]').first().click();
              const dialog = page.locator('[data-testid=key-import]');
              await dialog.locator('textarea').fill('one key\none key\n');
              await dialog.locator('[data-testid=check]').click();
              await dialog.locator('[data-testid=rows]').waitFor();
              await look('what comes of keys');
            }
          }
        });
      }
    });
  }

  test('with the keyboard alone: from the sign-in to a copied key', async () => {
    await inBrowser(browser, {}, async (page, context) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const user = userWith('GLOBAL_ADMIN');
      const focused = (selector) => page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector);
      const tabTo = async (selector, most = 80) => {
        for (let i = 0; i < most && !(await focused(selector)); i += 1) {
          await page.keyboard.press('Tab');
        }
        assert.ok(await focused(selector), `Tab reaches ${selector}`);
      };
      await page.goto('/');
      await page.locator('input[name=email]').waitFor();
      await eventually('the first field has the focus', () => focused('input[name=email]'));
      await page.keyboard.type(user.email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(user.password);
      await page.keyboard.press('Enter');
      await page.locator('[data-testid=category-software]').waitFor();
      const benefit = await keysToTake(page);
      await tabTo('[data-testid=category-software]');
      await page.keyboard.press('Enter');
      await page.locator(`tr[data-benefit="${benefit.id}"]`).waitFor();
      await eventually('the heading has the focus', () => focused('h1'));
      await tabTo(`tr[data-benefit="${benefit.id}"] [data-testid=row-arrow]`, 300);
      await page.keyboard.press('Enter');
      await page.locator('[data-testid=benefit-details] [data-action=get-keys]').waitFor();
      await tabTo('[data-action=get-keys]');
      await page.keyboard.press('Enter');
      await page.locator('[data-testid=consequences]').waitFor();
      await eventually('the focus is in the dialog', () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null));
      await tabTo('[data-testid=confirm]');
      await page.keyboard.press('Enter');
      await page.locator('[data-testid=shown-keys]').waitFor();
      await eventually('the result has the focus', () => focused('[data-testid=result]'));
      await page.keyboard.press('Tab');
      assert.ok(await focused('[data-testid=shown-keys] button'), 'Tab goes on to the first copy button');
      await page.keyboard.press('Enter');
      const value = await page.locator('[data-testid=shown-keys] code').first().innerText();
      await eventually('the key is copied', async () => (await page.evaluate(() => navigator.clipboard.readText())) === value);
      await eventually('the copy is announced', async () =>
        /Copied/.test(await page.locator('[data-testid=announcer]').first().innerText()),
      );
      await eventually('Escape closes the dialog, after the tooltip of the copy button', async () => {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(300);
        return (await page.getByRole('dialog').count()) === 0;
      });
      await eventually('the focus is back at the button', () => focused('[data-action=get-keys]'));
      await tabTo('[data-dimension=language]');
      await page.keyboard.press('ArrowDown');
      await eventually(
        'the arrow key chooses a language',
        async () => (await page.locator('[data-dimension=language]').inputValue()) !== '',
      );
    });
  });
}
