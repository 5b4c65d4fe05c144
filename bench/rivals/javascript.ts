import { checkPrimeSync } from 'node:crypto';
import isStdlibPrime from '@stdlib/assert-is-prime';
import bigInt from 'big-integer';
import { isProbablyPrime } from 'bigint-crypto-utils';
import { init } from 'gmp-wasm';
import isPrimeByIsPrime from 'is-prime';
import { bignumber, isPrime as isMathjsPrime } from 'mathjs';
import { bailliePSW } from 'micro-rsa-dsa-dh/primality.js';
import primality from 'primality';
import { isPrimeBigInt } from '../../test/oracle/bigint-primality.js';
import { versionOf } from './version.js';

/** A primality test in JavaScript, called as its documentation says. */
export type Rival = RivalOf<'bigint', bigint> | RivalOf<'number', number>;

interface RivalOf<Name, Input> {
  readonly name: string;
  readonly version: string;
  /** Its input type; numbers are converted before the clock starts. */
  readonly takes: Name;
  isPrime(n: Input): boolean | Promise<boolean>;
  /** The greatest n that it decides correctly; absent if it decides every n < 2^64. */
  readonly limit?: bigint;
  /** The method, and how it is called. */
  readonly note: string;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
// The low-level binding and one integer, reused: `calculate` with a decimal string costs 200 times
// more, and building an integer from two 32-bit halves a quarter more than importing it.
const { binding: gmp } = await init();
const gmpBytes = gmp.malloc(8);
const gmpInteger = gmp.mpz_t();
gmp.mpz_init(gmpInteger);

export const RIVALS: readonly Rival[] = [
  {
    name: 'BigInt Miller-Rabin by hand',
    version: '',
    takes: 'bigint',
    isPrime: isPrimeBigInt,
    note: '12 bases; written without dependencies: here, the oracle of the tests',
  },
  {
    name: 'gmp-wasm',
    version: versionOf('gmp-wasm'),
    takes: 'bigint',
    isPrime(n) {
      gmp.memView.setBigUint64(gmpBytes, n, true);
      gmp.mpz_import(gmpInteger, 1, 1, 8, -1, 0, gmpBytes);
      return gmp.mpz_probab_prime_p(gmpInteger, 24) !== 0;
    },
    note: 'mpz_probab_prime_p(n, 24), which is BPSW without further rounds',
  },
  {
    name: 'big-integer',
    version: versionOf('big-integer'),
    takes: 'bigint',
    isPrime: (n) => bigInt(n).isPrime(),
    note: 'Miller-Rabin, 12 bases',
  },
  {
    name: 'micro-rsa-dsa-dh',
    version: versionOf('micro-rsa-dsa-dh'),
    takes: 'bigint',
    isPrime: bailliePSW,
    note: 'BPSW',
  },
  {
    name: 'bigint-crypto-utils',
    version: versionOf('bigint-crypto-utils'),
    takes: 'bigint',
    // Without its workers: a message to a worker costs more than the test of a 64-bit integer.
    isPrime: (n) => isProbablyPrime(n, 16, true),
    note: '250 small primes, then Miller-Rabin, 16 random bases (its default)',
  },
  {
    name: 'node:crypto',
    version: process.versions.node,
    takes: 'bigint',
    isPrime: (n) => checkPrimeSync(n),
    note: `OpenSSL ${process.versions.openssl}, 64 random bases (its default)`,
  },
  {
    name: 'mathjs BigNumber',
    version: versionOf('mathjs'),
    takes: 'bigint',
    isPrime: (n) => isMathjsPrime(bignumber(n)),
    note: 'Miller-Rabin, 13 bases, on decimal.js',
  },
  {
    name: 'mathjs number',
    version: versionOf('mathjs'),
    takes: 'number',
    isPrime: (n) => isMathjsPrime(n),
    limit: MAX_SAFE,
    note: 'trial division; says that 2.5, 7.5 and NaN are prime and never ends for Infinity',
  },
  {
    name: '@stdlib/assert-is-prime',
    version: versionOf('@stdlib/assert-is-prime'),
    takes: 'number',
    isPrime: isStdlibPrime.isPrimitive,
    limit: MAX_SAFE,
    note: 'trial division',
  },
  {
    name: 'primality',
    version: versionOf('primality'),
    takes: 'number',
    isPrime: primality,
    limit: MAX_SAFE,
    note: 'trial division',
  },
  {
    name: 'is-prime',
    version: versionOf('is-prime'),
    takes: 'number',
    isPrime: isPrimeByIsPrime,
    limit: MAX_SAFE,
    note: 'trial division; throws for n < 1',
  },
];
