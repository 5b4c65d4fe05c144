// The verdict on one integer and the reasons for it, as data that a page or a command can show.

import { power } from '../arithmetic/pow-mod.js';
import { nonResidue } from '../arithmetic/square-root.js';
import { bitLength } from '../bigint/bit-length.js';
import { smallFactor } from '../bigint/small-factor.js';
import { fitsWord } from '../bigint/word.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { finish } from '../steps/steps.js';
import { extraStrongTest, unitNorm } from '../tests/named/lucas.js';
import { strongTest } from '../tests/named/powers.js';
import { word } from '../wasm/word.js';
import { lucasLehmer } from './lucas-lehmer.js';
import { specialFormOf } from './special-forms.js';

/** The verdict on n and the reasons for it. */
export interface Explanation {
  readonly n: bigint;
  readonly prime: boolean;
  /** Present, and true, if n passed all tests but is not proved prime. */
  readonly probable?: true;
  /** In the order of the tests. The last one decides. */
  readonly reasons: readonly Reason[];
}

/** The outcome of one test, with the values to check it. */
export type Reason =
  | { readonly kind: 'below-2' }
  /** `factor`, the least prime that divides n, times `cofactor` is n. */
  | { readonly kind: 'small-factor'; readonly factor: bigint; readonly cofactor: bigint }
  /** No prime up to `bound` divides n. If `bound`² > n, n is prime. */
  | { readonly kind: 'no-small-factor'; readonly bound: bigint; readonly decides: boolean }
  | StrongReason
  | { readonly kind: 'square'; readonly root: bigint }
  | LucasReason
  /** No composite below 2^64 passes both tests (Feitsma and Galway, 2013). */
  | { readonly kind: 'exact-below-2^64' }
  /** No known composite passes both tests. */
  | { readonly kind: 'none-known' }
  | MersenneReason
  | ProthReason;

/**
 * The strong test: n - 1 = d·2^s. It passes if residue = base^d mod n is 1, or base^(d·2^r) ≡ -1.
 */
export interface StrongReason {
  readonly kind: 'strong';
  readonly base: bigint;
  readonly d: bigint;
  readonly s: number;
  readonly residue: bigint;
  readonly r?: number;
  readonly passes: boolean;
}

/**
 * The extra strong Lucas test: n + 1 = d·2^s, Q = 1, D = P² - 4 with (D/n) = -1. It passes if u =
 * U_d mod n is 0 and v = V_d mod n is ±2, or if V_(d·2^r) ≡ 0.
 */
export interface LucasReason {
  readonly kind: 'extra-strong-lucas';
  readonly p: bigint;
  readonly q: bigint;
  readonly discriminant: bigint;
  readonly d: bigint;
  readonly s: number;
  readonly u: bigint;
  readonly v: bigint;
  readonly r?: number;
  readonly passes: boolean;
}

/**
 * n = 2^exponent - 1 is prime if and only if the exponent is prime and n divides S_(exponent - 2),
 * where S_0 = 4, S_(k+1) = S_k² - 2 (Lucas and Lehmer).
 */
export interface MersenneReason {
  readonly kind: 'lucas-lehmer';
  readonly exponent: number;
  readonly passes: boolean;
}

/**
 * n = k·2^m + 1, k < 2^m, is prime if and only if residue = base^((n-1)/2) mod n is n - 1, where
 * (base/n) = -1 (Proth; for k = 1 Pépin).
 */
export interface ProthReason {
  readonly kind: 'proth';
  readonly base: bigint;
  readonly residue: bigint;
  readonly passes: boolean;
}

/** The bound of the prime factors that are searched. */
const BOUND = 211;

/**
 * Whether n is prime, and why: the tests that ran, with values that can be checked by hand or with
 * `powMod`.
 *
 * The verdict is the same as that of `isPrime`. Takes about ten times as long: 0.1 ms at 64 bits,
 * 20 ms at 1024.
 *
 * @throws TypeError or RangeError as isPrime does
 * @example explain(91).reasons // [{ kind: 'small-factor', factor: 7n, cofactor: 13n }]
 * @example explain(2047n * 2n ** 64n + 1n).prime // false
 */
export function explain(n: Integer): Explanation {
  assertInteger(n);
  const number = BigInt(n);
  if (number < 2n) return { n: number, prime: false, reasons: [{ kind: 'below-2' }] };
  const factor = number <= BOUND ? leastFactor(number) : smallFactor(number, BOUND);
  if (factor > 0) {
    const divisor = BigInt(factor);
    const reason = { kind: 'small-factor', factor: divisor, cofactor: number / divisor } as const;
    return { n: number, prime: false, reasons: [reason] };
  }
  const bound = number <= BOUND ? number - 1n : BigInt(BOUND);
  const decides = bound * bound > number || number <= 3n;
  const first: Reason = { kind: 'no-small-factor', bound, decides };
  if (decides) return { n: number, prime: true, reasons: [first] };
  const special = fitsWord(number) ? undefined : specialReason(number);
  if (special !== undefined) {
    return { n: number, prime: special.passes, reasons: [first, special] };
  }
  return generalExplanation(number, first);
}

/** The strong test to base 2, and the extra strong Lucas test if that passes. */
function generalExplanation(n: bigint, first: Reason): Explanation {
  const strong = { kind: 'strong', base: 2n, ...strongTest(n, 2n) } as const;
  if (!strong.passes) return { n, prime: false, reasons: [first, strong] };
  const parameters = unitNorm(n);
  if (parameters === undefined) {
    // As no small prime divides n, it is a square.
    const reason = { kind: 'square', root: rootOf(n) } as const;
    return { n, prime: false, reasons: [first, strong, reason] };
  }
  const { p, q } = parameters;
  const lucas = {
    kind: 'extra-strong-lucas',
    p,
    q,
    discriminant: p * p - 4n,
    ...extraStrongTest(n, parameters),
  } as const;
  if (!lucas.passes) return { n, prime: false, reasons: [first, strong, lucas] };
  if (fitsWord(n)) {
    return { n, prime: true, reasons: [first, strong, lucas, { kind: 'exact-below-2^64' }] };
  }
  const reasons: Reason[] = [first, strong, lucas, { kind: 'none-known' }];
  return { n, prime: true, probable: true, reasons };
}

/** The theorem of a special form. In: n >= 2^64 without small factors. */
function specialReason(n: bigint): MersenneReason | ProthReason | undefined {
  const form = specialFormOf(n);
  if (form === 'mersenne') {
    const exponent = bitLength(n);
    const passes = word.kernel().isPrimeDouble(exponent) !== 0 && finish(lucasLehmer(exponent));
    return { kind: 'lucas-lehmer', exponent, passes };
  }
  if (form === undefined) return undefined;
  const base = nonResidue(n);
  // A square has none, which the general tests show.
  if (base === undefined) return undefined;
  const residue = finish(power(base, (n - 1n) / 2n, n));
  return { kind: 'proth', base, residue, passes: residue === n - 1n };
}

/** A prime that divides n and is less, or 0. In: 2 <= n <= BOUND. */
function leastFactor(n: bigint): number {
  for (let factor = 2n; factor * factor <= n; factor++) {
    if (n % factor === 0n) return Number(factor);
  }
  return 0;
}

function rootOf(n: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(bitLength(n) / 2));
  for (let next = root; ; root = next) {
    next = (root + n / root) >> 1n;
    if (next >= root) return root;
  }
}
