// The browsers that Debian has, without a visible window, each with a new profile that is deleted
// afterwards.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Page, type SupportedBrowser } from 'puppeteer-core';
import type { TestContext } from 'vitest';
import { needs } from '../support/required.js';
import { type Session, startWebKit, WEBKIT_COMMANDS } from './webdriver.js';

/** A browser, and how to start it. */
export type Browser = PuppeteerBrowser | WebKitBrowser;

interface Installed {
  readonly name: string;
  /** Its possible commands. */
  readonly commands: readonly string[];
  /** The Debian packages that have them. */
  readonly packages: string;
}

export interface PuppeteerBrowser extends Installed {
  readonly kind: SupportedBrowser;
  readonly args: readonly string[];
}

export interface WebKitBrowser extends Installed {
  readonly kind: 'webkit';
}

/** A page in a browser of its own. Disposing of it ends the browser. */
export interface OpenPage extends AsyncDisposable {
  /** Name and version of the browser. */
  readonly version: string;
  goto(url: string): Promise<void>;
  /** The value of an expression, or what it resolves to, if JSON can represent it. */
  evaluate(expression: string): Promise<unknown>;
  /**
   * The messages of uncaught errors of the page so far. WebKit reports them only after the last
   * page has loaded.
   */
  errors(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A page that puppeteer drives. */
export interface PuppeteerPage extends OpenPage {
  readonly page: Page;
  /**
   * The errors in the browser's console so far, with the address that each is about.
   */
  readonly complaints: readonly string[];
}

/** A page that WebDriver drives. */
export interface WebKitPage extends OpenPage {
  readonly session: Session;
}

/** Milliseconds that a page may take for one operation, on a busy machine. */
const PATIENCE = 600_000;

const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-component-update',
  // Chromium has no sandbox for root, and does not start as root without this flag.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export const CHROMIUM: PuppeteerBrowser = {
  name: 'Chromium',
  commands: ['chromium'],
  packages: 'chromium',
  kind: 'chrome',
  args: CHROMIUM_ARGS,
};

export const CHROMIUM_WIDE: PuppeteerBrowser = {
  ...CHROMIUM,
  name: 'Chromium with wide arithmetic',
  args: [...CHROMIUM_ARGS, '--js-flags=--wasm-wide-arithmetic'],
};

export const FIREFOX: PuppeteerBrowser = {
  name: 'Firefox',
  commands: ['firefox-esr'],
  packages: 'firefox-esr',
  kind: 'firefox',
  args: [],
};

export const WEBKIT: WebKitBrowser = {
  name: 'WebKit',
  commands: WEBKIT_COMMANDS,
  packages: 'webkit2gtk-driver xvfb',
  kind: 'webkit',
};

/** Skips a test of a browser that is not installed, or fails it if `CI` is set. */
export function needsBrowser(context: TestContext, browser: Browser): void {
  const present = isInstalled(browser);
  needs(context, present, browser.name, `apt-get install ${browser.packages}`);
}

export function isInstalled({ commands }: Browser): boolean {
  return commands.every((command) => findCommand(command) !== undefined);
}

function findCommand(command: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find((file) => existsSync(file));
}

/**
 * Starts a browser and opens a page in it.
 *
 * @throws if the browser is not installed, or the page does not load
 */
export function openPage(browser: PuppeteerBrowser, url: string): Promise<PuppeteerPage>;
export function openPage(browser: WebKitBrowser, url: string): Promise<WebKitPage>;
export function openPage(browser: Browser, url: string): Promise<OpenPage>;
export async function openPage(browser: Browser, url: string): Promise<OpenPage> {
  const files = browser.commands.map((command) => {
    const file = findCommand(command);
    if (file === undefined) throw new Error(`there is no ${command} here`);
    return file;
  });
  return browser.kind === 'webkit' ? openInWebKit(url) : openWithPuppeteer(browser, files, url);
}

async function openWithPuppeteer(
  { kind, args }: PuppeteerBrowser,
  [executablePath = '']: readonly string[],
  url: string,
): Promise<PuppeteerPage> {
  const running = await puppeteer.launch({
    browser: kind,
    executablePath,
    args: [...args],
    headless: true,
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
  });
  try {
    const page = await running.newPage();
    const thrown: string[] = [];
    const complaints: string[] = [];
    page.on('pageerror', (error) => {
      thrown.push(error instanceof Error ? error.message : String(error));
    });
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      complaints.push(`${message.text()} ${message.location().url ?? ''}`);
    });
    const goto = async (url: string): Promise<void> => {
      await page.goto(url, { timeout: PATIENCE });
    };
    await goto(url);
    const version = await running.version();
    const close = (): Promise<void> => running.close();
    return {
      version,
      goto,
      page,
      complaints,
      evaluate: (expression) => page.evaluate(expression),
      errors: async () => thrown,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await running.close();
    throw error;
  }
}

/**
 * WebDriver does not report errors, so that each page records them once it has loaded.
 */
const NOTE_ERRORS = `void (globalThis.thrown = [], ['error', 'unhandledrejection'].map((type) =>
  addEventListener(type, ({ message, reason }) => thrown.push(String(message ?? reason)))))`;

async function openInWebKit(url: string): Promise<WebKitPage> {
  const session = await startWebKit();
  const { version, evaluate, close } = session;
  const goto = async (url: string): Promise<void> => {
    await session.command('url', { url });
    await evaluate(NOTE_ERRORS);
  };
  try {
    await goto(url);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    version,
    session,
    goto,
    evaluate,
    errors: async () => (await evaluate('thrown')) as string[],
    close,
    [Symbol.asyncDispose]: close,
  };
}
