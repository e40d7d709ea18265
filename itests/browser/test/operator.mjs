// What programme operators do: catalogue, key pools, categories.
import assert from 'node:assert/strict';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, userWith } from './platform.mjs';
import { signedIn } from './session.mjs';

/** Puts an edited copy of the catalogue in force into the page, without importing it. */
export async function editedCatalogue(page, edit) {
  const document = page.locator('textarea').first();
  const text = await eventually('the document is there', async () => (await document.inputValue()) || null);
  const edited = JSON.stringify(edit(JSON.parse(text)), null, 2);
  // as a file: typing a long document takes a browser that is driven by a test longer than its patience
  const file = { name: 'catalogue.json', mimeType: 'application/json', buffer: Buffer.from(edited) };
  await page.locator('main input[type=file]').setInputFiles(file);
  await eventually('the file was read', async () => (await document.inputValue()) === edited);
}

export const retitled = (word) => (document) => {
  document.packages[0].title = { ...document.packages[0].title, en: `${document.packages[0].title.en} ${word}` };
  return document;
};

export function operator(browser) {
  test('operator: a catalogue is looked at before it is imported, and what is wrong is said', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.locator('a[href="/operator/catalogue"]').first().click();
      const document = page.locator('textarea').first();
      const text = await eventually('the document is there', async () => (await document.inputValue()) || null);
      const check = page.locator('[data-testid=check]');
      await check.click();
      await page.locator('[data-testid=diff]').getByText('Nothing is different from the version in force.').waitFor();
      assert.equal(await page.locator('[data-testid=import]').count(), 0, 'there is nothing to import');
      await document.fill('{"format": 1, and more');
      await check.click();
      await page.getByText('This is not JSON').waitFor();
      await document.fill('{"format": 1, "keyPools": [], "packages": [{"nonsense": true}]}');
      await check.click();
      assert.match(await page.locator('[data-testid=rejected] code').first().innerText(), /packages/);
      await page.getByRole('button', { name: 'Back to the version in force' }).click();
      await eventually('it is back', async () => (await document.inputValue()) === text);
    });
  });

  test('operator: the difference names each field before and after, and is what is then imported', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.goto('/operator/catalogue');
      const before = (await api(page, '/operator/catalog')).document;
      await editedCatalogue(page, retitled('Plus'));
      await page.locator('[data-testid=check]').click();
      const row = page.locator('[data-testid=diff] tbody tr').first();
      await row.waitFor();
      assert.equal(await page.locator('[data-testid=diff] tbody tr').count(), 1);
      const { title } = before.packages[0];
      assert.ok((await row.locator('del').first().innerText()).includes(title.en));
      assert.ok((await row.locator('ins').first().innerText()).includes(`${title.en} Plus`));
      assert.deepEqual((await api(page, '/operator/catalog')).document, before, 'nothing was imported yet');
      await page.locator('[data-testid=import]').click();
      await page.getByText(/^Version .* is in force/).waitFor();
      assert.equal((await api(page, '/operator/catalog')).document.packages[0].title.en, `${title.en} Plus`);
      await editedCatalogue(page, () => before);
      await page.locator('[data-testid=check]').click();
      await page.locator('[data-testid=import]').click();
      await eventually('as before', async () => (await api(page, '/operator/catalog')).document.packages[0].title.en === title.en);
    });
  });

  test('operator: a catalogue that another imported in between is not overwritten', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.goto('/operator/catalogue');
      await editedCatalogue(page, retitled('Mine'));
      await page.locator('[data-testid=check]').click();
      await page.locator('[data-testid=import]').waitFor();
      const elsewhere = (word) =>
        page.evaluate(async (suffix) => {
          const current = await fetch('/api/v1/operator/catalog');
          const { document } = await current.json();
          document.packages[0].title.en = suffix
            ? document.packages[0].title.en + suffix
            : document.packages[0].title.en.replace(/ Theirs$/, '');
          const headers = { 'Content-Type': 'application/json', 'If-Match': current.headers.get('ETag') };
          return (await fetch('/api/v1/operator/catalog', { method: 'PUT', headers, body: JSON.stringify(document) })).status;
        }, word);
      assert.equal(await elsewhere(' Theirs'), 200);
      try {
        await page.locator('[data-testid=import]').click();
        await page.locator('[data-testid=changed-elsewhere]').waitFor();
        assert.match((await api(page, '/operator/catalog')).document.packages[0].title.en, / Theirs$/);
        assert.match(await page.locator('textarea').first().inputValue(), / Mine"/, 'what was typed is still there');
        await page.locator('[data-testid=check]').click();
        assert.match(await page.locator('[data-testid=diff] del').first().innerText(), / Theirs/);
      } finally {
        assert.equal(await elsewhere(''), 200);
      }
    });
  });

  test('operator: keys are checked, added once each, and every line that is not says why', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.locator('a[href="/operator/keys"]').first().click();
      const row = page.locator('table tbody tr').filter({ hasText: 'Retail' }).first();
      await row.waitFor();
      const available = async () => Number((await row.locator('[data-testid=available]').innerText()).replace(/\D/g, ''));
      const before = await available();
      const part = () => Array.from({ length: 5 }, () => 'BCDFGHJKMP'[Math.floor(Math.random() * 10)]).join('');
      const keys = [1, 2].map(() => Array.from({ length: 5 }, part).join('-'));
      await row.locator('[data-testid=add-keys]').click();
      const dialog = page.locator('[data-testid=key-import]');
      const check = dialog.locator('[data-testid=check]');
      await check.click();
      await dialog.getByText('Enter at least one key.').waitFor();
      await dialog.locator('textarea').fill(`${keys.join('\n')}\n${keys[0]}\n`);
      await check.click();
      await dialog.getByText('2 can be added, 1 are there already').waitFor();
      assert.match(await dialog.locator('[data-testid=rows]').innerText(), /^Line 3: /);
      assert.equal(await available(), before, 'nothing was added yet');
      await dialog.locator('[data-testid=import]').click();
      await dialog.getByText('2 added, 1 were there already').waitFor();
      await eventually('the keys are not left on the screen', async () => (await dialog.locator('textarea').inputValue()) === '');
      const table = { name: 'keys.csv', mimeType: 'text/csv', buffer: Buffer.from(keys.join('\r\n')) };
      await dialog.locator('input[type=file]').setInputFiles(table);
      await check.click();
      await dialog.getByText('0 can be added, 2 are there already').waitFor();
      assert.equal(await dialog.locator('[data-testid=import]').count(), 0, 'there is nothing to add');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await eventually('the pool has two more', async () => (await available()) === before + 2);
    });
  });

  test('operator: when a pool is low can be set, and home counts it', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      const low = async () => (await api(page, '/operator/key-pools')).items.filter((pool) => pool.level !== 'ok').length;
      const pool = (await api(page, '/operator/key-pools')).items.find((one) => one.level === 'ok' && one.available > 0);
      await page.goto('/operator/keys');
      const row = page.locator('table tbody tr').filter({ hasText: pool.code }).first();
      const set = async (change) => {
        await row.locator('[data-testid=change-low-at]').click();
        await change(page.getByRole('dialog'));
        await eventually('the dialog is closed', async () => (await page.getByRole('dialog').count()) === 0);
      };
      const before = await low();
      await set(async (dialog) => {
        await dialog.locator('input[name=lowAt]').fill(String(pool.available));
        await dialog.getByRole('button', { name: 'Save' }).click();
      });
      await row.getByText('Low', { exact: true }).waitFor();
      assert.equal(await low(), before + 1);
      await page.goto('/');
      const need = page.locator('[data-need=pools]');
      await eventually('home counts it', async () => (await need.getAttribute('data-count')) === String(before + 1));
      await need.locator('[data-testid=see-all]').click();
      await set((dialog) => dialog.getByRole('button', { name: 'The usual' }).click());
      await eventually('as before', async () => (await low()) === before);
    });
  });

  test('operator: a member company is made with a one-time password that is shown once, and gets a package', async () => {
    const suffix = Date.now().toString(36);
    const company = { name: `Tailspin ${suffix}`, email: `office@${suffix}.example`, admin: `ada@${suffix}.example` };
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.locator('a[href="/operator/members"]').first().click();
      await page.locator('main tbody tr').first().waitFor();
      await page.locator('[data-testid=new-member]').click();
      const dialog = page.locator('[data-testid=member-dialog]');
      await dialog.locator('[data-testid=create]').click();
      await eventually('the name is asked for', () =>
        dialog.locator('input[name=name]').evaluate((field) => field === document.activeElement),
      );
      await dialog.locator('input[name=name]').fill(company.name);
      await dialog.locator('input[name=email]').fill(company.email);
      await dialog.locator('input[name=admin-name]').fill('Ada Example');
      await dialog.locator('input[name=admin-email]').fill(company.admin);
      await dialog.locator('[data-testid=create]').click();
      const password = await dialog.locator('[data-testid=shown-once]').innerText();
      assert.ok(password.length >= 12, 'a password of some length');
      await page.keyboard.press('Escape');
      assert.equal(await dialog.locator('[data-testid=shown-once]').count(), 1, 'Escape does not lose it');
      await dialog.locator('[data-testid=kept]').click();
      assert.ok(!(await page.content()).includes(password), 'the page keeps nothing of it');
      await page.getByRole('searchbox').fill(suffix);
      await eventually('the company is found', async () => (await page.locator('main tbody tr').count()) === 1);
      await page.locator('a[href="/purchases"]').first().click();
      await page.locator('[data-testid=new-purchase]').click();
      const purchase = page.locator('[data-testid=purchase-dialog]');
      await purchase.locator('input[name=member]').fill('nobody is called this');
      await purchase.locator('select').selectOption({ index: 1 });
      await purchase.locator('[data-testid=create]').click();
      await purchase.getByRole('alert').or(purchase.locator('[aria-invalid=true]')).first().waitFor();
      await purchase.locator('input[name=member]').fill(company.name);
      await purchase.locator('[data-testid=create]').click();
      await page.locator('main tbody tr').filter({ hasText: company.name }).waitFor();
    });
  });

  test('a company sees its own purchases with their days', async () => {
    for (const [language, heading] of [
      ['en', 'Purchases'],
      ['zh-CN', '购买记录'],
      ['zh-TW', '購買記錄'],
    ]) {
      await signedIn(browser, userWith('GLOBAL_ADMIN'), { language }, async (page) => {
        const { items } = await api(page, '/purchases?limit=50', language);
        await page.locator('a[href="/purchases"]').first().click();
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        await eventually('all are listed', async () => (await page.locator('main tbody tr').count()) === items.length);
        assert.equal(await page.locator('[data-testid=new-purchase]').count(), 0);
      });
    }
  });
}
