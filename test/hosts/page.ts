// The built page on a site of its own, and what its tests look at.

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

/** The page's path on its site: not the root, which a host need not have free. */
export const PATH = 'some/where/';

/**
 * Builds the page and serves it as plain files, without any special header. The only addition is a
 * script before its own, for `watch`.
 */
export async function servePage(): Promise<Site> {
  const script = fileURLToPath(new URL('scripts/build-site.mjs', ROOT));
  await promisify(execFile)(process.execPath, [script]);
  const files = new Map<string, string | Uint8Array>(
    readdirSync(PAGE).map((name) => [PATH + name, readFileSync(new URL(name, PAGE))]),
  );
  const index = readFileSync(new URL('index.html', PAGE), 'utf8');
  files.set(`${PATH}index.html`, index.replace('<script ', '<script src="watch.js"></script>$&'));
  files.set(`${PATH}watch.js`, WATCH);
  return serve(files);
}

/** Saves a screenshot of the page with the artefacts. */
export async function picture(driver: PageDriver, name: string): Promise<void> {
  await mkdir(ARTIFACTS, { recursive: true });
  const browser = driver.version.split(/[/ ]/)[0]?.toLowerCase() ?? 'browser';
  await driver.screenshot(fileURLToPath(new URL(`${browser}-${name}.png`, ARTIFACTS)));
}

/** Writes the integers from 0 on, one per line. */
export async function writeIntegers(file: string, count: number): Promise<void> {
  const stream = createWriteStream(file);
  for (let start = 0; start < count; start += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - start) }, (_, i) => start + i);
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

/**
 * Records when frames come, and how long the page's own tasks take: its handlers of events and
 * timers, each with the microtasks that follow. Tasks that begin otherwise, such as when the
 * browser settles a promise, are not seen.
 */
const WATCH = `'use strict';
(() => {
  const watch = (window.watch_ = { on: false, gaps: [], tasks: [] });

  // Each of these runs after the microtasks that are queued, so that the last of several shows when
  // all are done.
  const HOPS = 50;
  const timed = (handler) =>
    function (...args) {
      const start = performance.now();
      try {
        return handler.apply(this, args);
      } finally {
        let left = watch.on ? HOPS : 0;
        const hop = () => (--left > 0 ? queueMicrotask(hop) : watch.tasks.push(performance.now() - start));
        if (left > 0) queueMicrotask(hop);
      }
    };

  const { requestAnimationFrame } = window;
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame']) {
    const original = window[name];
    window[name] = (handler, ...rest) => original.call(window, timed(handler), ...rest);
  }
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const wrappers = new WeakMap();
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const wrapper = wrappers.get(listener) ?? timed(listener);
    wrappers.set(listener, wrapper);
    addEventListener.call(this, type, wrapper, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    removeEventListener.call(this, type, wrappers.get(listener) ?? listener, options);
  };
  for (const prototype of [Worker.prototype, MessagePort.prototype]) {
    const property = Object.getOwnPropertyDescriptor(prototype, 'onmessage');
    const set = function (handler) {
      property.set.call(this, handler && timed(handler));
    };
    Object.defineProperty(prototype, 'onmessage', { ...property, set });
  }

  watch.begin = () => {
    const gaps = [];
    Object.assign(watch, { on: true, gaps, tasks: [] });
    let before;
    const step = (now) => {
      // An earlier watch may not have noticed yet that it is over.
      if (!watch.on || watch.gaps !== gaps) return;
      if (before !== undefined) gaps.push(now - before);
      before = now;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };
  watch.end = () => {
    watch.on = false;
    const gaps = watch.gaps.sort((a, b) => a - b);
    return {
      frames: gaps.length,
      median: gaps[gaps.length >> 1],
      longest: gaps.at(-1),
      longestTask: Math.max(0, ...watch.tasks),
    };
  };
})();`;

/** How responsive the page was for a while, in milliseconds. */
export interface Life {
  readonly frames: number;
  /** Between two frames. */
  readonly median: number;
  readonly longest: number;
  /** The page's own work, which other programs lengthen only by interrupting it. */
  readonly longestTask: number;
}

/** Watches how responsive the page is while something happens in it. */
export async function watch(driver: PageDriver, work: () => Promise<void>): Promise<Life> {
  await driver.evaluate('watch_.begin()');
  await work();
  return driver.evaluate<Life>('watch_.end()');
}

/** Replaces the text of a field. */
export async function fill(driver: PageDriver, selector: string, text: string): Promise<void> {
  await driver.evaluate(`void (document.querySelector(${JSON.stringify(selector)}).value = '')`);
  await driver.type(selector, text);
}

/** Presses Tab until the focus is on an element, as a person without a mouse does. */
export async function tabTo(driver: PageDriver, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await driver.evaluate<string>('document.activeElement?.id ?? ""')) === id) return;
    await driver.press('Tab');
  }
  throw new Error(`the keyboard does not reach #${id}`);
}
