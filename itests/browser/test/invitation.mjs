// An invitation as it is: made in the console, on its way by mail, and accepted by somebody who was never here.
import assert from 'node:assert/strict';
import { check } from './axe.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { withMailbox } from './mailbox.mjs';
import { baseURL, etc, userWith } from './platform.mjs';
import { inBrowser, signedIn } from './session.mjs';

const password = 'violet kettle drums under 7 moons';

async function invite(page, email) {
  await page.goto('/users');
  await page.locator('[data-testid=new-user]').click();
  const dialog = page.locator('[data-testid=user-dialog]');
  await dialog.locator('input[name=name]').fill('Ines Invited');
  await dialog.locator('input[name=email]').fill(email);
  await dialog.locator('[data-testid=create]').click();
  await dialog.locator('[data-testid=kept]').click();
}

async function rowOf(page, email) {
  await page.goto('/users');
  await page.getByRole('searchbox').fill(email);
  const row = page.locator('table tbody tr').filter({ hasText: email });
  await row.waitFor();
  return row;
}

export function invitation(browser) {
  if (!etc) {
    return;
  }
  test('invitation: made in the console, read in the mail, accepted once', async () => {
    const email = `ines.${Date.now()}@northlight.example`;
    await withMailbox(async (mailTo) => {
      await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (admin) => {
        await invite(admin, email);
        const link = /http\S+\/invitation#[\w-]{43}/.exec(await mailTo(email))?.[0];
        assert.ok(link, 'the mail has a link');
        assert.equal(new URL(link).origin, new URL(baseURL).origin, 'to the console');
        await eventually(
          'the admin sees that it was sent',
          async () => (await (await rowOf(admin, email)).locator('[data-delivery=sent]').count()) === 1,
        );
        await inBrowser(browser, {}, async (page) => {
          await page.goto(link);
          await page.locator('[data-testid=invited]').getByText('Ines Invited').waitFor();
          assert.equal(new URL(page.url()).hash, '', 'the token does not stay in the address');
          await check(page, 'an invitation');
          await page.locator('[data-testid=accept]').click();
          await eventually(
            'a password is needed',
            async () => (await page.locator('input[name=next]').getAttribute('aria-invalid')) === 'true',
          );
          await page.locator('input[name=next]').fill(password);
          await page.locator('input[name=again]').fill(password);
          await page.keyboard.press('Enter');
          await page.locator('[data-testid=account]').waitFor();
          assert.equal(new URL(page.url()).pathname, '/', 'signed in, with nothing more to choose');
        });
        await (await rowOf(admin, email)).locator('[data-status=active]').waitFor();
        await inBrowser(browser, {}, async (page) => {
          await page.goto(link);
          await page.getByText('used already').waitFor();
          await page.getByRole('link', { name: 'Sign in' }).click();
          await page.locator('input[name=email]').fill(email);
          await page.locator('input[name=password]').fill(password);
          await page.keyboard.press('Enter');
          await page.locator('[data-testid=account]').waitFor();
        });
      });
    });
  });
}
