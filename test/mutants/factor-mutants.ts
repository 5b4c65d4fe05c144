// Mutants of the kernel of factoring, and the cases by which each must fail.

import { Worker } from 'node:worker_threads';
import { WORD_CASES } from '../factor/cases.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { curveFinds } from '../oracle/curve.js';
import { Random } from '../support/random.js';
import type { Mutant } from './mutants.js';

const random = new Random(19);

function primeOf(bits: number): bigint {
  for (;;) {
    const n = random.bits(bits) | 1n;
    if (isPrimeBigInt(n)) return n;
  }
}

const semiprime = (bits: number): bigint => primeOf(bits / 2) * primeOf(bits / 2);

/** The prime factors of n by rho in BigInt arithmetic, ascending. */
function primesOf(n: bigint): bigint[] {
  if (n === 1n) return [];
  if (isPrimeBigInt(n)) return [n];
  for (let p = 2n; p < 2000n; p++) if (n % p === 0n) return [p, ...primesOf(n / p)];
  for (let c = 1n; ; c++) {
    let [x, y, d] = [2n, 2n, 1n];
    while (d === 1n) {
      let product = 1n;
      for (let i = 0; i < 64 && product !== 0n; i++) {
        x = (x * x + c) % n;
        y = (y * y + c) % n;
        y = (y * y + c) % n;
        product = (product * (x > y ? x - y : y - x)) % n;
      }
      d = gcd(product, n);
    }
    if (d !== n) return [...primesOf(d), ...primesOf(n / d)].sort((a, b) => (a < b ? -1 : 1));
  }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Everything a kernel is judged by. */
export function factorEvidence() {
  const words = WORD_CASES.map(({ name, numbers }) => {
    // Some of each are enough: a mutant fails for many.
    const some = numbers.filter((n, i) => i % 7 === 0 && n < 2n ** 56n);
    return { name, numbers: some, primes: some.map(primesOf) };
  });
  const semiprimes = Array.from({ length: 200 }, () => semiprime(48));
  const small = Array.from({ length: 100 }, () => semiprime(36));
  return { words, semiprimes, small, curves: CURVES, twoWords: twoWordCurves(), rows: rowCases() };
}

/** Coordinates of points and (A + 2)/4 modulo n, and what the kernel must compute from them. */
interface RowCase {
  readonly n: bigint;
  readonly bits: number;
  readonly a24: bigint;
  readonly p: readonly [x: bigint, z: bigint];
  readonly q: readonly [x: bigint, z: bigint];
  readonly difference: readonly [x: bigint, z: bigint];
  readonly product: bigint;
  readonly doubled: readonly bigint[];
  readonly sum: readonly bigint[];
  readonly lucas: bigint;
  readonly differences: bigint;
  readonly scalar: bigint;
  /** X + 5·Z of that multiple of the point X : 1 of p. */
  readonly multiple: bigint;
  readonly power: bigint;
}

function rowCases(): RowCase[] {
  const mod = (a: bigint, n: bigint): bigint => ((a % n) + n) % n;
  const lengths = [90, 96, 104, 128, 192, 330, 336, 1024, 3352];
  return lengths.flatMap((bits) => {
    const power = 1n << BigInt(bits);
    return [power - 1n, power - (1n << 40n) + 1n, power / 2n + 1n].map((n): RowCase => {
      const value = (): bigint => random.bits(64) ** 60n % n;
      const [a24, px, pz, qx, qz, dx, dz] = [n - 1n, n - 2n, n - 1n, value(), value(), value(), 3n];
      const double = ([x, z]: readonly bigint[]): bigint[] => {
        const [s, t] = [((x ?? 0n) + (z ?? 0n)) ** 2n, ((x ?? 0n) - (z ?? 0n)) ** 2n];
        return [mod(s * t, n), mod((s - t) * (t + a24 * (s - t)), n)];
      };
      const add = (
        [ax = 0n, az = 0n]: readonly bigint[],
        [bx = 0n, bz = 0n]: readonly bigint[],
        [ex = 0n, ez = 0n]: readonly bigint[],
      ): bigint[] => {
        const [u, v] = [(ax - az) * (bx + bz), (ax + az) * (bx - bz)];
        return [mod(ez * (u + v) ** 2n, n), mod(ex * (u - v) ** 2n, n)];
      };
      const scalar = 0xb5a39c7d61n;
      let [low, high] = [[px, 1n], double([px, 1n])];
      let result = px;
      for (const bit of scalar.toString(2).slice(1)) {
        const sum = add(high, low, [px, 1n]);
        [low, high] = bit === '1' ? [sum, double(high)] : [double(low), sum];
        result = mod(result ** 2n * (bit === '1' ? px : 1n), n);
      }
      const [x = 0n, z = 0n] = low;
      return {
        ...{ n, bits, a24, p: [px, pz], q: [qx, qz], difference: [dx, dz] },
        product: mod(px * qx, n),
        doubled: double([px, pz]),
        sum: add([px, pz], [qx, qz], [dx, dz]),
        lucas: mod(px * qx - dx, n),
        differences: mod((px - qx) * (px - dx), n),
        ...{ scalar, multiple: mod(x + 5n * z, n), power: result },
      };
    });
  });
}

/** A curve of the kernel, and the one prime of n that it finds; 0 if it finds both at once. */
interface TwoWordCurve {
  readonly n: bigint;
  readonly sigma: number;
  readonly level: number;
  readonly giants: number;
  readonly divisor: bigint;
}

function twoWordCurves(): TwoWordCurve[] {
  const kinds = [
    { bits: [26, 50], level: 4, b1: 125n, giants: 9, count: 60, finds: 1 },
    { bits: [33, 33], level: 8, b1: 320n, giants: 60, count: 8, finds: 2 },
  ];
  return kinds.flatMap(({ bits, level, b1, giants, count, finds }) => {
    const curves: TwoWordCurve[] = [];
    for (let sigma = 6; curves.length < count; sigma++) {
      const primes = bits.map(primeOf);
      const n = primes.reduce((product, p) => product * p);
      const found = primes.filter((p) => curveFinds(p, BigInt(sigma), b1, giants));
      if (n < 2n ** 64n || found.length !== finds) continue;
      curves.push({ n, sigma, level, giants, divisor: finds === 1 ? (found[0] ?? 0n) : 0n });
    }
    return curves;
  });
}

/** Successes of the unmodified kernel with 1600 curves and B1 = 70, less 4 %. */
const CURVES = [
  { giants: 1, least: 295 },
  { giants: 12, least: 615 },
];

export function factorMistakeOf(
  module: WebAssembly.Module,
  evidence: ReturnType<typeof factorEvidence>,
): Promise<string | undefined> {
  const program = new URL('../support/programs/judge-factor-kernel.mjs', import.meta.url);
  const worker = new Worker(program, { workerData: { module, evidence } });
  return new Promise<string | undefined>((resolve, reject) => {
    const timer = setTimeout(() => resolve('it does not end'), 30_000);
    worker.once('error', reject);
    worker.once('message', resolve);
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

const mutant = (file: string, find: string, replace: string): Mutant => ({
  name: `${file}: ${find} → ${replace}`,
  file: `factor/${file}`,
  find,
  replace,
});

export const FACTOR_MUTANTS: readonly Mutant[] = [
  mutant('primes.ts', 'n >>= twos;', 'n >>= 1;'),
  mutant('primes.ts', 'exponent++;', 'exponent = 1;'),
  mutant('primes.ts', 'n <= last * last', 'n <= 2 * last * last'),
  mutant('primes.ts', 'n >= TRIAL_LIMIT * TRIAL_LIMIT', 'n > 2 * TRIAL_LIMIT * TRIAL_LIMIT'),
  mutant('primes.ts', 'const COUNT: usize = 171;', 'const COUNT: usize = 160;'),
  mutant('result.ts', 'primeAt(place - 1) > prime', 'primeAt(place - 1) < prime'),
  mutant('result.ts', 'exponentAt(place - 1) + exponent', 'exponentAt(place - 1)'),
  mutant('result.ts', 'clearPrimes(): void {\n  primeCount = 0;', 'clearPrimes(): void {'),
  mutant('word.ts', 'n < TRIAL_LIMIT * TRIAL_LIMIT', 'n < 4 * TRIAL_LIMIT * TRIAL_LIMIT'),
  mutant('word.ts', 'isStrongProbablePrimeBase2(n) && ', ''),
  mutant('word.ts', ' && isExtraStrongLucasProbablePrime(n)', ''),
  mutant('word.ts', 'count += 2;', 'count += 1;'),
  mutant('hart.ts', 'while (s * s < multiple) s++;', 's -= 2;'),
  mutant('rho64.ts', 'let product: u64 = 1;', 'let product: u64 = 0;'),
  mutant('rho64.ts', 'steps += count;', 'return 0;'),
  mutant('residue64.ts', 'negative ? n - cofactor : cofactor', 'cofactor'),
  mutant('residue64.ts', 'before + quotient * cofactor', 'before + cofactor'),
  mutant('curve64.ts', 'times(5, one, n)', 'times(4, one, n)'),
  mutant('curve64.ts', 'times(16,', 'times(8,'),
  mutant('curve64.ts', 'times(3, u, n)', 'times(2, u, n)'),
  mutant('curve64.ts', 'addMod(squaredMinus, mulMod(t, a24', 'addMod(squaredPlus, mulMod(t, a24'),
  mutant('curve64.ts', 'addMod(u, v, n), n, inverse), dz', 'addMod(u, u, n), n, inverse), dz'),
  mutant('curve64.ts', 'slot > first; slot--', 'slot > first + 1; slot--'),
  mutant('curve64.ts', 'giant < giants; giant++', 'giant < 1; giant++'),
  mutant('curve64.ts', 'baby += POINT', 'baby += 4 * POINT'),
  mutant('residue89.ts', '- m1 * n1 - m0 * n2;', '- m1 * n1;'),
  mutant(
    'residue89.ts',
    'storeLimbs(target, c3, c4 - m2 * n2, 0)',
    'storeLimbs(target, c3, c4, 0)',
  ),
  mutant('residue89.ts', 'const t = x1 + ((x0 - y0) >> LIMB_BITS);', 'const t = x1;'),
  mutant('residue89.ts', '2 * x0 * x2 + x1 * x1', 'x0 * x2 + x1 * x1'),
  mutant('residue89.ts', 'c2, x1 * y2 + x2 * y1', 'c2, x1 * y2'),
  mutant('residue89.ts', 'double(2 * R_BITS);', 'double(R_BITS);'),
  mutant('residue89.ts', 'twiceHigh - nHigh - u64(twiceLow < nLow)', 'twiceHigh - nHigh'),
  mutant('residue89.ts', 'if (isNegative) negate(x);', ''),
  mutant('residue89.ts', '(lower >> 63) + i64(low < <u64>lower)', '(lower >> 63)'),
  mutant('residue89.ts', 'rHigh + u64(sLow < rLow)', 'rHigh'),
  mutant('residue89.ts', 'k += <u32>twos;', 'k++;'),
  mutant('curve89.ts', 'fromSmall(s, 16)', 'fromSmall(s, 8)'),
  mutant('curve89.ts', 'subtract(v, s, t);', 'subtract(v, t, s);'),
  mutant(
    'curve89.ts',
    'multiplyBoth(u, u, d + Z, target + Z, v, d)',
    'multiplyBoth(u, u, d, target + Z, v, d)',
  ),
  mutant('curve89.ts', 'slot > first; slot--', 'slot > first + 1; slot--'),
  mutant('curve89.ts', 'giant < giants; giant++', 'giant < 1; giant++'),
  mutant('curve89.ts', 'high != nHigh || low != nLow', 'true'),
  mutant('program.ts', 'levels <= level', 'levels < level'),
  mutant('chain.ts', 'e = (2 * e - d) / 3;', 'e = (e - d) / 3;'),
  mutant('hart.ts', 'step * TRIES', 'step'),
  mutant('chain.ts', 'slotC = slotB;\n', ''),
  mutant('program.ts', 'if (n % 6 == 1)', 'if (n % 6 == 5)'),
  mutant('program.ts', 'emitSum(THREE, plus, TWICE, minus)', 'emitSum(THREE, minus, TWICE, plus)'),
  mutant('program.ts', 'return n == 1 ? p : 0;', 'return 0;'),
  mutant('curves/rows.ts', '((bits + SPARE_BITS + 2 * WIDTH - 1)', '((bits + 2 * WIDTH - 1)'),
  mutant('curves/rows.ts', 'inverse = 0 - inverse64', 'inverse = inverse64'),
  mutant('curves/rows.ts', 'stride = (size + DIGIT + 15) & ~15;', 'stride = size;'),
  mutant('curves/rows.ts', 'add(rowAt(TWICE), rowAt(MODULUS), rowAt(MODULUS));', ''),
  mutant('curves/rows.ts', 'over += digit(a + i)', 'over = digit(a + i)'),
  mutant('curves/rows.ts', 'over += <i64>(digit', 'over = <i64>(digit'),
  mutant('curves/rows.ts', '+ x * b0;', '+ x * b1;'),
  mutant('curves/rows.ts', ' + x * b1 + digit', ' + digit'),
  mutant('curves/rows.ts', '* b0 + q * n1;', '* b0;'),
  mutant('curves/rows.ts', 'let i = k + DIGIT; i < size', 'let i = k + 2 * DIGIT; i < size'),
  mutant('curves/rows.ts', 'sum = (sum >> WIDTH) + i64x2', 'sum = i64x2'),
  mutant('curves/points.ts', 'add(u, u, t);\n  multiply(zAt', 'add(u, u, s);\n  multiply(zAt'),
  mutant('curves/points.ts', 'subtract(s, s, t);', 'subtract(s, t, s);'),
  mutant('curves/points.ts', 'subtract(v, s, t);', 'add(v, s, t);'),
  mutant('curves/points.ts', 'rowAt(U), zAt(difference)', 'rowAt(U), xAt(difference)'),
  mutant('curves/points.ts', 'select(HIGH, LOW, bit)', 'select(LOW, HIGH, bit)'),
  mutant('curves/points.ts', 'rowAt(V), xAt(BASE)', 'rowAt(V), zAt(BASE)'),
  mutant('curves/points.ts', '(i & 31)', '(i & 15)'),
  mutant('curves/points.ts', 'if (scalarBit(i - 1))', 'if (!scalarBit(i - 1))'),
  mutant('curves/points.ts', 's, xAt(difference));', 's, xAt(q));'),
  mutant('curves/points.ts', 'baby < end; baby++', 'baby < end; baby += 2'),
];
