import { open, signIn } from './browser.mjs';
import { noFaults } from './expect.mjs';
import { baseURL } from './platform.mjs';

/** Opens a fresh browser context, lets `work` use it, and fails if anything was wrong with any of its pages. */
export async function inBrowser(browser, options, work) {
  const { context, page, faults } = await open(browser, baseURL, options);
  // As if chosen in this browser before: the language, and all rows on one page, so that a test finds the row it wants.
  await context.addInitScript(
    (language) => {
      if (location.protocol.startsWith('http')) {
        localStorage.setItem('bestow.page-size', '100');
        if (language && !localStorage.getItem('bestow.language')) {
          localStorage.setItem('bestow.language', language);
        }
      }
    },
    options.chooseLanguage === false ? null : (options.language ?? 'en'),
  );
  try {
    await work(page, context);
    noFaults(faults);
  } catch (error) {
    await tell(page, faults);
    if (process.env.BESTOW_SHOTS) {
      await page.screenshot({ path: `${process.env.BESTOW_SHOTS}/failed-${Date.now()}.png` });
    }
    throw error;
  } finally {
    // an answer that a test rewrites may still be on its way
    await page.unrouteAll({ behavior: 'wait' });
    await context.close();
  }
}

/** What a page shows when a test fails on it: the cause is often said there, and a build server keeps only what is printed. */
async function tell(page, faults) {
  const text = await page
    .locator('body')
    .innerText({ timeout: 5_000 })
    .catch((error) => error.message); // the page may be what is broken
  console.log(`      on ${page.url()}\n      ${text.slice(0, 2_000).replaceAll(/\s*\n\s*/g, ' | ')}`);
  faults.forEach((fault) => console.log(`      ${fault}`));
}

export function signedIn(browser, user, options, work) {
  return inBrowser(browser, options, async (page, context) => {
    await signIn(page, user);
    await work(page, context);
  });
}
