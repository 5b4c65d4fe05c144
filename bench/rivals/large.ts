import { checkPrimeSync } from 'node:crypto';
import { isProbablyPrime } from 'bigint-crypto-utils';
import { init } from 'gmp-wasm';
import { bailliePSW } from 'micro-rsa-dsa-dh/primality.js';
import { smallFactor } from '../../src/bigint/small-factor.js';
import { finish } from '../../src/steps/steps.js';
import { isLucasInBigInts } from '../../src/tests/lucas.js';
import { isStrongInBigInts } from '../../src/tests/strong.js';
import type { Contestant } from '../support/contestant.js';
import { passOver } from '../support/pass-over.js';
import { versionOf } from './version.js';

/** Rounds of the Miller–Rabin test that take about as long as BPSW. */
const ROUNDS = 3;

const { binding: gmp } = await init();

/**
 * Tests of large integers, each configured to do as much work as BPSW, or more if it cannot do
 * less.
 */
export const LARGE_RIVALS: readonly Contestant<readonly bigint[]>[] = [
  {
    name: 'gmp-wasm',
    version: versionOf('gmp-wasm'),
    kind: 'javascript',
    note: 'mpz_probab_prime_p(n, 24), which is BPSW; n made before the clock starts',
    prepare(numbers) {
      const integers = numbers.map((n) => {
        const integer = gmp.mpz_t();
        const text = gmp.malloc_cstr(n.toString(16));
        gmp.mpz_init_set_str(integer, text, 16);
        gmp.free(text);
        return integer;
      });
      return passOver(integers, (integer) => gmp.mpz_probab_prime_p(integer, 24) !== 0);
    },
  },
  contestant('micro-rsa-dsa-dh', 'BPSW', bailliePSW),
  contestant('bigint-crypto-utils', `${ROUNDS} random bases, in this thread`, (n) =>
    isProbablyPrime(n, ROUNDS, true),
  ),
  {
    name: 'BigInt BPSW',
    version: '',
    kind: 'javascript',
    note: "primepool's own, for engines on which its kernel does not run",
    prepare: (numbers) => passOver(numbers, isPrimeInBigInts),
  },
  {
    name: 'node:crypto',
    version: process.versions.node,
    kind: 'native',
    note:
      `OpenSSL ${process.versions.openssl}, 64 random bases, or 128 above 2048 bits: ` +
      'it cannot be told to take fewer',
    prepare: (numbers) => passOver(numbers, (n) => checkPrimeSync(n)),
  },
];

function contestant(
  name: string,
  note: string,
  isPrime: (n: bigint) => boolean | Promise<boolean>,
): Contestant<readonly bigint[]> {
  return {
    name,
    version: versionOf(name),
    kind: 'javascript',
    note,
    prepare: (numbers) => passOver(numbers, isPrime),
  };
}

/** In: n of several words. */
function isPrimeInBigInts(n: bigint): boolean {
  return smallFactor(n) === 0 && finish(isStrongInBigInts(n)) && finish(isLucasInBigInts(n));
}
