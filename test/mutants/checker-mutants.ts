// The checker of certificates with one condition broken. Its fast tests must catch each mutant.

import type { SourceMutant } from './source-mutants.js';

const CHANGES: readonly Omit<SourceMutant, 'file'>[] = [
  {
    name: 'a number proved by itself or a larger one',
    find: 'needs === undefined || needs.some((need) => need >= number)',
    replace: 'needs === undefined',
  },
  {
    name: 'a q of any size',
    find: '  if (q <= (squareRoot(squareRoot(n)) + 2n) ** 2n) return undefined;\n',
    replace: '',
  },
  {
    name: 'a q that is above the root alone',
    find: '(squareRoot(squareRoot(n)) + 2n) ** 2n',
    replace: 'squareRoot(n)',
  },
  {
    name: 'more points than a curve has',
    find: 't * t >= 4n * n || ',
    replace: '',
  },
  {
    name: 'a number of points by a wrong sign',
    find: 'const m = n + 1n - t;',
    replace: 'const m = n + 1n + t;',
  },
  {
    name: 'any value for s times the point',
    find: 'isUnit(multiple(s), n) && ',
    replace: '',
  },
  {
    name: 'a singular curve',
    find: '  if (!isUnit(6n * (4n * a * a * a + 27n * b * b), n)) return undefined;\n',
    replace: '',
  },
  {
    name: 'any value for m times the point',
    find: 'multiple(m) === 0n',
    replace: 'multiple(m) >= 0n',
  },
  {
    name: 'a number of points that s does not divide',
    find: ' || m % s !== 0n',
    replace: '',
  },
  {
    name: 'a base whose power is not 1',
    find: 'if (raised(start, productOf(primes)) !== one)',
    replace: 'if (sign === -1n && raised(start, productOf(primes)) !== one)',
  },
  {
    name: 'a base whose smaller power is 1 modulo a divisor',
    find: 'isUnit(value - one, n)',
    replace: '(sign === 1n ? value !== one : isUnit(value - one, n))',
  },
  {
    name: 'a base whose smaller power is 1',
    find: 'isUnit(value - one, n)',
    replace: '(sign === 1n || isUnit(value - one, n))',
  },
  {
    name: 'a witness of another prime',
    find: '(missing.get(prime) ?? witness) === witness',
    replace: 'true',
  },
  {
    name: 'too few primes of n - 1',
    find: 'n < bound && ',
    replace: '(sign === 1n || n < bound) && ',
  },
  {
    name: 'a square forgotten',
    find: ' && !isDivided(r, s)',
    replace: ' && (sign === 1n || !isDivided(r, s))',
  },
  {
    name: 'another discriminant',
    find: '  if (sign === -1n && discriminants.size > 1) return undefined;\n',
    replace: '',
  },
  {
    name: 'V of n + 1 that is not 2',
    find: 'if (raised(start, productOf(primes)) !== one)',
    replace: 'if (sign === 1n && raised(start, productOf(primes)) !== one)',
  },
  {
    name: 'a smaller V that is 2',
    find: 'isUnit(value - one, n)',
    replace: '(sign === -1n || isUnit(value - one, n))',
  },
  {
    name: 'too few primes of n + 1',
    find: 'n < bound && ',
    replace: '(sign === -1n || n < bound) && ',
  },
  {
    name: 'too few primes of both',
    find: 'modulus ** 2n > n && ',
    replace: '',
  },
  {
    name: 'a remainder of n + 1 forgotten',
    find: ' && !isDivided(r, s)',
    replace: ' && (sign === -1n || !isDivided(r, s))',
  },
  {
    name: 'the other remainder of n + 1 forgotten',
    find: ' && !isDivided(r - 2n * known, s + 1n)',
    replace: '',
  },
  {
    name: 'a common divisor of both counted twice',
    find: '(minus.known * plus.known) / 2n',
    replace: 'minus.known * plus.known',
  },
  {
    name: 'a remainder that divides n',
    find: 'n && !isDivided ?',
    replace: 'n ?',
  },
  {
    name: 'a remainder that is n',
    find: ' && rest < n',
    replace: '',
  },
];

export const CHECKER_MUTANTS: readonly SourceMutant[] = CHANGES.map((change) => ({
  ...change,
  file: 'proof/certificate/verify.ts',
}));
