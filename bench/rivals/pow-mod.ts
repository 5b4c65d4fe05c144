import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modPow } from 'bigint-crypto-utils';
import { init } from 'gmp-wasm';
import { versionOf } from './version.js';

/** base^exponent modulo an odd n. */
export interface PowModRival {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  power(base: bigint, exponent: bigint, n: bigint): bigint;
}

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

/** What one writes to have no dependency. */
function byHand(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  let square = base % n;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % n;
    square = (square * square) % n;
  }
  return result;
}

export const POW_MOD_RIVALS: readonly PowModRival[] = [
  { name: 'BigInt by hand', version: '', note: 'square and multiply', power: byHand },
  {
    name: 'bigint-mod-arith',
    version: versionOf('bigint-crypto-utils'),
    note: 'modPow, as bigint-crypto-utils exports it',
    power: modPow,
  },
  {
    name: 'gmp-wasm',
    version: versionOf('gmp-wasm'),
    note: 'mpz_powm, with what it takes to bring BigInts in and out',
    power: byGmpWasm,
  },
];

/**
 * What native GMP takes for each power in nanoseconds, and the lowest byte of each; undefined
 * without a C compiler and libgmp.
 */
export function nativeGmp(
  powers: readonly (readonly [bigint, bigint, bigint])[],
): { readonly nanoseconds: number; readonly bytes: number[] } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'primepool-gmp-'));
  try {
    const source = fileURLToPath(new URL('./gmp-powm.c', import.meta.url));
    const program = join(folder, 'gmp-powm');
    const { status } = spawnSync('cc', ['-O2', source, '-o', program, '-lgmp']);
    if (status !== 0) return undefined;
    const input = powers.map((row) => row.map((n) => n.toString(16)).join(' ')).join('\n');
    const { stdout } = spawnSync(program, { input, encoding: 'utf8' });
    const [nanoseconds = Number.NaN, ...bytes] = stdout.trim().split('\n').map(Number);
    return { nanoseconds, bytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
