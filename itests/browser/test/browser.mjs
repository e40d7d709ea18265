// Starts Chromium and watches every page for what must never happen: a violated content security policy, an error.
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', // the tests may run as root in a container
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startBrowser() {
  const browser = await chromium.launch({
    executablePath: process.env.BESTOW_CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
    headless: true,
    timeout: 120_000,
  });
  return browser;
}

/** A fresh browser context with one page; `faults` gathers what must stay empty. */
export async function open(browser, baseURL, { language = 'en', dark = false, width = 1280, height = 900 } = {}) {
  const context = await browser.newContext({
    baseURL,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height },
  });
  const faults = [];
  await context.exposeFunction('bestowViolation', (text) => faults.push(`CSP: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      void window.bestowViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  const watch = (page) => {
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      // Chromium reports each answer of 400 and above as an error; those are asserted where they are expected.
      if (message.type() === 'error' && !text.startsWith('Failed to load resource')) {
        faults.push(`console: ${text}`);
      }
    });
  };
  context.on('page', watch);
  context.setDefaultTimeout(60_000); // only ends what hangs: the build server is busy with another test
  const page = await context.newPage();
  return { context, page, faults };
}

/** Fills in the sign-in, and goes on whatever comes of it. */
export async function enter(page, user, target = '/') {
  await page.goto(target);
  await page.locator('input[name=email]').fill(user.email);
  await page.locator('input[name=password]').fill(user.password);
  await page.locator('button[type=submit]').click();
}

export async function signIn(page, user, target = '/') {
  await enter(page, user, target);
  await page.locator('[data-testid=account]').waitFor();
}
