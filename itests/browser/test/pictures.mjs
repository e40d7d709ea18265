// The pictures of the README, taken by a test. A run leaves the checkout alone; BESTOW_IMAGES=../../docs/images renews them.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { still } from './axe.mjs';
import { signIn } from './browser.mjs';
import { eventually } from './expect.mjs';
import { test } from './harness.mjs';
import { everyBenefit, usersWith } from './platform.mjs';
import { inBrowser } from './session.mjs';

export function pictures(browser) {
  test('the pictures for the README', async () => {
    const folder = process.env.BESTOW_IMAGES ?? fileURLToPath(new URL('../../target/images', import.meta.url));
    await mkdir(folder, { recursive: true });
    for (const dark of [false, true]) {
      await inBrowser(browser, { dark, height: 960 }, async (page) => {
        await signIn(page, usersWith('GLOBAL_ADMIN')[0]);
        await page.locator('[data-need=exhausted][data-count]').waitFor();
        await eventually('home has come', async () => (await page.locator('main [role=progressbar]').count()) === 0);
        await page.mouse.move(0, 0);
        await page.evaluate(() => document.activeElement?.blur());
        await still(page);
        await page.screenshot({ path: `${folder}/home${dark ? '-dark' : ''}.png` });
        await page.goto('/benefits/software');
        await page.locator('tr[data-benefit]').first().waitFor();
        const benefits = await everyBenefit(page, 'software');
        const shown = benefits.find((one) => one.used > 0) ?? benefits[0];
        const row = page.locator(`tr[data-benefit="${shown.id}"]`);
        await row.locator('[data-testid=row-arrow]').click();
        const choices = page.locator('[data-dimension]');
        await choices.first().waitFor();
        for (const choice of await choices.all()) {
          await choice.selectOption({ index: 1 });
        }
        await eventually('everything has come', async () => (await page.locator('main [role=progressbar]').count()) === 0);
        await page.mouse.move(0, 0);
        await row.evaluate((element) => window.scrollTo(0, Math.max(0, element.getBoundingClientRect().top - 330)));
        await page.evaluate(() => document.activeElement?.blur());
        await still(page);
        await page.screenshot({ path: `${folder}/software${dark ? '-dark' : ''}.png` });
      });
    }
  });
}
