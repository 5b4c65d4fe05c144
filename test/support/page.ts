// The built page on a site of its own, and what the tests of it look at.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PageDriver } from './page-driver.js';
import { type Site, serve } from './site.js';

const ROOT = new URL('../../', import.meta.url);
const PAGE = new URL('site/dist/', ROOT);
const ARTIFACTS = new URL('artifacts/site/', ROOT);

/** Where the page lies on its site: not at the top, which a host need not have free. */
export const PATH = 'some/where/';

/** Builds the page and serves it as plain files, without any header that it might want. */
export async function servePage(): Promise<Site> {
  const script = fileURLToPath(new URL('scripts/build-site.mjs', ROOT));
  await promisify(execFile)(process.execPath, [script]);
  const files = readdirSync(PAGE).map(
    (name) => [PATH + name, readFileSync(new URL(name, PAGE))] as const,
  );
  return serve(new Map(files));
}

/** Keeps a picture of the page among the artefacts. */
export async function picture(driver: PageDriver, name: string): Promise<void> {
  await mkdir(ARTIFACTS, { recursive: true });
  const browser = driver.version.split(/[/ ]/)[0]?.toLowerCase() ?? 'browser';
  await driver.screenshot(fileURLToPath(new URL(`${browser}-${name}.png`, ARTIFACTS)));
}

/** Writes the integers from 0 on, one a line. */
export async function writeIntegers(file: string, count: number): Promise<void> {
  const stream = createWriteStream(file);
  for (let start = 0; start < count; start += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - start) }, (_, i) => start + i);
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

/** Begins to watch the frames of the page; see `framesOf`. */
export const WATCH_FRAMES = `(() => {
  const watch = (window.frames_ = { gaps: [], on: true });
  let before;
  const step = (now) => {
    if (before !== undefined) watch.gaps.push(now - before);
    before = now;
    if (watch.on) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})()`;

/** How long the page was without a new frame, in milliseconds. */
export interface Frames {
  readonly frames: number;
  readonly longest: number;
  /** Gaps of more than 50 ms. */
  readonly long: number;
}

/** What has been seen since the watch began, which ends. */
export function framesOf(driver: PageDriver): Promise<Frames> {
  return driver.evaluate<Frames>(`(() => {
    const { gaps } = window.frames_;
    window.frames_.on = false;
    return { frames: gaps.length, longest: Math.max(0, ...gaps), long: gaps.filter((gap) => gap > 50).length };
  })()`);
}

/** Replaces what is in a field. */
export async function fill(driver: PageDriver, selector: string, text: string): Promise<void> {
  await driver.evaluate(`void (document.querySelector(${JSON.stringify(selector)}).value = '')`);
  await driver.type(selector, text);
}

/** Presses Tab until the focus is on an element, as who has no mouse. */
export async function tabTo(driver: PageDriver, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await driver.evaluate<string>('document.activeElement?.id ?? ""')) === id) return;
    await driver.press('Tab');
  }
  throw new Error(`the keyboard does not reach #${id}`);
}
