// The seeds' "Manage software benefits", steps 1 to 3 d, in each language, as a member's admin does them.
import assert from 'node:assert/strict';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, everyBenefit, usersWith } from './platform.mjs';
import { inBrowser } from './session.mjs';

const languages = [
  { tag: 'en', name: 'English', software: 'Software', getKeys: 'Get keys', instructions: 'Special instructions', script: /[a-z]{3}/ },
  { tag: 'zh-CN', name: '简体中文', software: '软件', getKeys: '获取密钥', instructions: '特殊说明', script: /[\u4e00-\u9fff]/ },
  { tag: 'zh-TW', name: '繁體中文', software: '軟體', getKeys: '取得金鑰', instructions: '特殊指示', script: /[\u4e00-\u9fff]/ },
];

/** A benefit whose keys can be taken, with downloads, and whose purchase can still be refunded. */
async function refundable(page) {
  for (const benefit of await everyBenefit(page, 'software')) {
    const details = await api(page, `/benefits/${encodeURIComponent(benefit.id)}`);
    const getKeys = details.actions.find((action) => action.name === 'get-keys' && action.state === 'available');
    const warned = getKeys?.consequences.some((consequence) => consequence.severity === 'warning');
    const chooser = details.details.find((block) => block.kind === 'chooser');
    if (warned && chooser && details.details.some((block) => block.kind === 'instructions')) {
      return { ...details, chooser };
    }
  }
  return null;
}

export function seeds(browser) {
  for (const [turn, language] of languages.entries()) {
    test(`seeds 1-3d, Software: ${language.name}`, async () => {
      const admins = usersWith('GLOBAL_ADMIN');
      // Taking keys ends the refund of a whole purchase, so each language starts with another member.
      for (const admin of [...admins.slice(turn), ...admins.slice(0, turn)]) {
        let found = false;
        await inBrowser(browser, { chooseLanguage: false }, async (page) => {
          await page.goto('/');
          await page.locator('[data-testid=language]').click();
          await page.getByRole('menuitemradio', { name: language.name }).click();
          await signIn(page, admin);
          const benefit = await refundable(page);
          found = benefit !== null;
          if (benefit) {
            await follow(page, benefit, language);
          }
        });
        if (found) {
          return;
        }
      }
      assert.fail('no member has software that can still be refunded: run the tests on fresh demo data');
    });
  }
}

async function follow(page, benefit, language) {
  // 1: select Software to see the list
  await page.locator('[data-testid=category-software]').filter({ hasText: language.software }).click();
  await page.getByRole('heading', { level: 1, name: language.software }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), language.tag);

  // 2: the arrow at the far right of the row
  const row = page.locator(`tr[data-benefit="${benefit.id}"]`);
  const arrow = row.locator('td').last().getByRole('button');
  assert.equal(await arrow.getAttribute('aria-expanded'), 'false');
  await arrow.click();
  assert.equal(await arrow.getAttribute('aria-expanded'), 'true');
  const details = page.locator('[data-testid=benefit-details]');

  // 3 a: Get keys, after it has said what that means
  await details.getByRole('button', { name: language.getKeys }).click();
  const dialog = page.getByRole('dialog');
  const warning = dialog.locator('[data-consequence]').first();
  await warning.waitFor();
  assert.match(await warning.innerText(), language.script);
  await eventually(
    'the preview has come',
    async () => (await dialog.locator('[data-testid=consequences] [role=progressbar]').count()) === 0,
  );
  assert.ok((await warning.innerText()).length > 10);
  await dialog.locator('[data-testid=confirm]').click();
  const shown = dialog.locator('[data-testid=shown-keys] li').first();
  await shown.waitFor();
  const value = (await shown.locator('code').innerText()).trim();
  const id = await shown.getAttribute('data-key');
  assert.match(value, /^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/);
  await dialog.getByRole('button').last().click();
  await dialog.waitFor({ state: 'detached' });

  // the key stays under the benefit, masked, and can be shown again
  const claimed = details.locator('[data-testid=claimed-keys]');
  await claimed.waitFor();
  const keyRow = claimed.locator(`tr[data-key="${id}"]`);
  assert.ok(!(await claimed.innerText()).includes(value), 'a key that was taken is masked');
  await keyRow.locator('[data-action=show-key]').click();
  await eventually('the key is shown again', async () => (await keyRow.locator('code').innerText()).trim() === value);

  // the special instructions
  const instructions = details.locator('[data-testid=instructions]');
  assert.ok((await instructions.innerText()).startsWith(language.instructions));
  assert.match((await instructions.innerText()).slice(language.instructions.length), language.script);

  // 3 b and c: the language, the system, and what else there is to choose
  const target = benefit.chooser.entries.find((entry) => entry.values.language === language.tag) ?? benefit.chooser.entries[0];
  for (const { name } of benefit.chooser.dimensions) {
    await details.locator(`[data-dimension="${name}"]`).selectOption(target.values[name]);
  }

  // 3 d: the link to the installation package
  const link = details.locator('[data-testid=downloads] a').first();
  await link.waitFor();
  await eventually('the one that was chosen', async () => (await link.getAttribute('href')) === target.href);
  const text = await details.locator('[data-testid=downloads]').innerText();
  for (const known of [target.size, target.checksum].filter(Boolean)) {
    assert.ok(text.includes(known), `the download says ${known}`);
  }

  // what was done is in the history
  await details.locator('[data-testid=history]').click();
  await details.locator('ol li').filter({ hasText: language.getKeys }).first().waitFor();
}
