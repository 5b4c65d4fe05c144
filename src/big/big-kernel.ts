// Tests of integers from 2^64 on, on the multi-limb Montgomery arithmetic of the big kernel.
//
// The chains are generators, which yield every few milliseconds of work. One that is given up is to be closed with
// `return()`, so that its memory is free again. Any number of them may be under way on one thread.

import { bitLength } from '../bit-length.js';
import {
  BIGINT_BITS,
  BIGINT_MERSENNE_BITS,
  LONG_WINDOW,
  LONG_WINDOW_BITS,
  WINDOW,
} from '../config.js';
import type { Chosen } from '../kernel/choose.js';
import type { KernelInfo } from '../kernel/info.js';
import { type BigKernel, instantiateBig } from './big-instance.js';
import { chooseBigKernel } from './big-variant.js';
import * as bigints from './bigint-arithmetic.js';
import { jacobi, leastNonResidue } from './jacobi.js';
import { Residues } from './residues.js';
import { finish, type Slices } from './slices.js';
import { smallFactor } from './small-factor.js';

export { smallFactor };

let chosen: Chosen<BigKernel> | undefined;
let current: BigKernel | undefined;

/** The compiled module, to be posted to workers, which need not compile it again. */
export function bigKernelModule(): WebAssembly.Module {
  return choice().module;
}

/** Makes a worker use the module that it was sent. */
export function useBigKernelModule(module: WebAssembly.Module): void {
  current = instantiateBig(module);
}

/** Which variant of the big kernel runs here, and why. */
export function bigKernelInfo(): KernelInfo {
  return choice().info;
}

/**
 * Whether n >= 2^64 passes the test of Baillie, Pomerance, Selfridge and Wagstaff: no small factor, strong to base 2,
 * extra strong Lucas. Every prime does; no composite is known that does.
 */
export function isProbablePrime(n: bigint): boolean {
  return decideAtOnce(n) ?? finish(inSlices(n));
}

/** The same, in slices. */
export function* isProbablePrimeInSlices(n: bigint): Slices<boolean> {
  return decideAtOnce(n) ?? (yield* inSlices(n));
}

/** The decision for n < 2^256, in one call of the kernel that takes some 10 to 50 µs; undefined if there is none. */
function decideAtOnce(n: bigint): boolean | undefined {
  const word3 = n >> 192n;
  if (word3 >= 2n ** 64n) return undefined;
  // Each word takes what it has room for.
  const found = kernel().decide256(n, n >> 64n, n >> 128n, word3);
  return found === UNDECIDED ? undefined : found === 1;
}

/** What `decide256` gives for the few numbers that it leaves to the general test. */
const UNDECIDED = 2;

/** The same for n < 2^256, in one call. */
function isStrongAtOnce(n: bigint, base: bigint): boolean {
  const { isStrong256, shift256 } = kernel();
  const form = (base << BigInt(shift256(bitLength(n)))) % n;
  const found = isStrong256(
    n,
    n >> 64n,
    n >> 128n,
    n >> 192n,
    form,
    form >> 64n,
    form >> 128n,
    form >> 192n,
  );
  return found === 1;
}

function* inSlices(n: bigint): Slices<boolean> {
  if ((n & 1n) === 0n || smallFactor(n) !== 0) return false;
  if (isForBigInts(n)) {
    return (yield* bigints.strongProbablePrime(n)) && (yield* bigints.extraStrongLucas(n));
  }
  const residues = new Residues(kernel(), n, 4);
  try {
    return (yield* strongToBase2(residues)) && (yield* lucas(residues));
  } finally {
    residues.close();
  }
}

/** Whether odd n >= 2^64 is a strong probable prime to a base from 2 to n - 2. */
export function* strongProbablePrime(n: bigint, base = 2n): Slices<boolean> {
  if (n < 2n ** 256n) return isStrongAtOnce(n, base);
  if (isForBigInts(n)) return yield* bigints.strongProbablePrime(n, base);
  const residues = new Residues(kernel(), n, 2 + 2 ** windowFor(n));
  try {
    if (base === 2n) return yield* strongToBase2(residues);
    const twos = bigints.trailingZeros(n - 1n);
    yield* power(residues, base, (n - 1n) >> BigInt(twos));
    return yield* passesStrong(residues, twos);
  } finally {
    residues.close();
  }
}

/** Whether odd n >= 2^64 is an extra strong Lucas probable prime (assembly/lucas.ts says what that is). A square is none. */
export function* extraStrongLucas(n: bigint): Slices<boolean> {
  if (isForBigInts(n)) return yield* bigints.extraStrongLucas(n);
  const residues = new Residues(kernel(), n, 4);
  try {
    return yield* lucas(residues);
  } finally {
    residues.close();
  }
}

/**
 * base^exponent modulo odd n.
 *
 * In: base in [0, n), exponent >= 0, odd n >= 2^64. Out: in [0, n).
 */
export function* powerModulo(base: bigint, exponent: bigint, n: bigint): Slices<bigint> {
  if (isForBigInts(n)) return yield* bigints.powerModulo(base, exponent, n);
  const residues = new Residues(kernel(), n, 2 + 2 ** windowFor(n));
  try {
    yield* power(residues, base, exponent);
    residues.putPlain(1, 1n);
    residues.multiply(0, 0, 1);
    return residues.get(0);
  } finally {
    residues.close();
  }
}

/**
 * The test of Lucas and Lehmer (Lehmer, 1930): 2^p - 1 is prime if and only if it divides S_(p-2), where S_0 = 4 and
 * S_(k+1) = S_k² - 2.
 *
 * In: an odd prime exponent above 64.
 */
export function* lucasLehmer(exponent: number): Slices<boolean> {
  if (exponent >= BIGINT_MERSENNE_BITS && !isFused()) return yield* bigints.lucasLehmer(exponent);
  const residues = new Residues(kernel(), 2n ** BigInt(exponent) - 1n, 1, MERSENNE_SPARE_BITS);
  try {
    residues.putPlain(0, 4n);
    yield* residues.steps(exponent - 2, 1, (first, last) => {
      residues.kernel.lucasLehmer(residues.area, residues.row(0), exponent, first - last);
    });
    return residues.get(0) === 0n;
  } finally {
    residues.close();
  }
}

/** Bits that make room for two digits more, whatever their width. */
const MERSENNE_SPARE_BITS = 102;

function choice(): Chosen<BigKernel> {
  chosen ??= chooseBigKernel();
  return chosen;
}

function kernel(): BigKernel {
  current ??= choice().kernel;
  return current;
}

function isForBigInts(n: bigint): boolean {
  return bitLength(n) >= BIGINT_BITS && !isFused();
}

/** Whether digits are doubles. */
function isFused(): boolean {
  return kernel().digitWidth(BIGINT_BITS) > 32;
}

/** Leaves in row 0 what the odd part of n - 1 makes of 2, from its leading bits down, and finishes the test. */
function* strongToBase2(residues: Residues): Slices<boolean> {
  const { n, area } = residues;
  const twos = bigints.trailingZeros(n - 1n);
  const odd = (n - 1n) >> BigInt(twos);
  const bits = bitLength(odd);
  // 2 to the leading bits is no longer than n, so that it costs one division.
  const rest = bits - Math.floor(Math.log2(bits));
  residues.put(0, 1n << (odd >> BigInt(rest)));
  residues.putExponent(odd, bits);
  yield* residues.steps(rest, 1, (first, last) => {
    residues.kernel.powerOf2(area, residues.row(0), residues.exponent, first, last);
  });
  return yield* passesStrong(residues, twos);
}

/** In: row 0 with a power, Montgomery form. Out: whether it is ±1, or becomes -1 by fewer than `twos` squarings. */
function* passesStrong(residues: Residues, twos: number): Slices<boolean> {
  const one = residues.montgomery(1n);
  const minusOne = residues.n - one;
  const power = residues.get(0);
  if (power === one || power === minusOne) return true;
  let passes = false;
  yield* residues.steps(twos - 1, 1, (first, last) => {
    for (let i = first; i > last && !passes; i--) {
      residues.square(0, 0);
      passes = residues.get(0) === minusOne;
    }
  });
  return passes;
}

/** The extra strong Lucas test. In: residues modulo odd n >= 2^64, of four rows. Out: whether n passes; the rows are lost. */
function* lucas(residues: Residues): Slices<boolean> {
  const { n, area } = residues;
  const small = leastNonResidue(n, 3, 1, (p) => jacobi(p - 2, n) * jacobi(p + 2, n));
  if (small === undefined) return false;
  const twos = bigints.trailingZeros(n + 1n);
  const odd = (n + 1n) >> BigInt(twos);
  const bits = bitLength(odd);
  const parameter = BigInt(small);
  residues.put(0, parameter);
  residues.put(1, parameter * parameter - 2n);
  residues.put(2, 2n);
  residues.put(3, parameter);
  residues.putExponent(odd, bits);
  const [v, next, two, p] = [0, 1, 2, 3].map((index) => residues.row(index)) as [
    number,
    number,
    number,
    number,
  ];
  yield* residues.steps(bits - 1, 2, (first, last) => {
    residues.kernel.lucasChain(area, v, next, two, p, residues.exponent, first, last);
  });
  return yield* passesLucas(residues, parameter, twos);
}

/**
 * The end of the Lucas test. U_d ≡ 0 and V_d ≡ ±2 mean that V_(d+1) ≡ ±P.
 *
 * In: rows 0 to 2 with V_d, V_(d+1) and 2, all Montgomery form; n + 1 = d·2^twos. Out: whether n passes; row 0 is lost.
 */
function* passesLucas(residues: Residues, parameter: bigint, twos: number): Slices<boolean> {
  const { n } = residues;
  const two = residues.montgomery(2n);
  const p = residues.montgomery(parameter);
  const [v, next] = [residues.get(0), residues.get(1)];
  if (v === two && next === p) return true;
  if (v === n - two && next === n - p) return true;
  let passes = v === 0n && twos > 1;
  yield* residues.steps(twos - 2, 1, (first, last) => {
    for (let i = first; i > last && !passes; i--) {
      residues.square(0, 0, 2);
      passes = residues.get(0) === 0n;
    }
  });
  return passes;
}

/** Leaves base^exponent in row 0, by windows of some bits of the exponent, from its leading ones down. */
function* power(residues: Residues, base: bigint, exponent: bigint): Slices<void> {
  const width = windowFor(residues.n);
  const table = 2;
  residues.put(table, 1n);
  residues.put(table + 1, base);
  for (let i = 2; i < 2 ** width; i++) residues.multiply(table + i, table + i - 1, table + 1);
  const text = exponent.toString(2);
  const windows = Math.ceil(text.length / width);
  const padded = text.padStart(width * windows, '0');
  residues.put(0, 1n);
  yield* residues.steps(windows, width + 1, (first, last) => {
    for (let i = windows - first; i < windows - last; i++) {
      const window = Number.parseInt(padded.slice(width * i, width * (i + 1)), 2);
      residues.kernel.squarings(residues.area, residues.row(0), width, 0);
      if (window !== 0) residues.multiply(0, 0, table + window);
    }
  });
}

function windowFor(n: bigint): number {
  return bitLength(n) < LONG_WINDOW_BITS ? WINDOW : LONG_WINDOW;
}
