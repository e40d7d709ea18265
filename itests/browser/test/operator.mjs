// What programme operators do: catalogue, key pools, categories.
import assert from 'node:assert/strict';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { api, userWith } from './platform.mjs';
import { signedIn } from './session.mjs';

async function editedCatalogue(page, edit) {
  const document = page.locator('textarea').first();
  const text = await eventually('the document is there', async () => (await document.inputValue()) || null);
  await document.fill(JSON.stringify(edit(JSON.parse(text)), null, 2));
}

const retitled = (word) => (document) => {
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
      assert.equal(await document.inputValue(), text);
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

  test('the operator adds keys to a pool, each once', async () => {
    await signedIn(browser, userWith('OPERATOR'), {}, async (page) => {
      await page.locator('a[href="/operator/keys"]').first().click();
      const row = page.locator('table tbody tr').filter({ hasText: 'Retail' }).first();
      await row.waitFor();
      const available = async () => Number((await row.locator('td').nth(2).innerText()).replace(/\D/g, ''));
      const before = await available();
      const part = () => Array.from({ length: 5 }, () => 'BCDFGHJKMP'[Math.floor(Math.random() * 10)]).join('');
      const keys = [1, 2].map(() => Array.from({ length: 5 }, part).join('-'));
      await row.getByRole('button').click();
      const dialog = page.getByRole('dialog');
      for (const said of ['2 added, 0 were there already.', '0 added, 2 were there already.']) {
        await dialog.locator('textarea').fill(keys.join('\n'));
        await dialog.getByRole('button', { name: 'Add' }).click();
        await dialog.getByText(said).waitFor();
      }
      await dialog.getByRole('button', { name: 'Close' }).click();
      await eventually('the pool has two more', async () => (await available()) === before + 2);
    });
  });
}
