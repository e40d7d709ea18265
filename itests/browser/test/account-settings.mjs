// What admins do with the people of their company: add, change, delete, restore; and what an invited one does.
import assert from 'node:assert/strict';
import { check, colors } from './axe.mjs';
import { enter, open, signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, baseURL, userWith } from './platform.mjs';
import { inBrowser, signedIn } from './session.mjs';

const languages = [
  { tag: 'en', title: 'Users', add: 'Add user', deleted: 'Deleted', admin: 'Global admin', own: 'Choose your own password' },
  { tag: 'zh-CN', title: '用户', add: '添加用户', deleted: '已删除', admin: '全局管理员', own: '设置你自己的密码' },
  { tag: 'zh-TW', title: '使用者', add: '新增使用者', deleted: '已刪除', admin: '全域系統管理員', own: '設定您自己的密碼' },
];

const nobodyWaits = { en: 'Nobody waits for an answer.', 'zh-CN': '没有待处理的申请。', 'zh-TW': '沒有待處理的申請。' };

const strong = 'violet kettle drums under 7 moons';

const rowOf = (page, email) => page.locator('table tbody tr').filter({ hasText: email });

async function menu(page, email, item) {
  await rowOf(page, email).locator('[data-testid=user-actions]').click();
  await page.locator(`[data-testid=${item}]`).click();
}

async function find(page, email) {
  await page.getByRole('searchbox').fill(email);
  await eventually('found alone', async () => (await page.locator('table tbody tr').count()) === 1);
}

/** Adds somebody with a one-time password, and gives that back. */
async function add(page, name, email) {
  await page.locator('[data-testid=new-user]').click();
  const dialog = page.locator('[data-testid=user-dialog]');
  await dialog.locator('input[name=name]').fill(name);
  await dialog.locator('input[name=email]').fill(email);
  await dialog.locator('input[value=password]').check({ force: true });
  await dialog.locator('[data-testid=create]').click();
  const password = await dialog.locator('[data-testid=shown-once]').innerText();
  await dialog.locator('[data-testid=kept]').click();
  return password;
}

/** With the keyboard alone: the first field has the focus, and between the fields is the button that shows what is typed. */
async function typeTwice(page, password) {
  await eventually('the field has the focus', () => page.locator('input[name=next]').evaluate((field) => field === document.activeElement));
  await page.locator('input[name=next]').press('ControlOrMeta+a');
  await page.keyboard.type(password);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

/** Signs in with a one-time password: nothing goes before it is changed, and then comes the page that was wanted. */
async function firstSignIn(page, user, language, own) {
  await enter(page, user, '/packages');
  await page.getByRole('heading', { level: 1, name: language.own }).waitFor();
  assert.equal(await page.locator('[data-testid=account]').count(), 0, 'no menu, no pages');
  const refused = await page.evaluate(async () => (await fetch('/api/v1/packages')).json());
  assert.equal(refused.type, 'urn:bestow:password-change-required');
  await check(page, `the own password ${language.tag}`);
  const next = page.locator('input[name=next]');
  await typeTwice(page, 'short');
  await eventually('too short is said', async () => (await next.getAttribute('aria-invalid')) === 'true');
  await typeTwice(page, user.password);
  await eventually('the same is refused', async () => (await next.getAttribute('aria-invalid')) === 'true');
  await page.reload(); // what was typed at the sign-in is in no storage
  await page.locator('input[name=current]').fill('not the one');
  await next.focus();
  await typeTwice(page, own);
  await eventually('a wrong one is said', async () => (await page.locator('input[name=current]').getAttribute('aria-invalid')) === 'true');
  await page.locator('input[name=current]').fill(user.password);
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=account]').waitFor();
  assert.equal(new URL(page.url()).pathname, '/packages', 'the page that was wanted');
}

export function accountSettings(browser) {
  for (const language of languages) {
    test(`account settings: somebody is added, changed, deleted and restored: ${language.tag}`, async () => {
      const email = `nora.${language.tag.toLowerCase()}.${Date.now()}@northlight.example`;
      await signedIn(browser, userWith('GLOBAL_ADMIN'), { language: language.tag }, async (page) => {
        await page.locator('a[href="/users"]').first().click();
        await page.getByRole('heading', { level: 1, name: language.title, exact: true }).waitFor();
        assert.equal((await page.locator('[data-testid=new-user]').innerText()).trim(), language.add);
        const password = await add(page, 'Nora Field', email);
        await find(page, email);

        await menu(page, email, 'roles');
        const roles = page.locator('[data-testid=roles-dialog]');
        await roles.getByLabel(language.admin).check({ force: true });
        await roles.locator('[data-testid=save]').click();
        await rowOf(page, email).getByText(language.admin).waitFor();

        await menu(page, email, 'edit');
        const person = page.locator('[data-testid=person-dialog]');
        await person.locator('input[name=name]').fill('');
        await person.locator('[data-testid=save]').click();
        await eventually(
          'a name is needed',
          async () => (await person.locator('input[name=name]').getAttribute('aria-invalid')) === 'true',
        );
        await person.locator('input[name=name]').fill('Nora Meadow');
        await person.locator('[data-testid=save]').click();
        await rowOf(page, email).getByText('Nora Meadow').waitFor();

        await inBrowser(browser, { language: language.tag }, async (theirs) => {
          await firstSignIn(theirs, { email, password }, language, strong);
          await menu(page, email, 'delete');
          const deletion = page.locator('[data-testid=delete-dialog]');
          await deletion.locator('[data-testid=confirm-it]').click();
          await eventually('gone from the list', async () => (await rowOf(page, email).count()) === 0);
          const status = await theirs.evaluate(async () => (await fetch('/api/v1/me')).status);
          assert.equal(status, 401, 'and signed out');
        });

        await page.locator('[data-testid=status-filter]').selectOption('deleted');
        await rowOf(page, email).getByText(language.deleted, { exact: true }).waitFor();
        await menu(page, email, 'restore');
        await eventually('no longer among the deleted', async () => (await rowOf(page, email).count()) === 0);
        await page.locator('[data-testid=status-filter]').selectOption('');
        await rowOf(page, email).waitFor();
      });
    });

    test(`account settings: axe finds nothing: ${language.tag}`, async () => {
      for (const [dark, width] of [
        [false, 1280],
        [false, 420],
        [true, 1280],
      ]) {
        await signedIn(browser, userWith('GLOBAL_ADMIN'), { language: language.tag, dark, width }, async (page) => {
          const look = (where) => check(page, `${where} ${language.tag} ${width}`, dark ? colors : null);
          await page.goto('/users');
          await page.locator('table tbody tr').first().waitFor();
          await look('users');
          await page.locator('[data-testid=new-user]').click();
          await page.locator('[data-testid=user-dialog] input').first().waitFor();
          await look('a new user');
          await page.locator('[data-testid=user-dialog]').getByRole('button').first().click();
          await page.locator('[data-testid=user-actions]').nth(1).click();
          await page.locator('[data-testid=delete]').click();
          await page.locator('[data-testid=delete-dialog] [data-testid=confirm-it]').waitFor();
          await look('what ends');
          await page.goto('/users/access');
          await page.locator('[data-testid=rules] tbody tr').first().waitFor();
          await look('who can do what');
          await page.goto('/users/import');
          await page.locator('textarea[name=csv]').fill('name,email,roles\nOlga One,olga\nPia Two,pia@northlight.example,USER\n');
          await page.locator('[data-testid=check]').click();
          await page.locator('[data-testid=row-errors]').first().waitFor();
          await look('what is wrong with a table');
        });
      }
    });
  }

  test('account settings: the list is narrowed by role, and the address keeps it', async () => {
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.goto('/users');
      await page.locator('[data-testid=role-filter]').selectOption('PARTNER_ADMIN');
      const wanted = (await api(page, '/users?role=PARTNER_ADMIN')).items.length;
      await eventually('narrowed', async () => (await page.locator('table tbody tr').count()) === wanted);
      await page.reload();
      await eventually('still', async () => (await page.locator('table tbody tr').count()) === wanted);
    });
  });

  test('account settings: a User admin gives no roles but User, and leaves admins alone', async () => {
    await signedIn(browser, userWith('USER_ADMIN'), {}, async (page) => {
      await page.goto('/users');
      const admin = userWith('GLOBAL_ADMIN');
      await rowOf(page, admin.email).waitFor();
      assert.equal(await rowOf(page, admin.email).locator('[data-testid=user-actions]').count(), 0);
      await page.locator('[data-testid=new-user]').click();
      const roles = page.locator('[data-testid=user-dialog] input[type=checkbox]');
      await roles.first().waitFor();
      assert.equal(await roles.count(), 1);
    });
  });

  test('account settings: with the keyboard alone somebody is invited, and an address without invitation says so', async () => {
    const email = `kay.${Date.now()}@northlight.example`;
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.goto('/users');
      await page.locator('[data-testid=new-user]').focus();
      await page.keyboard.press('Enter');
      const dialog = page.locator('[data-testid=user-dialog]');
      await dialog.locator('input[name=name]').focus();
      await page.keyboard.type('Kay Board');
      await page.keyboard.press('Tab');
      await page.keyboard.type(email);
      await page.keyboard.press('Enter');
      await dialog.locator('[data-testid=kept]').waitFor();
      assert.equal(await dialog.locator('[data-testid=shown-once]').count(), 0, 'no password: the mail has a link');
      await dialog.locator('[data-testid=kept]').press('Enter');
      await find(page, email);
      await rowOf(page, email).locator('[data-delivery]').waitFor();
      await menu(page, email, 'delete');
      await page.locator('[data-testid=delete-dialog] [data-testid=confirm-it]').click();
    });
    const { context, page, faults } = await open(browser, baseURL);
    await page.goto('/invitation');
    await page.getByText('no invitation in it').waitFor();
    await page.goto('/invitation#nonsense');
    await page.reload();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    assert.equal(new URL(page.url()).hash, '', 'a token does not stay in the address');
    await check(page, 'an invitation that is none');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('account settings: who is not in the list is added from the form, which stays as it was', async () => {
    await inBrowser(browser, {}, async (page) => {
      await signIn(page, userWith('GLOBAL_ADMIN'));
      const { items } = await api(page, '/benefits?limit=200');
      let chosen = null;
      for (const benefit of items) {
        const sheet = await api(page, `/benefits/${benefit.id}`);
        const action = sheet.actions.find(
          (one) => one.state === 'available' && Object.values(one.inputSchema.properties ?? {}).some((field) => field.format === 'user'),
        );
        if (action) {
          chosen = { benefit, action };
          break;
        }
      }
      assert.ok(chosen, 'a benefit can be given to somebody');
      await page.goto(`/benefits/${chosen.benefit.type}/${chosen.benefit.id}`);
      await page.locator(`[data-action=${chosen.action.name}]`).first().click();
      const dialog = page.locator('[data-testid=action-dialog]');
      const picker = dialog.locator('[data-testid=user-picker] input');
      await picker.waitFor();
      await picker.click();
      await page.keyboard.type('richter');
      await eventually('found alone', async () => (await page.getByRole('option').allInnerTexts()).join().startsWith('Paul Richter'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await eventually('chosen', async () => (await picker.inputValue()) === 'Paul Richter');
      await dialog.locator('[data-testid=chosen-user]').getByText('@northlight.example').waitFor();
      await check(page, 'a chosen user');
      await dialog.locator('[data-testid=add-user]').click();
      const email = `vera.${Date.now()}@northlight.example`;
      const adding = page.locator('[data-testid=user-dialog]');
      await adding.locator('input[name=name]').fill('Vera New');
      await adding.locator('input[name=email]').fill(email);
      await adding.locator('[data-testid=create]').click();
      await adding.locator('[data-testid=kept]').click();
      await eventually('the new one is chosen', async () => (await picker.inputValue()) === 'Vera New');
      await dialog.locator('[data-testid=chosen-user]').getByText(email).waitFor();
      assert.equal(await dialog.count(), 1, 'the form is still there');
    });
  });

  test('account settings: a table is looked at row by row, and then all are invited', async () => {
    const stamp = Date.now();
    await signedIn(browser, userWith('USER_ADMIN'), {}, async (page) => {
      await page.goto('/users/import');
      const table = page.locator('textarea[name=csv]');
      await table.fill(`name,email,roles,shoe\nOlga One,olga,USER,39\nPia Two,pia.${stamp}@northlight.example,USER,40\n`);
      await page.locator('[data-testid=check]').click();
      await page.getByText('1 row is wrong').waitFor();
      await page.getByText('Columns that mean nothing here: shoe').waitFor();
      assert.equal(await page.locator('[data-testid=import]').count(), 0, 'nobody is invited before all are right');
      const text = `name,email,roles\nOlga One,olga.${stamp}@northlight.example,USER\nPia Two,pia.${stamp}@northlight.example,USER\n`;
      const file = { name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      await page.locator('main input[type=file]').setInputFiles(file);
      await eventually('the file was read', async () => (await table.inputValue()) === text);
      await page.locator('[data-testid=check]').click();
      await page.getByText('2 users can be invited.').waitFor();
      await page.locator('[data-testid=import]').click();
      await page.locator('[data-testid=summary]').getByText('2 users were invited.').waitFor();
      await page.goto('/users?status=invited');
      await find(page, `olga.${stamp}@northlight.example`);
    });
  });

  test('account settings: who is no Global admin sees who is, asks to become one, and is told', async () => {
    const asker = userWith('BILLING_ADMIN');
    await signedIn(browser, asker, {}, async (page) => {
      await page.locator('a[href="/users/access"]').first().click();
      const become = page.locator('[data-testid=become-admin]');
      await become.getByText(userWith('GLOBAL_ADMIN').email).waitFor();
      await become.locator('[data-testid=ask]').click();
      await eventually('a reason is needed', async () => (await become.locator('textarea').getAttribute('aria-invalid')) === 'true');
      await become.locator('textarea').fill('To assign what we bought.');
      await become.locator('[data-testid=ask]').click();
      await become.locator('[data-testid=asked]').waitFor();
    });
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.locator('a[href="/operator/members"]').first().click();
      const waiting = page.locator('[data-testid=open-requests]');
      const row = waiting.locator('tbody tr').filter({ hasText: asker.email });
      await row.locator('[data-decides=company]').waitFor();
      assert.equal(await waiting.locator('[data-testid=open-requests-count]').innerText(), '1');
      await row.getByText('To assign what we bought.').waitFor();
    });
    await signedIn(browser, userWith('GLOBAL_ADMIN'), {}, async (page) => {
      await page.goto('/users/access');
      const row = page.locator('[data-testid=role-requests] tbody tr').filter({ hasText: asker.email }).first();
      await row.locator('[data-testid=refuse]').click();
      await page.locator('textarea[name=note]').fill('Ask Greta to assign.');
      await page.locator('[data-testid=confirm-it]').click();
      await row.locator('[data-state=refused]').waitFor();
      assert.equal(await page.locator('[data-testid=become-admin]').count(), 0, 'a Global admin need not ask');
    });
    await signedIn(browser, asker, {}, async (page) => {
      await page.goto('/users/access');
      await page.getByText('Ask Greta to assign.').waitFor();
    });
  });

  for (const language of ['en', 'zh-CN', 'zh-TW']) {
    test(`account settings: an operator decides requests where a company has no Global admin: ${language}`, async () => {
      await signedIn(browser, userWith('OPERATOR'), { language, dark: language !== 'en' }, async (page) => {
        const request = {
          id: 'q1-1',
          user: { id: 'u1-9', name: 'Ines Ferreira', email: 'ines@northlight.example' },
          role: 'GLOBAL_ADMIN',
          reason: 'Our admin left.',
          state: 'open',
          at: '2026-05-04T09:00:00Z',
          outcome: null,
          decidable: true,
        };
        const sent = [];
        // no company of the demonstration is without one
        await page.route('**/api/v1/role-requests**', async (route) => {
          const asked = route.request();
          sent.push({ method: asked.method(), headers: await asked.allHeaders(), body: asked.postDataJSON() });
          if (asked.method() === 'POST') {
            Object.assign(request, { state: 'granted', decidable: false, outcome: { by: 'Olive', at: request.at, note: null } });
            await route.fulfill({ json: request });
          } else {
            await route.fulfill({ json: { items: [request], next: null } });
          }
        });
        const { items } = await api(page, '/operator/members?q=northlight');
        await page.route('**/api/v1/operator/role-requests**', async (route) => {
          assert.equal(new URL(route.request().url()).searchParams.get('state'), 'open');
          const waits = request.state === 'open' ? [{ member: { id: items[0].id, name: items[0].name }, request }] : [];
          await route.fulfill({ json: { items: waits, next: null } });
        });
        await page.goto('/operator/members');
        const waiting = page.locator('[data-testid=open-requests]');
        await waiting.locator('[data-decides=operator]').waitFor();
        assert.equal(await waiting.locator('[data-testid=open-requests-count]').innerText(), '1');
        await check(page, `who waits ${language}`, language === 'en' ? null : colors);
        await waiting.locator('[data-testid=company-of-request]').click();
        await page.getByRole('heading', { level: 1, name: items[0].name }).waitFor();
        const form = page.locator('[data-testid=look-at-requests]');
        await check(page, `company ${language}`, language === 'en' ? null : colors);
        await form.locator('[data-testid=show-requests]').click();
        await eventually('a reason is needed', async () => (await form.locator('textarea').getAttribute('aria-invalid')) === 'true');
        assert.equal(sent.length, 0);
        await form.locator('textarea').fill('工单 4711');
        await form.locator('[data-testid=show-requests]').click();
        const row = page.locator('[data-testid=role-requests] tbody tr');
        await row.locator('[data-testid=grant]').click();
        await check(page, `decision for a company ${language}`, language === 'en' ? null : colors);
        await page.locator('[data-testid=confirm-it]').click();
        await row.locator('[data-state=granted]').waitFor();
        const decision = sent.find(({ method }) => method === 'POST');
        assert.deepEqual(decision.body, { decision: 'granted', note: null });
        for (const { headers } of sent) {
          assert.equal(headers['bestow-member'], items[0].id);
          assert.equal(decodeURIComponent(headers['bestow-reason']), '工单 4711');
        }
        await page.locator('a[href="/operator/members"]').first().click();
        await page.locator('[data-testid=no-open-requests]').waitFor();
        await page.getByText(nobodyWaits[language]).waitFor();
      });
    });
  }

  test('account settings: where a company has Global admins an operator sees who asked, and decides nothing', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.goto('/operator/members');
      await page.locator('[data-testid=member]').filter({ hasText: 'Jade' }).click();
      await page.locator('textarea[name=reason]').fill('A call');
      await page.locator('[data-testid=show-requests]').click();
      await page.locator('[data-testid=no-role-requests]').waitFor();
    });
  });
}
