// The browsers that Debian has, without a window, each with a new profile that is deleted afterwards.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Page, type SupportedBrowser } from 'puppeteer-core';

/** A browser, and how to start it. */
export interface Browser {
  readonly name: string;
  /** Its command. */
  readonly command: string;
  readonly kind: SupportedBrowser;
  readonly args: readonly string[];
}

/** A page in a browser of its own, which ends when this is disposed of. */
export interface OpenPage extends AsyncDisposable {
  /** Name and version of the browser. */
  readonly version: string;
  readonly page: Page;
  /** What was thrown in the page and not caught, so far. */
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

/** How to get them. */
export const INSTALL_BROWSERS = 'apt-get install chromium firefox-esr';

/** Milliseconds that a page may take for one thing, on a busy machine. */
const PATIENCE = 600_000;

const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-component-update',
  // Chromium has no sandbox for root, and does not start without saying so.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export const CHROMIUM: Browser = {
  name: 'Chromium',
  command: 'chromium',
  kind: 'chrome',
  args: CHROMIUM_ARGS,
};

export const CHROMIUM_WIDE: Browser = {
  ...CHROMIUM,
  name: 'Chromium with wide arithmetic',
  args: [...CHROMIUM_ARGS, '--js-flags=--wasm-wide-arithmetic'],
};

export const FIREFOX: Browser = {
  name: 'Firefox',
  command: 'firefox-esr',
  kind: 'firefox',
  args: [],
};

/** Where a browser is installed, if it is. */
export function findBrowser({ command }: Browser): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find((file) => existsSync(file));
}

/**
 * Starts a browser and opens a page in it.
 *
 * @throws if the browser is not installed, or the page does not load
 */
export async function openPage(browser: Browser, url: string): Promise<OpenPage> {
  const executablePath = findBrowser(browser);
  if (executablePath === undefined) throw new Error(`there is no ${browser.command} here`);
  const running = await puppeteer.launch({
    browser: browser.kind,
    executablePath,
    args: [...browser.args],
    headless: true,
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
  });
  try {
    const page = await running.newPage();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(url, { timeout: PATIENCE });
    const version = await running.version();
    const close = (): Promise<void> => running.close();
    return { version, page, errors, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await running.close();
    throw error;
  }
}
