// The pool in real browsers: the same answers, faults and cancellations as in Node, and pages with
// the strictest policies.

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CHROMIUM,
  FIREFOX,
  isInstalled,
  needsBrowser,
  type OpenPage,
  openPage,
  WEBKIT,
} from '../../hosts/browsers.js';
import { serve } from '../../hosts/site.js';

const LIBRARY = readdirSync(new URL('../../../dist/web', import.meta.url)).filter(
  (name) => name.endsWith('.js') && name !== 'worker.js',
);

type Files = Record<string, string | Uint8Array | null>;

const dist = (name: string): string =>
  readFileSync(new URL(`../../../dist/web/${name}`, import.meta.url), 'utf8');
/** What a page without a bundler loads: the entry point, and the files that it shares. */
const INDEX = Object.fromEntries(LIBRARY.map((name) => [name, dist(name)]));
const WORKER = dist('worker.js');
const PACKAGE = { ...INDEX, 'worker.js': WORKER };

/** What a page may load and run, besides a policy's directives for workers. */
const SCRIPTS = "script-src 'self' 'wasm-unsafe-eval'";

/**
 * What every page does: both methods, both ways to decide many numbers, and the state of the pool.
 */
const WORK = `
  const checked = await pool.checkAll(SAMPLE, { method: 'trial-division' });
  const fast = await pool.checkAll(many);
  const verdicts = await pool.arePrime(many);
  const { mode, running, source, cause } = pool.info;
  const wrong = fast.results.filter(({ index, n, prime }, place) =>
    index !== place || prime !== isPrime(n) || prime !== (verdicts[place] === 1));
  const { results } = checked;
  await pool.close();
  return {
    primes: [checked.primes, fast.primes, verdicts.filter(Boolean).length],
    wrong: wrong.length + results.filter(({ n }, place) => n !== SAMPLE[place]).length,
    mode, running, source, cause: cause && String(cause.message),
  };`;
const DONE = { primes: [9, 5133, 5133], wrong: 0 };
/**
 * Work of a second that shows any loss: the primes below 3,000,000 (OEIS A000720).
 */
const COUNT_PRIMES = `
  const pool = new PrimePool({ workers: 2 });
  const numbers = BigUint64Array.from({ length: 3_000_000 }, (_, n) => BigInt(n));
  const verdicts = await pool.arePrime(numbers);
  await pool.close();
  return verdicts.reduce((sum, verdict) => sum + verdict, 0);`;

const FROM_FILE = { ...DONE, mode: 'workers', running: 2, source: 'file' };
const FROM_BLOB = { ...DONE, mode: 'workers', running: 2, source: 'blob' };
const IN_PROCESS = { ...DONE, mode: 'in-process', running: 0 };

for (const browser of [CHROMIUM, FIREFOX, WEBKIT]) {
  describe(browser.name, () => {
    let open: OpenPage | undefined;
    beforeAll(async () => {
      if (isInstalled(browser)) open = await openPage(browser, 'about:blank');
    });
    afterAll(() => open?.close());

    /** A test of a program in a page of a site. Its result becomes JSON. */
    const inPage = (
      name: string,
      { files, policy, program }: { files: Files; policy?: string; program: string },
      check: (result: unknown) => void,
    ): void => {
      test(name, async (context) => {
        needsBrowser(context, browser);
        if (open === undefined) throw new Error('the browser did not start');
        await using site = await serve(
          new Map(Object.entries(files)),
          policy === undefined ? {} : { 'content-security-policy': policy },
        );
        await open.goto(site.url);
        const before = (await open.errors()).length;
        const result = await open.evaluate(`(async () => {
          const { arePrime, check, isPrime, PrimePool, SAMPLE } = await import('/index.js');
          const many = Array.from({ length: 50_000 }, (_, n) => n);
          const endless = new Array(100).fill(2n ** 64n - 59n);
          const sleep = (duration) => new Promise((resolve) => setTimeout(resolve, duration));
          const method = 'trial-division';
          ${program}
        })()`);
        check(result);
        // Firefox lists blocked loads, with reasons, among the page's errors.
        const errors = (await open.errors())
          .slice(before)
          .filter((error) => !/^(Content-Security-Policy: |Loading Worker from )/.test(error));
        expect(errors).toEqual([]);
      });
    };

    /** A test of a pool that does its work in a page of a site. */
    const works = (
      name: string,
      files: Files,
      policy: string | undefined,
      expected: object,
    ): void =>
      inPage(
        name,
        {
          files,
          ...(policy === undefined ? {} : { policy }),
          program: `const pool = new PrimePool({ workers: 2 }); ${WORK}`,
        },
        (result) => expect(result).toEqual(expected),
      );

    describe('on any page', () => {
      works('works from the file', PACKAGE, undefined, FROM_FILE);

      inPage(
        'needs no shared memory, and no more workers than the browser advises',
        {
          files: PACKAGE,
          program: `
            const pool = new PrimePool();
            await pool.start();
            const { running } = pool.info;
            await pool.close();
            return [crossOriginIsolated, typeof SharedArrayBuffer, running === navigator.hardwareConcurrency];`,
        },
        (result) => expect(result).toEqual([false, 'undefined', true]),
      );

      inPage(
        'ends an abandoned stream, and continues with the next',
        {
          files: PACKAGE,
          program: `
            const pool = new PrimePool({ workers: 2 });
            let closed = false;
            function* count() { try { for (let n = 0; ; n++) yield n; } finally { closed = true; } }
            let taken = 0;
            for await (const { n, prime } of pool.check(count())) {
              if (prime !== isPrime(n)) throw new Error('wrong: ' + n);
              if (++taken === 10_000) break;
            }
            const { primes } = await pool.checkAll(many);
            await pool.close();
            return { taken, closed, primes };`,
        },
        (result) => expect(result).toEqual({ taken: 10_000, closed: true, primes: 5133 }),
      );

      inPage(
        'starts while the page is too busy to notice',
        {
          files: PACKAGE,
          program: `
            const pool = new PrimePool({ workers: 2 });
            const call = pool.checkAll(many);
            await sleep(5);
            for (const start = performance.now(); performance.now() - start < 5500; );
            const { primes } = await call;
            const { mode, running } = pool.info;
            await pool.close();
            return { primes, mode, running };`,
        },
        (result) => expect(result).toEqual({ primes: 5133, mode: 'workers', running: 2 }),
      );

      inPage(
        'answers batches',
        {
          files: PACKAGE,
          program: `
            const pool = new PrimePool({ workers: 2 });
            const batches = [0, 1, 2, 3].map((i) =>
              BigUint64Array.from({ length: 10_000 }, (_, n) => BigInt(10_000 * i + n)));
            let primes = 0;
            for await (const { verdicts } of pool.checkBatches(batches)) primes += verdicts.filter(Boolean).length;
            await pool.close();
            return primes;`,
        },
        (result) => expect(result).toBe(4203),
      );

      inPage(
        'aborts within 100 ms, and frees its workers as fast',
        {
          files: PACKAGE,
          program: `
            const pool = new PrimePool({ workers: 2 });
            const controller = new AbortController();
            let aborted;
            setTimeout(() => { aborted = performance.now(); controller.abort(); }, 300);
            const { name } = await pool.checkAll(endless, { method, signal: controller.signal }).catch((e) => e);
            const delay = performance.now() - aborted;
            await pool.arePrime(many);
            const next = performance.now() - aborted;
            await pool.close();
            return { name, delay, next };`,
        },
        (result) => {
          const { name, delay, next } = result as { name: string; delay: number; next: number };
          console.log(JSON.stringify({ browser: browser.name, delay, next }));
          expect(name).toBe('AbortError');
          expect(delay).toBeLessThan(100);
          expect(next).toBeLessThan(200);
        },
      );

      inPage(
        'closes during work, and settles every call',
        {
          files: PACKAGE,
          program: `
            const pool = new PrimePool({ workers: 2 });
            const calls = [pool.checkAll(endless, { method }), pool.arePrime(many), pool.check(endless, { method }).next()];
            const codes = Promise.all(calls.map((call) => call.then(() => 'done', ({ code }) => code)));
            await sleep(100);
            await pool.close();
            return codes;`,
        },
        (result) => expect(result).toEqual(new Array(3).fill('ERR_POOL_CLOSED')),
      );
    });

    describe('with workers that fail', () => {
      const failing = (
        name: string,
        prelude: string,
        program: string,
        check: (result: unknown) => void,
      ): void =>
        inPage(name, { files: { ...INDEX, 'worker.js': prelude + WORKER }, program }, check);
      const someTime = '40 + 40 * Math.random()';

      failing(
        'loses nothing when they end silently',
        `setTimeout(() => self.close(), ${someTime});\n`,
        COUNT_PRIMES,
        (result) => expect(result).toBe(216_816),
      );

      failing(
        'loses nothing when they throw',
        `setTimeout(() => { throw new Error('no reason'); }, ${someTime});\n`,
        COUNT_PRIMES,
        (result) => expect(result).toBe(216_816),
      );

      failing(
        'loses nothing when some start, and end again, and others do not start',
        `if (Math.random() < 0.5) throw new Error('not here');
         setTimeout(() => self.close(), ${someTime});\n`,
        `const pool = new PrimePool({ workers: 8 });
         const numbers = BigUint64Array.from({ length: 3_000_000 }, (_, n) => 2n ** 50n + BigInt(n));
         const verdicts = await pool.arePrime(numbers);
         await pool.close();
         return verdicts.reduce((sum, verdict) => sum + verdict, 0);`,
        (result) => expect(result).toBe(86_402),
      );

      failing(
        'gives up work that repeatedly loses its worker',
        `setTimeout(() => self.close(), 60);\n`,
        `const pool = new PrimePool({ workers: 2 });
         const { code, cause } = await pool.checkAll(endless, { method }).catch((error) => error);
         await pool.close();
         return [code, cause.message];`,
        (result) => expect(result).toEqual(['ERR_WORKER_LOST', 'the worker has ended']),
      );
    });

    describe('takes the copy of the worker', () => {
      const blob = (cause: unknown): object => ({ ...FROM_BLOB, cause });
      const unloaded = blob('the worker file did not load, or is blocked');
      works('if the file is missing', INDEX, undefined, unloaded);
      inPage(
        'if the file has a wrong type',
        {
          files: { ...INDEX, 'worker.html': WORKER },
          program: `const pool = new PrimePool({ workers: 2, workerUrl: 'worker.html' }); ${WORK}`,
        },
        // WebKit runs a file of any type.
        (result) => expect(result).toEqual(browser === WEBKIT ? FROM_FILE : unloaded),
      );
      works(
        'if the file never comes',
        { ...INDEX, 'worker.js': null },
        undefined,
        blob('the worker did not answer in 5 s'),
      );
      works(
        'if the file throws',
        { ...INDEX, 'worker.js': 'throw new Error("not here");' },
        undefined,
        blob(expect.stringContaining('not here')),
      );
      works(
        'if the file says nothing',
        { ...INDEX, 'worker.js': '' },
        undefined,
        blob('the worker did not answer in 5 s'),
      );
    });

    describe('with a strict policy', () => {
      const forbidden = expect.stringMatching(
        /^workers are unavailable here: from the file, .+; from a Blob, ./,
      );
      works(
        'works from the file without blob:',
        PACKAGE,
        `${SCRIPTS}; worker-src 'self'`,
        FROM_FILE,
      );
      works('works in-process without both', INDEX, `${SCRIPTS}; worker-src 'self'`, {
        ...IN_PROCESS,
        cause: forbidden,
      });
      const TRUSTED_TYPES = "require-trusted-types-for 'script'";
      works(
        'works from the copy if it requires Trusted Types',
        PACKAGE,
        `${SCRIPTS}; worker-src 'self' blob:; ${TRUSTED_TYPES}`,
        { ...FROM_BLOB, cause: expect.stringMatching(/TrustedScriptURL|CSP/) },
      );
      works(
        'works in-process if it allows no policy of Trusted Types',
        PACKAGE,
        `${SCRIPTS}; worker-src 'self' blob:; ${TRUSTED_TYPES}; trusted-types 'none'`,
        { ...IN_PROCESS, cause: forbidden },
      );
      works('works in-process without workers', PACKAGE, `${SCRIPTS}; worker-src 'none'`, {
        ...IN_PROCESS,
        cause: forbidden,
      });
      inPage(
        'keeps the page responsive when it works in-process, and aborts within 100 ms',
        {
          files: PACKAGE,
          policy: `${SCRIPTS}; worker-src 'none'`,
          program: `
            const pool = new PrimePool({ workers: 2 });
            await pool.start();
            const controller = new AbortController();
            const call = pool.checkAll(endless, { method, signal: controller.signal }).catch((error) => error);
            let longest = 0;
            let last = performance.now();
            for (let frames = 0; frames < 30; frames++) {
              await new Promise(requestAnimationFrame);
              const now = performance.now();
              longest = Math.max(longest, now - last);
              last = now;
            }
            const timer = performance.now();
            await sleep(10);
            const late = performance.now() - timer - 10;
            const aborted = performance.now();
            controller.abort();
            const { name } = await call;
            const { mode } = pool.info;
            return { name, mode, longest, late, delay: performance.now() - aborted };`,
        },
        (result) => {
          console.log(JSON.stringify({ browser: browser.name, ...(result as object) }));
          const { name, mode, longest, late, delay } = result as Record<string, number | string>;
          expect({ name, mode }).toEqual({ name: 'AbortError', mode: 'in-process' });
          expect(longest).toBeLessThan(500);
          expect(late).toBeLessThan(500);
          expect(delay).toBeLessThan(100);
        },
      );
      inPage(
        'works from the file that workerUrl names',
        {
          files: { ...INDEX, 'copies/worker.js': WORKER },
          policy: `${SCRIPTS}; worker-src 'self'`,
          program: `const pool = new PrimePool({ workers: 2, workerUrl: 'copies/worker.js' }); ${WORK}`,
        },
        (result) => expect(result).toEqual(FROM_FILE),
      );
      inPage(
        'names the directive that the kernel needs, whatever is called',
        {
          files: PACKAGE,
          policy: "script-src 'self'",
          program: `
            const pool = new PrimePool({ workers: 2 });
            const calls = [
              () => isPrime(97), () => isPrime(97n), () => arePrime([97]), () => check(97),
              () => check(97, { method }), () => pool.start(), () => pool.checkAll([97]), () => pool.checkAll(many),
              () => pool.arePrime([97]), () => pool.arePrime(many), () => pool.check([97]).next(),
              () => pool.check(many).next(), () => pool.checkBatches([BigUint64Array.of(97n)]).next(),
            ];
            const errors = [];
            for (const call of calls) {
              try { errors.push('answered ' + await call()); } catch (e) { errors.push(e.code + ' ' + e.message); }
            }
            await pool.close();
            return errors;`,
        },
        (result) => {
          const message = expect.stringMatching(
            /^ERR_KERNEL .*Content-Security-Policy.*'wasm-unsafe-eval'/,
          );
          expect(result).toEqual(new Array(13).fill(message));
        },
      );
    });

    test('takes the copy of the worker if the package is of another origin', async (context) => {
      needsBrowser(context, browser);
      if (open === undefined) throw new Error('the browser did not start');
      await using other = await serve(new Map(Object.entries(PACKAGE)), {
        'access-control-allow-origin': '*',
      });
      await using site = await serve(new Map());
      await open.goto(site.url);
      const result = await open.evaluate(`(async () => {
        const { isPrime, PrimePool, SAMPLE } = await import('${other.url}index.js');
        const many = Array.from({ length: 50_000 }, (_, n) => n);
        const pool = new PrimePool({ workers: 2 });
        ${WORK}
      })()`);
      expect(result).toEqual({ ...FROM_BLOB, cause: expect.any(String) });
    });
  });
}
