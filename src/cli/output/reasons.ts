// The reasons for a verdict, in words.

import type { LucasReason, Reason, StrongReason } from 'primepool';

/** A reason in one line, with the values to check it by. */
export function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'below-2':
      return 'primes begin with 2';
    case 'small-factor':
      return `small factor: it is ${reason.factor} · ${reason.cofactor}`;
    case 'no-small-factor':
      return `no prime up to ${reason.bound} divides it${reason.decides ? ', and its square root is not larger' : ''}`;
    case 'strong':
      return strongText(reason);
    case 'square':
      return `it is ${reason.root}²`;
    case 'extra-strong-lucas':
      return lucasText(reason);
    case 'exact-below-2^64':
      return 'no composite below 2^64 passes both tests';
    case 'none-known':
      return 'no composite is known that passes both tests';
    case 'lucas-lehmer':
      return `Lucas and Lehmer: S_${reason.exponent - 2} is ${reason.passes ? '' : 'not '}0 modulo 2^${reason.exponent} - 1`;
    case 'proth':
      return `Proth: ${reason.base}^((n-1)/2) is ${reason.passes ? '' : 'not '}-1`;
  }
}

function strongText({ base, d, s, residue, r, passes }: StrongReason): string {
  const found = passes
    ? r === undefined
      ? `${base}^d is 1`
      : `${base}^(d·2^${r}) is -1`
    : `${base}^d is ${residue}, and repeated squaring does not give -1`;
  return `strong test to base ${base} ${outcome(passes)}: n - 1 = d·2^${s}, d = ${d}; ${found}`;
}

function lucasText({ p, d, s, u, v, r, passes }: LucasReason): string {
  const found = r === undefined ? `U_d is ${u}, V_d is ${v}` : `V_(d·2^${r}) is 0`;
  return `extra strong Lucas test with P = ${p}, Q = 1 ${outcome(passes)}: n + 1 = d·2^${s}, d = ${d}; ${found}`;
}

function outcome(passes: boolean): string {
  return passes ? 'passed' : 'failed';
}
