// Starts the browsers with a driver for each.

import { writeFile } from 'node:fs/promises';
import { type KeyInput, TimeoutError } from 'puppeteer-core';
import { type Browser, openPage, type PuppeteerBrowser } from './browsers.js';
import { clickToChoose, focusToType, PATIENCE, type PageDriver } from './page-driver.js';
import { driveWebKit } from './webkit-driver.js';

/** Starts a browser with an empty page. */
export function drive(browser: Browser): Promise<PageDriver> {
  return browser.kind === 'webkit' ? driveWebKit() : drivePuppeteer(browser);
}

/** Chromium or Firefox, by puppeteer. */
async function drivePuppeteer(browser: PuppeteerBrowser): Promise<PageDriver> {
  const { version, page, goto, errors, close } = await openPage(browser, 'about:blank');
  page.setDefaultTimeout(PATIENCE);
  return {
    version,
    goto,
    evaluate: async <Value>(expression: string) => (await page.evaluate(expression)) as Value,
    waitFor: async (expression) => {
      try {
        await page.waitForFunction(expression, { polling: 20 });
      } catch (error) {
        if (error instanceof TimeoutError) throw new Error(`it never came true: ${expression}`);
        throw error;
      }
    },
    click: (selector) => page.click(selector),
    type: async (selector, text) => {
      await page.evaluate(focusToType(selector));
      await page.keyboard.type(text);
    },
    press: (key) => page.keyboard.press(key as KeyInput),
    choose: async (selector, file) => {
      await page.evaluate(clickToChoose(selector));
      const input = await page.waitForSelector(selector);
      // puppeteer's type for an input element needs a literal selector.
      await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    },
    text: (selector) => page.$eval(selector, (element) => (element as HTMLElement).innerText),
    resize: (width, height) => page.setViewport({ width, height }),
    ...(browser.kind === 'chrome' && {
      prefer: (features: Readonly<Record<string, string>>) =>
        page.emulateMediaFeatures(
          Object.entries(features).map(([name, value]) => ({ name, value })),
        ),
    }),
    screenshot: async (file) => {
      await writeFile(file, await page.screenshot({ fullPage: true }));
    },
    errors,
    close,
    [Symbol.asyncDispose]: close,
  };
}
