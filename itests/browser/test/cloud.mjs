// The seeds' "Manage cloud services benefits", steps 1 to 3, in each language, as a member's admin does them.
import assert from 'node:assert/strict';
import { check } from './axe.mjs';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, everyBenefit, userWith } from './platform.mjs';
import { inBrowser } from './session.mjs';

const languages = [
  {
    tag: 'en',
    name: 'English',
    member: 'Northlight Systems',
    cloud: 'Cloud',
    assign: 'Assign user',
    remove: 'Remove user',
    getKeys: 'Get keys',
    instructions: 'Special instructions',
    dates: 'Dates',
    tenant: 'Tenant',
    licenses: 'Licenses of the subscription',
    ends: 'End date of the subscription',
    wrongTenant: 'Redeemed in the wrong tenant',
    ready: 'Ready to redeem',
    active: 'Active: ',
  },
  {
    tag: 'zh-CN',
    name: '简体中文',
    member: 'Jade Harbor Software',
    cloud: '云',
    assign: '分配用户',
    remove: '移除用户',
    getKeys: '获取密钥',
    instructions: '特殊说明',
    dates: '日期',
    tenant: '租户',
    licenses: '订阅的许可证数',
    ends: '订阅的结束日期',
    wrongTenant: '兑换到了错误的租户',
    ready: '可以兑换',
    active: '有效：',
  },
  {
    tag: 'zh-TW',
    name: '繁體中文',
    member: 'Formosa Cloudworks',
    cloud: '雲端',
    assign: '指派使用者',
    remove: '移除使用者',
    getKeys: '取得金鑰',
    instructions: '特殊指示',
    dates: '日期',
    tenant: '租用戶',
    licenses: '訂閱的授權數',
    ends: '訂閱的結束日期',
    wrongTenant: '兌換到錯誤的租用戶',
    ready: '可以兌換',
    active: '作用中：',
  },
];

export function cloud(browser) {
  for (const language of languages) {
    test(`seeds 1-3, Cloud, usage-based: ${language.name}`, () =>
      inLanguage(browser, language, (page, admin) => useCredit(page, language, admin)));
    test(`seeds 1-3, Cloud, license-based: ${language.name}`, () =>
      inLanguage(browser, language, (page, admin) => useLicenses(page, language, admin)));
    test(`keys: one that was replaced, and the one that came instead, name each other: ${language.name}`, () =>
      inLanguage(browser, language, (page) => replaced(page, language)));
  }
}

function inLanguage(browser, language, work) {
  return inBrowser(browser, { chooseLanguage: false }, async (page) => {
    const admin = userWith('GLOBAL_ADMIN', language.member);
    await page.goto('/');
    await page.locator('[data-testid=language]').click();
    await page.getByRole('menuitemradio', { name: language.name }).click();
    await signIn(page, admin);
    await work(page, admin);
  });
}

/** Steps 1 and 2: select Cloud to see the list, and the arrow at the far right of the row to see the details. */
async function expand(page, language, wanted) {
  await page.locator('[data-testid=category-cloud]').filter({ hasText: language.cloud }).click();
  await page.getByRole('heading', { level: 1, name: language.cloud }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), language.tag);
  const benefit = (await everyBenefit(page, 'cloud')).find((one) => one.status === 'available' && wanted(one));
  assert.ok(benefit, `${language.member} has such a benefit: run the tests on fresh demo data`);
  const arrow = page.locator(`tr[data-benefit="${benefit.id}"] td`).last().getByRole('button');
  assert.equal(await arrow.getAttribute('aria-expanded'), 'false');
  await arrow.click();
  const details = page.locator('[data-testid=benefit-details]');
  await details.getByRole('heading', { name: language.dates }).waitFor();
  assert.ok((await details.locator('[data-testid=instructions]').innerText()).startsWith(language.instructions));
  return details;
}

async function settled(dialog) {
  await eventually(
    'the preview has come',
    async () => (await dialog.locator('[data-testid=consequences] [role=progressbar]').count()) === 0,
  );
}

async function closed(dialog) {
  await dialog.getByRole('button').last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** Step 3: assign yourself, then go to the portal. */
async function useCredit(page, language, admin) {
  const details = await expand(page, language, (one) => one.unit === 'seats' && one.title.includes('monthly'));
  await check(page, 'a credit');
  await details.locator('[data-action=assign-user]').filter({ hasText: language.assign }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[data-consequence=sends-mail-to]').waitFor(); // nobody chosen: yourself
  await check(page, 'the form to assign a user');
  await dialog.locator('[data-testid=confirm]').click();
  await dialog.locator('[data-testid=result]').waitFor();
  await closed(dialog);

  const seats = details.locator('[data-testid=seats]');
  await seats.getByText(admin.email).first().waitFor(); // and again beside the mail
  const portal = details.getByRole('link', { name: /portal|门户|入口網站/ });
  assert.match(await portal.getAttribute('href'), /^https:\/\/portal\.azure\./);
  const send = details.locator('[data-testid=copy-text]');
  assert.match(await send.innerText(), /https:\/\/signup\.azure\./);
  const again = details.locator('[data-action=assign-user]');
  await eventually('one user a credit', async () => (await again.getAttribute('aria-disabled')) === 'true');
  await check(page, 'a credit with its user');

  // a monthly credit can be taken back and given again
  await seats.locator('[data-action=remove-user]').filter({ hasText: language.remove }).click();
  await dialog.locator('[data-testid=confirm]').click();
  await dialog.locator('[data-testid=result]').waitFor();
  await closed(dialog);
  await eventually('free again', async () => (await again.getAttribute('aria-disabled')) !== 'true');
}

/** Step 3: Get keys for the confirmed tenant, follow the special instructions; then what to do when that went wrong. */
async function useLicenses(page, language, admin) {
  const details = await expand(page, language, (one) => one.unit === 'keys');
  await details.getByText(language.ready).first().waitFor();
  await details.locator('[data-action=get-keys]').filter({ hasText: language.getKeys }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(admin.email).first().waitFor(); // the tenant's account is shown, and has to be confirmed
  assert.equal(await dialog.locator('[data-testid=confirm]').count(), 0);
  await check(page, 'the tenant to confirm');
  await dialog.getByRole('checkbox').check();
  await dialog.locator('[data-consequence=ends-refund], [data-consequence=uses-units]').first().waitFor();
  await dialog.locator('[data-testid=confirm]').click();
  const shown = dialog.locator('[data-testid=shown-keys] li').first();
  await shown.waitFor();
  assert.match((await shown.locator('code').innerText()).trim(), /^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/);
  const id = await shown.getAttribute('data-key');
  await closed(dialog);
  const key = details.locator(`tr[data-key="${id}"]`);

  // what another key would do, before it is redeemed
  await details.locator('[data-action=preview-redemption]').click();
  await dialog.getByLabel(language.licenses).fill('100');
  const end = new Date(Date.now() + 180 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await dialog.getByLabel(language.ends).fill(end);
  await dialog.locator('[data-result=extend]').waitFor();
  await dialog.locator('[data-result=add]').waitFor();
  await settled(dialog);
  await check(page, 'extending and adding, compared');
  await dialog.locator('[data-testid=confirm]').click();
  await dialog.locator('[data-testid=result] [data-result=add]').waitFor();
  await closed(dialog);

  await key.locator('[data-action=mark-redeemed]').click();
  await dialog.getByLabel(language.tenant).fill('wrong.example');
  await settled(dialog);
  await check(page, 'marking a key as redeemed');
  await dialog.locator('[data-testid=confirm]').click();
  await dialog.locator('[data-testid=result]').waitFor();
  await closed(dialog);
  await details.getByText(language.active).first().waitFor();

  await key.locator('[data-action=replace-key]').click();
  await choose(page, dialog, language.wrongTenant);
  await settled(dialog);
  await check(page, 'replacing a key');
  await dialog.locator('[data-testid=confirm]').click();
  await dialog.locator('[data-testid=shown-keys] li').first().waitFor();
  await closed(dialog);
  await eventually('both keys stay listed', async () => (await details.locator('[data-testid=claimed-keys] tr[data-key]').count()) === 2);
  await check(page, 'licences with a replaced key');
}

async function choose(page, dialog, option) {
  await dialog.getByRole('combobox').first().click();
  await page.getByRole('option', { name: option }).click();
}

/** The keys that the test before left behind. */
async function replacedKey(page, language) {
  for (const benefit of await everyBenefit(page, 'cloud')) {
    const { items } = await api(page, `/benefits/${encodeURIComponent(benefit.id)}/keys`, language.tag);
    const old = items.find((key) => key.replacedBy);
    if (old) {
      return { benefit, old, fresh: items.find((key) => key.id === old.replacedBy) };
    }
  }
  return assert.fail('a key was replaced');
}

async function replaced(page, language) {
  const { benefit, old, fresh } = await replacedKey(page, language);
  await page.goto(`/benefits/cloud/${encodeURIComponent(benefit.id)}`);
  const row = (key) => page.locator(`tr[data-key="${key.id}"]`);
  await row(old).locator('[data-testid=replaced]').getByText(fresh.masked).waitFor();
  await row(fresh).getByText(old.masked).last().waitFor();
  assert.equal(await row(fresh).locator('[data-testid=replaced]').count(), 0, 'that one is good');
  assert.equal(fresh.replaces, old.id);
  assert.ok(old.facts.length > 0, 'what was noted of it is kept');
  for (const fact of old.facts) {
    await row(old).locator('[data-testid=facts]').getByText(fact.value).first().waitFor();
  }
  for (const key of [old, fresh]) {
    const again = row(key).locator('[data-action=replace-key]');
    assert.ok((await again.count()) === 0 || (await again.getAttribute('aria-disabled')) === 'true', 'replaced once');
  }
}
