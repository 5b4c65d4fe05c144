import { spawnSync } from 'node:child_process';
import { modPow } from 'bigint-crypto-utils';
import { init } from 'gmp-wasm';
import type { Side } from '../support/question.js';
import { compiled } from './compiled.js';
import { versionOf } from './version.js';

/** A base, an exponent and an odd modulus. */
export type Row = readonly [base: bigint, exponent: bigint, n: bigint];

interface Power extends Omit<Side, 'answer'> {
  power(...row: Row): bigint;
}

const program = compiled('gmp-powm', 'gmp');
const { binding: gmp } = await init();
const [b, e, m, r] = [gmp.mpz_t(), gmp.mpz_t(), gmp.mpz_t(), gmp.mpz_t()];
for (const integer of [b, e, m, r]) gmp.mpz_init(integer);

function byGmpWasm(base: bigint, exponent: bigint, n: bigint): bigint {
  gmp.mpz_set_string(b, base.toString(16), 16);
  gmp.mpz_set_string(e, exponent.toString(16), 16);
  gmp.mpz_set_string(m, n.toString(16), 16);
  gmp.mpz_powm(r, b, e, m);
  return BigInt(`0x${gmp.mpz_to_string(r, 16)}`);
}

/** Square and multiply, as written without a dependency. */
function byHand(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  let square = base % n;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result;
}

export const POWERS: readonly Power[] = [
  {
    ...{ name: 'BigInt by hand', version: process.versions.v8, kind: 'javascript' },
    note: 'square and multiply',
    power: byHand,
  },
  {
    ...{ name: 'bigint-mod-arith', version: versionOf('bigint-crypto-utils'), kind: 'javascript' },
    note: 'modPow, as bigint-crypto-utils exports it',
    power: modPow,
  },
  {
    ...{ name: 'gmp-wasm', version: versionOf('gmp-wasm'), kind: 'javascript' },
    note: 'mpz_powm, including the conversion of BigInts',
    power: byGmpWasm,
  },
];

/** One line per power, in hexadecimal. */
export function textOf(powers: readonly bigint[]): string {
  return powers.map((n) => `${n.toString(16)}\n`).join('');
}

/** Native GMP; empty without a C compiler and its library. */
export function nativePower(rows: readonly Row[]): Side[] {
  if (program === undefined) return [];
  const input = rows.map((row) => row.map((n) => n.toString(16)).join(' ')).join('\n');
  const ask = (): string[] => spawnSync(program, { input, encoding: 'utf8' }).stdout.split('\n');
  const [version = ''] = ask();
  return [
    {
      ...{ name: 'GMP mpz_powm', version, kind: 'native' },
      answer() {
        const [_, nanoseconds, ...powers] = ask();
        return { text: powers.join('\n'), elapsed: Number(nanoseconds) / 1e6 };
      },
    },
  ];
}
