// The checker of certificates with one condition broken, each of which its fast tests must catch.

/** One change of `src/proof/certificate/verify.ts`, of a text that stands there once. */
interface CheckerMutant {
  readonly name: string;
  readonly find: string;
  readonly replace: string;
}

export const CHECKER_MUTANTS: readonly CheckerMutant[] = [
  {
    name: 'a number proved by itself or a larger one',
    find: 'needs === undefined || needs.some((need) => need >= (number ?? 0n))',
    replace: 'needs === undefined',
  },
  {
    name: 'a q of any size',
    find: 'above <= 0n || above * above <= 4n * root',
    replace: 'above < -2n * n',
  },
  {
    name: 'a q that is above the root alone',
    find: 'above <= 0n || above * above <= 4n * root',
    replace: 'above <= 0n',
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
    name: 's times the point anywhere',
    find: '  if (gcd(first.z, n) !== 1n) return undefined;\n',
    replace: '',
  },
  {
    name: 'a curve that is none',
    find: '  if (gcd(4n * a * a * a + 27n * b * b, n) !== 1n) return undefined;\n',
    replace: '',
  },
  {
    name: 'm times the point anywhere',
    find: 'n, spend).z === 0n ? [q]',
    replace: 'n, spend).z >= 0n ? [q]',
  },
  {
    name: 'a number of points that s does not divide',
    find: ' || m % s !== 0n',
    replace: '',
  },
  {
    name: 'a base whose power is not 1',
    find: '      if (raise(start, product) !== 1n) return undefined;\n',
    replace: '',
  },
  {
    name: 'a base whose smaller power is 1 modulo a divisor',
    find: 'gcd(value - 1n, n) === 1n',
    replace: 'value !== 1n',
  },
  {
    name: 'a base whose smaller power is 1',
    find: 'gcd(value - 1n, n) === 1n',
    replace: 'value > 0n',
  },
  {
    name: 'too few primes of n - 1',
    find: '  if (n >= (known + 1n) * (2n * known * known + (r - 1n) * known + 1n)) return false;\n',
    replace: '',
  },
  {
    name: 'a square forgotten',
    find: 's === 0n || !isSquare(r * r - 8n * s)',
    replace: 'true',
  },
  {
    name: 'another discriminant',
    find: 'p * p - 4n * q !== discriminant || ',
    replace: '',
  },
  {
    name: 'U of n + 1 that is not 0',
    find: '    if (raise(start, product)[1] !== 0n) return undefined;\n',
    replace: '',
  },
  {
    name: 'a smaller U that is 0',
    find: 'gcd(u, n) === 1n',
    replace: 'u >= 0n',
  },
  {
    name: 'too few primes of n + 1',
    find: '  if ((known - 1n) ** 3n <= n) return false;\n',
    replace: '',
  },
  {
    name: 'too few primes of both',
    find: 'modulus * modulus > n && ',
    replace: '',
  },
  {
    name: 'a remainder of n + 1 forgotten',
    find: '(s < 1n || !isSquare(r * r + 4n * s)) && !isSquare(another)',
    replace: '!isSquare(another)',
  },
  {
    name: 'the other remainder of n + 1 forgotten',
    find: ' && !isSquare(another);',
    replace: ';',
  },
  {
    name: 'a common divisor of both counted twice',
    find: '(minus.known / gcd(minus.known, plus.known)) * plus.known',
    replace: 'minus.known * plus.known',
  },
  {
    name: 'a remainder that divides n',
    find: ' && (rest === 1n || rest === n || n % rest !== 0n)',
    replace: '',
  },
  {
    name: 'a remainder that is n',
    find: ' || rest === n',
    replace: '',
  },
];
