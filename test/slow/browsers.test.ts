// Every variant of the kernel gives right verdicts in every browser that supports its instructions,
// and so does the package, through every entry point.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Browser,
  CHROMIUM,
  CHROMIUM_WIDE,
  FIREFOX,
  needsBrowser,
  openPage,
  WEBKIT,
} from '../hosts/browsers.js';
import type { PageReport } from '../hosts/package-in-page.js';
import { filesIn, type Site, serve } from '../hosts/site.js';
import { everyCase } from '../oracle/families.js';
import { bundle, bundleForPage } from '../support/bundle.js';
import { encodeCases } from '../support/cases.js';
import type { Judgement } from '../support/judge.js';
import { record } from '../support/records.js';
import { ANSWERS } from '../support/subjects.mjs';
import { KERNEL_FILES } from '../support/word-kernels.js';

/** Browsers, and the variants that each supports at least: WebKit has no relaxed SIMD. */
const BROWSERS: readonly (readonly [browser: Browser, variants: readonly string[]])[] = [
  [CHROMIUM, ['baseline', 'fused']],
  [CHROMIUM_WIDE, ['baseline', 'fused', 'wide']],
  [FIREFOX, ['baseline', 'fused']],
  [WEBKIT, ['baseline']],
];

const JUDGE = `import('./judge.js').then(({ judgeInPage }) => judgeInPage(['baseline', 'fused', 'wide']))`;

/** WebKit has no `await using` yet, by which the shared entry points close their pools. */
const USE_PACKAGE = `(Symbol.asyncDispose ??= Symbol('asyncDispose'), import('./use-package.js'))
  .then(({ usePackage }) => usePackage())`;

const cases = everyCase();
let site: Site;
beforeAll(async () => {
  const judge = new URL('../hosts/judge-in-page.ts', import.meta.url);
  const usePackage = new URL('../hosts/package-in-page.ts', import.meta.url);
  const published = filesIn(fileURLToPath(new URL('../../dist/web', import.meta.url)));
  site = await serve(
    new Map<string, string | Uint8Array>([
      ['judge.js', await bundle(judge)],
      ['use-package.js', await bundleForPage(usePackage)],
      ...Array.from(published, ([name, contents]) => [`package/${name}`, contents] as const),
      ['cases.bin', encodeCases(cases)],
      ['baseline.wasm', readFileSync(KERNEL_FILES.baseline)],
      ['fused.wasm', readFileSync(KERNEL_FILES.fused)],
      ['wide.wasm', readFileSync(KERNEL_FILES.wide)],
    ]),
  );
});
afterAll(() => site.close());

for (const [browser, variants] of BROWSERS) {
  test(browser.name, async (context) => {
    needsBrowser(context, browser);
    await using open = await openPage(browser, site.url);
    const judgements = (await open.evaluate(JUDGE)) as Judgement[];
    for (const { variant, valid, answers, wrong } of judgements) {
      console.log(
        JSON.stringify({ browser: open.version, variant, valid, answers, wrong: wrong.length }),
      );
    }
    expect(judgements.flatMap(({ wrong }) => wrong)).toEqual([]);
    const valid = judgements.filter(({ valid }) => valid);
    expect(valid.map(({ variant }) => variant)).toEqual(expect.arrayContaining([...variants]));
    expect(valid.every(({ answers }) => answers > cases.numbers.length)).toBe(true);
    expect(await open.errors()).toEqual([]);
    // Nobody sets this flag, and all entry points take half a minute.
    if (browser === CHROMIUM_WIDE) return;

    const report = (await open.evaluate(USE_PACKAGE)) as PageReport;
    const { variant, doors, pool, wrong, subjects } = report;
    expect(wrong).toEqual([]);
    expect(subjects).toEqual([ANSWERS, ANSWERS]);
    expect(pool).toBe('workers');
    expect(variant).toBe(variants.at(-1));
    expect(doors).toBeGreaterThan(10);
    record({
      kind: 'browser',
      name: browser.name,
      version: open.version.replace(/^.*\//, ''),
      variant,
      pool,
      cases: cases.numbers.length,
      wrong: wrong.length,
    });
    expect(await open.errors()).toEqual([]);
  });
}
