// The library's explanation of a number, in the three steps that the page shows. A step always has
// the same number of rows: nothing moves during typing.

import type { Explanation, LucasReason, Reason, StrongReason } from 'primepool';
import { abridged, counted } from './format.js';

/** How a step ended, for its visual mark; `outcome` says it in words. */
export type Mark = 'passed' | 'prime' | 'composite' | 'skipped';

/** One step of a decision. */
export interface Finding {
  readonly title: string;
  readonly mark: Mark;
  readonly outcome: string;
  /** What was computed, with its value. */
  readonly rows: readonly (readonly [label: string, value: string])[];
}

/** The labels of a step without values. */
interface Step {
  readonly title: string;
  readonly labels: readonly [string, string, string];
}

const SMALL: Step = { title: 'Small factors', labels: ['Tried', 'Found', 'Cofactor'] };
const STRONG: Step = { title: 'Strong test to base 2', labels: ['n − 1 =', '2^d ≡', 'Then'] };
const LUCAS: Step = { title: 'Extra strong Lucas test', labels: ['n + 1 =', 'P, D', 'V_d ≡'] };
const MERSENNE: Step = { title: 'Lucas–Lehmer test', labels: ['n =', 'S_0 =', 'Then'] };
const PROTH: Step = { title: 'Proth’s test', labels: ['n =', 'Base', 'Power ≡'] };

/** Before anything has been found. */
export const NOTHING: readonly Finding[] = [SMALL, STRONG, LUCAS].map((step) => skipped(step, '–'));

/** The steps as far as they were needed. */
export function findingsOf({ n, probable, reasons }: Explanation): readonly Finding[] {
  const [first, second, third] = reasons;
  return [ofSmall(n, first), ofSecond(n, second), ofThird(n, third, probable === true)];
}

function ofSmall(n: bigint, reason: Reason | undefined): Finding {
  if (reason?.kind === 'small-factor') {
    const { factor, cofactor } = reason;
    const values = [`primes up to ${factor}`, `${factor}`, abridged(cofactor)];
    return finding(SMALL, 'composite', `divisible by ${factor}`, values);
  }
  if (reason?.kind !== 'no-small-factor') {
    return finding(SMALL, 'composite', 'below 2: not prime', []);
  }
  const { bound, decides } = reason;
  const values = [n < 4n ? 'nothing to try' : `primes up to ${bound}`, 'none', '–'];
  if (!decides) return finding(SMALL, 'passed', 'none', values);
  const why = bound * bound > n && bound < n - 1n ? `none, and n < ${bound}²` : 'none';
  return finding(SMALL, 'prime', `${why}: prime`, values);
}

function ofSecond(n: bigint, reason: Reason | undefined): Finding {
  switch (reason?.kind) {
    case 'strong':
      return ofStrong(n, reason);
    case 'lucas-lehmer': {
      const { exponent, passes } = reason;
      const then = `S_${exponent - 2} is ${passes ? '' : 'not '}0`;
      return proved(MERSENNE, passes, [`2^${exponent} − 1`, '4', then]);
    }
    case 'proth': {
      const { base, residue: power, passes } = reason;
      return proved(PROTH, passes, ['k·2^m + 1, k < 2^m', `${base}`, residue(power, n)]);
    }
    default:
      return skipped(STRONG, 'not needed');
  }
}

function ofStrong(n: bigint, { d, s, residue: power, r, passes }: StrongReason): Finding {
  const squarings =
    r === undefined || r === 0 ? 'no squaring needed' : `−1 after ${counted(r, 'squaring')}`;
  const values = [factored(d, s), residue(power, n), passes ? squarings : 'never −1'];
  return passes
    ? finding(STRONG, 'passed', 'passed: probably prime', values)
    : finding(STRONG, 'composite', 'failed: composite', values);
}

function ofThird(n: bigint, reason: Reason | undefined, probable: boolean): Finding {
  if (reason?.kind === 'square') {
    const outcome = `the square of ${abridged(reason.root, 12)}`;
    return finding(LUCAS, 'composite', outcome, ['–', 'none for a square', '–']);
  }
  if (reason?.kind !== 'extra-strong-lucas') return skipped(LUCAS, 'not needed');
  const values = ofLucas(n, reason);
  if (!reason.passes) return finding(LUCAS, 'composite', 'failed: composite', values);
  // Below 2^64 no composite passes both tests; above it, none is known.
  return probable
    ? finding(LUCAS, 'passed', 'passed: probably prime', values)
    : finding(LUCAS, 'prime', 'passed: prime', values);
}

function ofLucas(n: bigint, { d, s, p, discriminant, v, r }: LucasReason): string[] {
  const later = r === undefined || r === 0 ? '' : `, 0 after ${r} more`;
  return [factored(d, s), `${p}, ${discriminant}`, `${residue(v, n)}${later}`];
}

/** A step whose theorem decides primality. */
function proved(step: Step, passes: boolean, values: readonly string[]): Finding {
  return passes
    ? finding(step, 'prime', 'passed: prime', values)
    : finding(step, 'composite', 'failed: composite', values);
}

function skipped(step: Step, outcome: string): Finding {
  return finding(step, 'skipped', outcome, []);
}

function finding(
  { title, labels }: Step,
  mark: Mark,
  outcome: string,
  values: readonly string[],
): Finding {
  return { title, mark, outcome, rows: labels.map((label, row) => [label, values[row] ?? '–']) };
}

function factored(d: bigint, s: number): string {
  return `${abridged(d, 20)} · 2^${s}`;
}

/** The residue nearest to 0 where it is small: -1 says more than n - 1. */
function residue(x: bigint, n: bigint): string {
  return n - x < 1000n ? `−${n - x}` : abridged(x, 22);
}
