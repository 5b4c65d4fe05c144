// workerd, where programs cannot compile WebAssembly or start workers: the package imports its
// kernels as modules, and the pool does its work on the one thread.

import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { MODULES } from '../../scripts/kernels.mjs';
import { INSTALL_RUNTIMES } from '../hosts/runtimes.js';
import { everyCase } from '../oracle/families.js';
import { bundle } from '../support/bundle.js';
import { encodeCases } from '../support/cases.js';
import { record } from '../support/records.js';
import { needs } from '../support/required.js';
import { ANSWERS } from '../support/subjects.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const WORKERD_PACKAGE = at(
  '../hosts/runtimes/node_modules/@cloudflare/workerd-linux-64/package.json',
);
const WORKERD = at('../hosts/runtimes/node_modules/@cloudflare/workerd-linux-64/bin/workerd');

const FILES = readdirSync(at('../../dist/workerd')).filter((name) => name.endsWith('.js'));
const KERNELS = MODULES.map(({ name }) => `${name}.wasm`);

/** As in a deployment: the files keep their paths, and the kernels are modules. */
const CONFIG = `
  using Workerd = import "/workerd/workerd.capnp";
  const config :Workerd.Config = (services = [(name = "main", worker = (
    compatibilityDate = "2026-01-01",
    modules = [
      (name = "main.js", esModule = embed "main.js"),
      (name = "cases.js", esModule = embed "cases.js"),
      (name = "subjects.js", esModule = embed "subjects.js"),
      (name = "cases.bin", data = embed "cases.bin"),
      ${FILES.map((name) => `(name = "dist/workerd/${name}", esModule = embed "dist/workerd/${name}"),`).join('\n      ')}
      ${KERNELS.map((name) => `(name = "dist/${name}", wasm = embed "dist/${name}"),`).join('\n      ')}
    ]))]);`;

const PROGRAM = `
  import bytes from 'cases.bin';
  import { decodeCases } from './cases.js';
  import * as primepool from './dist/workerd/index.js';
  import { answersOf } from './subjects.js';
  const { arePrime, isPrime, kernelInfo, PrimePool, SAMPLE } = primepool;

  async function test() {
    const { numbers, prime } = decodeCases(new Uint8Array(bytes));
    const differ = (verdicts) => numbers.filter((_, place) => Boolean(verdicts[place]) !== prime[place]).map(String);
    const pool = new PrimePool();
    const list = BigUint64Array.from(numbers);
    const wrong = [numbers.map((n) => isPrime(n)), arePrime(list), await pool.arePrime(list)].flatMap(differ);
    const { primes } = await pool.checkAll(SAMPLE, { method: 'trial-division' });
    const endless = new Array(100).fill(2n ** 64n - 59n);
    const signal = AbortSignal.timeout(50);
    const error = await pool.checkAll(endless, { method: 'trial-division', signal }).catch((error) => error);
    const subjects = [await answersOf(primepool), await answersOf(pool)];
    const { mode, cause } = pool.info;
    await pool.close();
    const { variant } = kernelInfo();
    console.log(JSON.stringify(
      { cases: numbers.length, wrong, primes, error: error.name, variant, mode, cause: cause.message, subjects }));
  }
  export default { test };`;

test('workerd', async (context) => {
  needs(context, existsSync(WORKERD), 'workerd', INSTALL_RUNTIMES);
  const folder = mkdtempSync(join(tmpdir(), 'primepool-workerd-'));
  try {
    const cases = everyCase();
    cpSync(at('../../dist/workerd'), join(folder, 'dist/workerd'), { recursive: true });
    for (const kernel of KERNELS) {
      cpSync(at(`../../dist/${kernel}`), join(folder, 'dist', kernel));
    }
    writeFileSync(join(folder, 'cases.bin'), encodeCases(cases));
    writeFileSync(
      join(folder, 'cases.js'),
      await bundle(new URL('../support/cases.ts', import.meta.url)),
    );
    cpSync(at('../support/subjects.mjs'), join(folder, 'subjects.js'));
    writeFileSync(join(folder, 'main.js'), PROGRAM);
    writeFileSync(join(folder, 'config.capnp'), CONFIG);
    const { stdout } = await promisify(execFile)(WORKERD, ['test', 'config.capnp'], {
      cwd: folder,
      timeout: 600_000,
    });
    console.log(stdout.trim());
    expect(JSON.parse(stdout)).toEqual({
      cases: cases.numbers.length,
      wrong: [],
      primes: 9,
      error: 'TimeoutError',
      variant: 'baseline',
      mode: 'in-process',
      cause: 'workers are unavailable here',
      subjects: [ANSWERS, ANSWERS],
    });
    record({
      kind: 'runtime',
      name: 'workerd',
      version: JSON.parse(readFileSync(WORKERD_PACKAGE, 'utf8')).version,
      variant: 'baseline',
      pool: 'in-process',
      cases: cases.numbers.length,
      wrong: 0,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
