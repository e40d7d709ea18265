// The mail of the platform, as operators see it. No mail server is there in these tests: messages wait.
import assert from 'node:assert/strict';
import { check, colors } from './axe.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, userWith } from './platform.mjs';
import { signedIn } from './session.mjs';

const languages = [
  { tag: 'en', title: 'Messages', queued: 'Mail waits' },
  { tag: 'zh-CN', title: '邮件', queued: '邮件等待发送' },
  { tag: 'zh-TW', title: '郵件', queued: '郵件等待傳送' },
];

/** Invites somebody, so that there is a message. */
async function invite(page, email) {
  return page.evaluate(async (address) => {
    const body = { name: 'Mira Mailed', email: address, language: 'en', roles: ['USER'], invite: true };
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    return (await fetch('/api/v1/users', { method: 'POST', headers, body: JSON.stringify(body) })).status;
  }, email);
}

export function messages(browser) {
  for (const language of languages) {
    test(`messages: listed with how far each is, and narrowed by state: ${language.tag}`, async () => {
      const email = `mira.${language.tag.toLowerCase()}@northlight.example`;
      await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
        assert.ok([200, 422].includes(await invite(page, email)), 'invited now or by an earlier run');
      });
      await signedIn(browser, userWith('OPERATOR'), { language: language.tag }, async (page) => {
        await page.locator('a[href="/operator/messages"]').first().click();
        await page.getByRole('heading', { level: 1, name: language.title }).waitFor();
        const row = page.locator('table tbody tr').filter({ hasText: email });
        await row.getByText(language.queued).waitFor();
        assert.ok(!(await page.locator('main').innerText()).includes('#'), 'nothing of what a message says');
        await page.locator('[data-testid=state]').selectOption('sent');
        await eventually('narrowed', async () => (await row.count()) === 0);
        assert.match(page.url(), /state=sent/, 'a narrowed list can be sent on');
        await page.locator('[data-testid=state]').selectOption('queued');
        await row.waitFor();
      });
      for (const [dark, width] of [
        [false, 1280],
        [true, 420],
      ]) {
        await signedIn(browser, userWith('OPERATOR'), { language: language.tag, dark, width }, async (page) => {
          await page.goto('/operator/messages');
          await page.locator('table tbody tr').first().waitFor();
          await check(page, `messages ${language.tag} ${width}`, dark ? colors : null);
        });
      }
    });
  }

  test('messages: all that failed are sent again once that is confirmed', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.goto('/operator/messages');
      await page.locator('[data-testid=retry-all]').focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('alertdialog');
      await dialog.waitFor();
      await dialog.locator('[data-testid=confirm-it]').focus();
      await page.keyboard.press('Enter');
      await eventually('said', async () =>
        /on (its|their) way again/.test(await page.locator('[data-testid=announcer]').first().innerText()),
      );
      const { items } = await api(page, '/operator/messages?state=failed');
      assert.equal(items.length, 0);
    });
  });

  test('messages: only operators have them', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      assert.equal(await page.locator('a[href="/operator/messages"]').count(), 0);
      await page.goto('/operator/messages');
      await page.locator('[data-screen=forbidden]').waitFor();
    });
  });
}
