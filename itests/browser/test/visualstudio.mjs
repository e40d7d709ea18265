// The seeds' "Manage Visual Studio subscriptions", step by step in each language: as a member's admin, and as a holder.
import assert from 'node:assert/strict';
import { signIn } from './browser.mjs';
import { check } from './axe.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, everyBenefit, userWith } from './platform.mjs';
import { inBrowser } from './session.mjs';

const languages = [
  {
    tag: 'en',
    name: 'English',
    member: 'Northlight Systems',
    category: 'Visual Studio subscriptions',
    assign: 'Assign user',
    remove: 'Remove user',
    resend: 'Resend mail',
    record: 'Record use',
    signsInAs: 'Signs in as',
    usedBefore: 'Used before by others',
    portal: 'Go to the Visual Studio subscriptions portal',
  },
  {
    tag: 'zh-CN',
    name: '简体中文',
    member: 'Jade Harbor Software',
    category: 'Visual Studio 订阅',
    assign: '分配用户',
    remove: '删除用户',
    resend: '重新发送邮件',
    record: '登记使用情况',
    signsInAs: '登录帐户',
    usedBefore: '此前他人已使用',
    portal: '转到 Visual Studio 订阅门户',
  },
  {
    tag: 'zh-TW',
    name: '繁體中文',
    member: 'Formosa Cloudworks',
    category: 'Visual Studio 訂閱',
    assign: '指派使用者',
    remove: '移除使用者',
    resend: '重新傳送郵件',
    record: '登錄使用情形',
    signsInAs: '登入帳戶',
    usedBefore: '先前由他人使用',
    portal: '前往 Visual Studio 訂閱入口網站',
  },
];

export function visualStudio(browser) {
  for (const language of languages) {
    test(`seeds 1-3, Visual Studio subscriptions, assigned: ${language.name}`, () =>
      inLanguage(browser, language, 'GLOBAL_ADMIN', (page) => assign(page, language)));
    test(`seeds 3, Visual Studio subscriptions, managed by the holder: ${language.name}`, () =>
      inLanguage(browser, language, 'USER', (page) => hold(page, language)));
    test(`seeds 3, Visual Studio subscriptions, reassigned: ${language.name}`, () =>
      inLanguage(browser, language, 'GLOBAL_ADMIN', (page) => reassign(page, language)));
    test(`seats: what their type says of them, and those that ended: ${language.name}`, () =>
      inLanguage(browser, language, 'GLOBAL_ADMIN', (page) => told(page, language)));
  }
}

function inLanguage(browser, language, role, work) {
  return inBrowser(browser, { chooseLanguage: false }, async (page) => {
    await page.goto('/');
    await page.locator('[data-testid=language]').click();
    await page.getByRole('menuitemradio', { name: language.name }).click();
    await signIn(page, userWith(role, language.member));
    await work(page);
  });
}

/** Of the member's subscriptions the one without a lock, which the three tests of a language share. */
async function subscription(page) {
  for (const benefit of await everyBenefit(page, 'visual-studio')) {
    const { details } = await api(page, `/benefits/${encodeURIComponent(benefit.id)}`);
    const facts = details.find((block) => block.kind === 'facts').items;
    if (facts.some((fact) => fact.value === 'At any time')) {
      return benefit;
    }
  }
  return assert.fail('every subscription has a lock');
}

/** Steps 1 and 2: select Visual Studio subscriptions to see the list, and the arrow at the far right of the row. */
async function expand(page, language, benefit) {
  await page.locator('[data-testid=category-visual-studio]').filter({ hasText: language.category }).click();
  await page.getByRole('heading', { level: 1, name: language.category }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), language.tag);
  const arrow = page.locator(`tr[data-benefit="${benefit.id}"] td`).last().getByRole('button');
  assert.equal(await arrow.getAttribute('aria-expanded'), 'false');
  await arrow.click();
  const details = page.locator('[data-testid=benefit-details]');
  await portal(details, language).waitFor();
  return details;
}

function portal(place, language) {
  return place.getByRole('link', { name: language.portal });
}

/** Opens the form of an action and waits until the consequences are known. */
async function begin(page, place, action, title) {
  await place.locator(`[data-action=${action}]`).filter({ hasText: title }).first().click();
  const dialog = page.locator('[data-testid=action-dialog]');
  await dialog.waitFor();
  return dialog;
}

async function settled(dialog) {
  await eventually(
    'the preview has come',
    async () => (await dialog.locator('[data-testid=consequences] [role=progressbar]').count()) === 0,
  );
}

async function confirm(dialog) {
  await settled(dialog);
  await dialog.locator('[data-testid=confirm]').click();
  await dialog.locator('[data-testid=result]').waitFor();
  await dialog.getByRole('button').last().click();
  await dialog.waitFor({ state: 'detached' });
}

async function choose(page, dialog, user) {
  const picker = dialog.locator('[data-testid=user-picker]').getByRole('combobox');
  await picker.click();
  await picker.pressSequentially(user.email.slice(0, 6));
  await page.getByRole('option').filter({ hasText: user.email }).click();
  await dialog.locator('[data-testid=chosen-user]').filter({ hasText: user.email }).waitFor();
}

function seatOf(details, user) {
  return details.locator('[data-testid=seats] tbody tr').filter({ hasText: user.email });
}

/** Step 3, and its important note: somebody of the list, then somebody who is not in it. */
async function assign(page, language) {
  const benefit = await subscription(page);
  const details = await expand(page, language, benefit);
  await check(page, 'a subscription');
  const holder = userWith('USER', language.member);
  const dialog = await begin(page, details, 'assign-user', language.assign);
  await choose(page, dialog, holder);
  await settled(dialog);
  await dialog.locator('[data-consequence=sends-mail-to]').filter({ hasText: holder.email }).waitFor();
  await check(page, 'the form to assign a user');
  await confirm(dialog);
  const seat = seatOf(details, holder);
  await seat.getByText(language.signsInAs).waitFor();
  await check(page, 'a subscription with its user');

  // not in the list: added in account settings, and the form is as it was
  const mailbox = 'mailbox@elsewhere.example';
  const added = { name: `Vera ${language.tag}`, email: `vera.${language.tag.toLowerCase()}@new.example` };
  await begin(page, details, 'assign-user', language.assign);
  await dialog.locator('input[name$=notificationEmail]').fill(mailbox);
  await dialog.locator('[data-testid=add-user]').click();
  const person = page.locator('[data-testid=user-dialog]');
  await person.locator('input[name=name]').fill(added.name);
  await person.locator('input[name=email]').fill(added.email);
  await check(page, 'a new user');
  await person.locator('[data-testid=create]').click();
  await person.locator('[data-testid=kept]').click();
  await person.waitFor({ state: 'detached' });
  await dialog.locator('[data-testid=chosen-user]').filter({ hasText: added.email }).waitFor();
  assert.equal(await dialog.locator('input[name$=notificationEmail]').inputValue(), mailbox, 'the form is kept');
  await confirm(dialog);
  await seatOf(details, added).getByText(mailbox).first().waitFor();

  // repeated for each subscription
  await eventually('two are assigned', async () =>
    /^2 \//.test((await page.locator(`tr[data-benefit="${benefit.id}"]`).innerText()).match(/\d+ \/ \d+/)?.[0] ?? ''),
  );
}

/** Users manage their subscription in the portal; here they find how to sign in, and ask for the mail again. */
async function hold(page, language) {
  const benefit = await held(page);
  await page.goto(`/benefits/visual-studio/${encodeURIComponent(benefit)}`);
  await portal(page, language).waitFor();
  const holder = userWith('USER', language.member);
  const notice = page.getByText(holder.email).first();
  await notice.waitFor();
  await check(page, 'the page of a holder');
  const seat = seatOf(page, holder);
  await confirm(await begin(page, seat, 'resend-mail', language.resend));
  const dialog = await begin(page, seat, 'record-use', language.record);
  await dialog.getByRole('combobox').first().click();
  await page.getByRole('option').filter({ hasText: /\S/ }).first().click();
  await dialog.locator('input[name$=note]').fill('Windows 11');
  await check(page, 'the form to record use');
  await confirm(dialog);
  await seat.getByText(/Windows 11/).waitFor();
  assert.equal(await seat.locator('[data-action=remove-user]:not([aria-disabled=true])').count(), 0);
}

/** A holder's list holds what he has. */
async function held(page) {
  const list = await everyBenefit(page, 'visual-studio');
  assert.ok(list.length > 0, 'a holder sees what he holds');
  return list[0].id;
}

/** Reassigned at any time: remove, then assign somebody else, who learns what was used. */
async function reassign(page, language) {
  const benefit = await subscription(page);
  const details = await expand(page, language, benefit);
  const holder = userWith('USER', language.member);
  await openEnded(page, details);
  assert.equal(await endedOf(details, holder).count(), 0, 'nobody had it before');
  await confirm(await begin(page, seatOf(details, holder), 'remove-user', language.remove));
  await seatOf(details, holder).waitFor({ state: 'detached' });
  await endedOf(details, holder).waitFor(); // without a reload

  const next = userWith('REPORT_VIEWER', language.member);
  const dialog = await begin(page, details, 'assign-user', language.assign);
  await choose(page, dialog, next);
  await confirm(dialog);
  const seat = seatOf(details, next);
  await seat.getByText(language.usedBefore).waitFor();
  await seat.getByText(/Windows 11/).waitFor();
  await check(page, 'a subscription that was used before');
}

function endedOf(details, user) {
  return details.getByRole('listitem').filter({ hasText: user.name });
}

async function openEnded(page, details) {
  const toggle = details.locator('[data-testid=ended-seats]');
  await toggle.focus();
  await page.keyboard.press('Enter');
  await eventually('opened', async () => (await toggle.getAttribute('aria-expanded')) === 'true');
}

const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** Every fact of every seat stands beside its user, in the language of the page; and every seat that ended tells why. */
async function told(page, language) {
  const benefit = await subscription(page);
  const details = await expand(page, language, benefit);
  const read = async (what) => (await api(page, `/benefits/${encodeURIComponent(benefit.id)}/${what}`, language.tag)).items;
  const seats = await read('assignments');
  assert.ok(seats.length >= 2, 'several seats');
  for (const seat of seats) {
    assert.ok(seat.facts.length >= 3, 'where to sign in, where mail goes, downloads');
    const facts = seatOf(details, seat.user).locator('[data-testid=facts] > div');
    await facts.nth(seat.facts.length - 1).waitFor(); // the seats come after the rest
    assert.deepEqual(
      (await facts.allInnerTexts()).map(oneLine),
      seat.facts.map((fact) => oneLine(`${fact.label}: ${fact.value}`)),
    );
  }
  await openEnded(page, details);
  const ended = await read('ended-assignments');
  assert.ok(ended.length >= 1, 'one was taken away');
  for (const seat of ended) {
    const line = endedOf(details, seat.user).first();
    await line.waitFor();
    const said = await line.innerText();
    assert.ok(seat.why !== '' && said.includes(seat.why), `why it ended: ${said}`);
    assert.ok(said.includes(seat.endedBy.name), 'and by whom');
    assert.equal(await line.locator('time').nth(1).getAttribute('datetime'), seat.endedAt);
  }
  await check(page, 'ended seats');
}
