import { describe, expect, test } from 'vitest';
import { isPrimeOfAnySize } from '../oracle/bigint-primality.js';
import {
  type Certificate,
  type CertificateStep,
  type MinusFactor,
  type PlusFactor,
  type PlusStep,
  prove,
  verifyCertificate,
} from './doors.js';

const ECPP = 162259276829213363391578010288127n + 0n;

function certificateOf(n: bigint): Certificate {
  const { certificate } = prove(n);
  if (certificate === undefined) throw new Error(`${n} was not proved`);
  return certificate;
}

/** All certificates that differ in one integer by one. */
function* changed(certificate: Certificate): Generator<readonly [string, Certificate]> {
  for (const delta of [1n, -1n, 2n]) {
    yield ['n', { ...certificate, n: certificate.n + delta }];
    for (const [place, step] of certificate.steps.entries()) {
      for (const [path, other] of changedStep(step, delta)) {
        const steps = certificate.steps.map((one, i) => (i === place ? other : one));
        yield [`${place}.${path}`, { ...certificate, steps }];
      }
    }
  }
}

function* changedStep(
  step: CertificateStep,
  delta: bigint,
): Generator<readonly [string, CertificateStep]> {
  for (const [key, value] of Object.entries(step)) {
    if (typeof value === 'bigint') {
      yield [key, { ...step, [key]: value + delta } as CertificateStep];
    }
    if (!Array.isArray(value)) continue;
    for (const [i, factor] of (value as Record<string, bigint>[]).entries()) {
      for (const [name, integer] of Object.entries(factor)) {
        // Always among the primes, whether it is listed or not.
        if (name === 'prime' && integer === 2n) continue;
        const list = value.map((one, k) => (k === i ? { ...one, [name]: integer + delta } : one));
        yield [`${key}.${i}.${name}`, { ...step, [key]: list } as CertificateStep];
      }
    }
  }
}

const CASES: readonly (readonly [string, bigint])[] = [
  ['ecpp', 10n ** 40n + 121n],
  ['n-1', 2n ** 64n + 13n],
  ['n+1', 2n ** 89n - 1n],
  // 1 modulo 3^46, and -1 modulo 2^72.
  ['n²-1', 434637220714808436783452278862482205466810373297617314388286757406473336127487n],
];

/** The prime 2^22·3^43 - 1 by n + 1. */
const TWO_PRIMES = 2n ** 22n * 3n ** 43n - 1n;

function byTwoPrimes(): PlusStep {
  return { type: 'n+1', n: TWO_PRIMES, factors: witnessesOfPlus(TWO_PRIMES, [2n, 3n]) };
}

/** The first P = 1 and Q that are witnesses for all of these primes of n + 1. */
function witnessesOfPlus(n: bigint, primes: readonly bigint[]): PlusFactor[] {
  for (let k = 2n; ; k++) {
    for (const q of [k, -k]) {
      const factors = primes.map((prime) => ({ prime, p: 1n, q }));
      if (arePlusWitnesses(factors, n)) return factors;
    }
  }
}

describe('a changed integer is refused, unless it still proves', () => {
  test.each(CASES)('%s', (_, n) => {
    const certificate = certificateOf(n);
    expect(verifyCertificate(certificate)).toBe(true);
    let seen = 0;
    for (const [path, other] of changed(certificate)) {
      seen++;
      const stillProves = /witness$|\.[pq]$/.test(path) && other.steps.every(hasWitnesses);
      expect(verifyCertificate(other), path).toBe(stillProves);
    }
    expect(seen).toBeGreaterThan(8);
  });
});

test('parameters of one of two primes may be changed, except for their discriminant', () => {
  const step = byTwoPrimes();
  for (const delta of [1n, -1n, 2n, -2n, 3n]) {
    for (const [path, other] of changedStep(step, delta)) {
      if (!/\.[pq]$/.test(path)) continue;
      expect(verifyCertificate({ n: step.n, steps: [other] }), path).toBe(hasWitnesses(other));
    }
  }
});

/** Whether the theorem's conditions of witnesses hold, by definition. */
function hasWitnesses(step: CertificateStep): boolean {
  const { n } = step;
  if (step.type === 'n-1') return step.factors.every((factor) => isMinusWitness(factor, n));
  if (step.type === 'n+1') return arePlusWitnesses(step.factors, n);
  if (step.type === 'ecpp') return true;
  const isMinus = step.minus.every((factor) => isMinusWitness(factor, n));
  return isMinus && arePlusWitnesses(step.plus, n);
}

function isMinusWitness({ prime, witness = 0n }: MinusFactor, n: bigint): boolean {
  const power = (exponent: bigint): bigint => powerOf(witness, exponent, n);
  return power(n - 1n) === 1n && gcd(power((n - 1n) / prime) - 1n, n) === 1n;
}

function arePlusWitnesses(factors: readonly PlusFactor[], n: bigint): boolean {
  const [d = 0n, ...others] = factors.map(({ p = 0n, q = 0n }) => p * p - 4n * q);
  const isOne = others.every((other) => (other - d) % n === 0n);
  const isNonResidue = powerOf(((d % n) + n) % n, (n - 1n) / 2n, n) === n - 1n;
  const areAll = factors.every(({ prime, p = 0n, q = 0n }) => {
    const u = (k: bigint): bigint => lucasU(k, p, q, n);
    return u(n + 1n) === 0n && gcd(u((n + 1n) / prime), n) === 1n;
  });
  return isOne && isNonResidue && areAll;
}

function powerOf(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result * (bit === '1' ? base : 1n)) % n;
  }
  return result;
}

/** By U_2k = U_k·(2U_(k+1) - P·U_k), U_(2k+1) = U_(k+1)² - Q·U_k². */
function lucasU(k: bigint, p: bigint, q: bigint, n: bigint): bigint {
  let [u, next] = [0n, 1n];
  for (const bit of k.toString(2)) {
    const [even, odd] = [u * (2n * next - p * u), next * next - q * u * u];
    [u, next] = bit === '1' ? [odd % n, (p * odd - q * even) % n] : [even % n, odd % n];
  }
  return ((u % n) + n) % n;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

test('missing steps, and steps for other numbers', () => {
  const certificate = certificateOf(ECPP);
  const { n, steps } = certificate;
  expect(verifyCertificate({ n, steps: [] })).toBe(false);
  expect(verifyCertificate({ n, steps: steps.slice(1) })).toBe(false);
  const long = certificateOf(10n ** 40n + 121n);
  expect(long.steps.length).toBeGreaterThan(2);
  for (const place of long.steps.keys()) {
    expect(verifyCertificate({ ...long, steps: long.steps.filter((_, i) => i !== place) })).toBe(
      false,
    );
  }
  // Their order does not matter, and unneeded steps may be present.
  expect(verifyCertificate({ ...long, steps: [...long.steps].reverse() })).toBe(true);
  expect(verifyCertificate({ ...long, steps: [...long.steps, ...steps] })).toBe(true);
});

test('composites are not proved by themselves, by composites, or by too little', () => {
  const n = (2n ** 61n - 1n) * (2n ** 31n - 1n);
  const step = (factors: { prime: bigint; witness?: bigint }[]): Certificate => ({
    n,
    steps: [{ type: 'n-1', n, factors }],
  });
  expect(verifyCertificate(step([{ prime: n }]))).toBe(false);
  expect(verifyCertificate(step([{ prime: n - 1n }]))).toBe(false);
  expect(verifyCertificate(step([{ prime: 1n }]))).toBe(false);
  expect(verifyCertificate(step([{ prime: -2n }]))).toBe(false);
  expect(verifyCertificate(step([]))).toBe(false);
  // A prime about which too little is known.
  const prime = 10n ** 40n + 121n;
  expect(verifyCertificate({ n: prime, steps: [{ type: 'n-1', n: prime, factors: [] }] })).toBe(
    false,
  );
});

test('n - 1 and n + 1 may be known so well that their product is above n', () => {
  const n = 2n ** 65n + 207n;
  const minus = [{ prime: 8473469946582247n }];
  const plus = witnessesOfPlus(n, [2n, 153722867280912931n]);
  expect(verifyCertificate({ n, steps: [{ type: 'n-1', n, factors: minus }] })).toBe(true);
  expect(verifyCertificate({ n, steps: [{ type: 'n+1', n, factors: plus }] })).toBe(true);
  expect(verifyCertificate({ n, steps: [{ type: 'n²-1', n, minus, plus }] })).toBe(true);
});

describe('forgeries that one condition alone refuses', () => {
  const isValid = (step: CertificateStep): boolean =>
    verifyCertificate({ n: step.n, steps: [step] });
  const curve = {
    type: 'ecpp' as const,
    n: 18446744073709551629n,
    t: -8423788454n,
    s: 160388n,
    a: 1n,
    x: 10598342506117936052n,
    y: 2225259013356795550n,
  };

  test('a q that is too small', () => {
    expect(isValid(curve)).toBe(true);
    const m = curve.n + 1n - curve.t;
    for (const q of [397n, 101n]) expect(isValid({ ...curve, s: m / q })).toBe(false);
    // 4405989403: above √n, but not above (n^(1/4) + 1)².
    const [n, t, s] = [19412578553296119469n, 8587201378n, 4405952164n];
    expect(isValid({ type: 'ecpp', n, t, s, a: 0n, x: 1n, y: 3n })).toBe(false);
  });

  test('a multiple s of the point that is infinity', () => {
    const [n, t, s, a] = [18446744074709551673n, 5893488126n, 12n, 75n];
    const point = { x: 1n, y: 1969995883553020851n };
    expect(isValid({ ...curve, n, t, s, a, ...point })).toBe(true);
    // q times that. There is a point of order q whose x is 0.
    const multiple = { x: 8627765545103709528n, y: 10369417522148989556n };
    expect(isValid({ ...curve, n, t, s, a, ...multiple })).toBe(false);
  });

  test('twice the number of points', () => {
    const m = curve.n + 1n - curve.t;
    expect(isValid({ ...curve, t: curve.t - m, s: 2n * curve.s })).toBe(false);
  });

  test('an s that does not divide the number of points', () => {
    const m = curve.n + 1n - curve.t;
    let s = curve.s + 1n;
    while (!isPrimeOfAnySize(m / s) || m % s === 0n) s++;
    expect(isValid({ ...curve, s })).toBe(false);
  });

  test('a point of another order', () => {
    expect(isValid({ ...curve, x: 1n, y: 2n })).toBe(false);
    expect(isValid({ ...curve, t: curve.t + curve.s })).toBe(false);
  });

  test('a curve with a node, of n - 1 points', () => {
    // y² = (x - 1)²(x + 2), where 3 is a square modulo n.
    const q = 2n ** 61n - 1n;
    let k = 12n;
    while (!isPrimeOfAnySize(k * q + 1n) || !isSquareModulo(3n, k * q + 1n)) k += 12n;
    const step = { ...curve, n: k * q + 1n, t: 2n, s: k, a: -3n, x: 2n, y: 2n };
    expect(isValid(step)).toBe(false);
    expect(isValid({ type: 'n-1', n: step.n, factors: [{ prime: q }] })).toBe(true);
  });

  test('too few primes of n + 1', () => {
    expect(isValid({ type: 'n+1', n: 10n ** 40n + 121n, factors: [] })).toBe(false);
  });

  test('a composite n whose n - 1 has a large prime', () => {
    let q = 2n ** 63n + 29n;
    while (!isPrimeOfAnySize(q) || isPrimeOfAnySize(2n * q + 1n) || q % 3n === 1n) q += 2n;
    const factors = [
      { prime: 2n, witness: 2n },
      { prime: q, witness: 2n },
    ];
    expect(isValid({ type: 'n-1', n: 2n * q + 1n, factors })).toBe(false);
    expect(isValid({ type: 'n-1', n: 2n * q + 1n, factors: [{ prime: q }] })).toBe(false);
  });
});

/** Composites that satisfy all conditions of a theorem but one, and primes with false witnesses. */
describe('forgeries by witnesses', () => {
  const isValid = (step: CertificateStep): boolean =>
    verifyCertificate({ n: step.n, steps: [step] });
  /** (-1)^((n-1)/2) = -1 where n ≡ 3 mod 4. */
  const minusOne = (n: bigint) => ({ prime: 2n, witness: n - 1n });

  test('n - 1: two divisors that are 1 modulo the known part', () => {
    const r = primeFrom(2n ** 40n, 2n);
    const p = primeFrom(4n * r + 1n, 4n * r);
    const q = primeFrom(2n * r + 1n, 4n * r);
    const witness = chinese([elementOf(r, p), p], [elementOf(r, q), q]);
    const n = p * q;
    expect(isValid({ type: 'n-1', n, factors: [minusOne(n), { prime: r, witness }] })).toBe(false);
  });

  test('n - 1: witnesses that are 1 modulo some divisors', () => {
    const [r1, r2] = [primeFrom(2n ** 30n, 2n), primeFrom(2n ** 31n, 2n)];
    const [p1, p2] = [primeFrom(2n * r1 + 1n, 2n * r1), primeFrom(2n * r2 + 1n, 2n * r2)];
    const known = 2n * r1 * r2;
    const start = inverseOf((p1 * p2) % known, known);
    let p3 = primeFrom(start, known);
    while ((p1 * p2 * p3) % 4n !== 3n) p3 = primeFrom(p3 + known, known);
    const n = p1 * p2 * p3;
    const factors = [
      minusOne(n),
      { prime: r1, witness: chinese([elementOf(r1, p1), p1], [1n, p2 * p3]) },
      { prime: r2, witness: chinese([elementOf(r2, p2), p2], [1n, p1 * p3]) },
    ];
    expect(isValid({ type: 'n-1', n, factors })).toBe(false);
  });

  test('n + 1: a composite, all of whose n + 1 is known', () => {
    const n = 2n ** 21n * 3n ** 43n - 1n;
    expect(isPrimeOfAnySize(n)).toBe(false);
    expect(isValid({ type: 'n+1', n, factors: [{ prime: 3n }] })).toBe(false);
    for (let q = -20n; q <= 20n; q++) {
      const factors = [2n, 3n].map((prime) => ({ prime, p: 1n, q }));
      expect(isValid({ type: 'n+1', n, factors })).toBe(false);
    }
  });

  test('n + 1: parameters that are not a witness', () => {
    const n = TWO_PRIMES;
    let [p = 0n, q = 0n] = [byTwoPrimes().factors[0]?.p, byTwoPrimes().factors[0]?.q];
    // Others of the same discriminant.
    while (lucasU((n + 1n) / 3n, p, q, n) !== 0n || lucasU((n + 1n) / 2n, p, q, n) === 0n) {
      [p, q] = [p + 2n, p + q + 1n];
    }
    const factors = [2n, 3n].map((prime) => ({ prime, p, q }));
    expect(isValid({ type: 'n+1', n, factors })).toBe(false);
  });

  test.each([
    [1000n, 1200n],
    [1200n, 1000n],
  ])('n + 1: two divisors that are ±1 modulo the known part, near %i and %i times it', (a, b) => {
    const known = 2n ** 11n * 3n ** 7n;
    const p = primeFrom(a * known + 1n, known);
    let q = primeFrom(b * known - 1n, known);
    while (gcd((p * q + 1n) / known, 6n) !== 1n) q = primeFrom(q + known, known);
    const pair = parametersModulo(p, q, known, [2n, 3n]);
    const factors = [2n, 3n].map((prime) => ({ prime, ...pair }));
    expect(isValid({ type: 'n+1', n: p * q, factors })).toBe(false);
  });

  test('both: a divisor that is n modulo both parts', () => {
    const r = primeFrom(2n ** 17n, 2n);
    let s = r;
    let [p, q] = [0n, 0n];
    do {
      s = primeFrom(s + 2n, 2n);
      q = 4n * r * s + 1n;
      p = chinese([1n, r], [4n * s - 1n, 4n * s]);
    } while ((p * q) % 8n !== 3n || !isPrimeOfAnySize(p) || !isPrimeOfAnySize(q));
    const n = p * q;
    const witness = chinese([elementOf(r, p), p], [elementOf(r, q), q]);
    const minus = [minusOne(n), { prime: r, witness }];
    const pair = parametersModulo(q, p, 4n * s, [2n, s]);
    const plus = [2n, s].map((prime) => ({ prime, ...pair }));
    expect(isValid({ type: 'n²-1', n, minus, plus })).toBe(false);
  });

  test('both: too few primes', () => {
    const n = 10n ** 40n + 121n;
    expect(isValid({ type: 'n²-1', n, minus: [], plus: [] })).toBe(false);
  });

  test('curves: a larger number', () => {
    // Of 4n = t² + 3v², curves y² = x³ + b have n + 1 ± t points, or others.
    let t = 2n ** 33n + 1n;
    const numberOf = (t: bigint): bigint => (t * t + 27n) / 4n;
    const fits = (n: bigint, t: bigint): boolean =>
      n % 4n === 3n && isPrimeOfAnySize(n) && isPrimeOfAnySize(n + 1n + t);
    while (!fits(numberOf(t), t)) t += 2n;
    const n = numberOf(t);
    const larger = n + 1n + t;
    const { steps } = certificateOf(larger);
    for (let b = 1n; b < 100n; b++) {
      const x = firstRoot(b, n);
      const step = { type: 'ecpp' as const, n, t: -t, s: 1n, a: 0n, ...x };
      expect(verifyCertificate({ n, steps: [step, ...steps] })).toBe(false);
    }
  });
});

/** A point of y² = x³ + b. In: prime n ≡ 3 mod 4. */
function firstRoot(b: bigint, n: bigint): { x: bigint; y: bigint } {
  for (let x = 1n; ; x++) {
    const square = (x ** 3n + b) % n;
    const y = powerOf(square, (n + 1n) / 4n, n);
    if ((y * y) % n === square) return { x, y };
  }
}

/** The first prime in an arithmetic progression. */
function primeFrom(start: bigint, step: bigint): bigint {
  let n = start | 1n;
  while (!isPrimeOfAnySize(n)) n += step;
  return n;
}

/** An element of prime order modulo a prime p. In: order divides p - 1. */
function elementOf(order: bigint, p: bigint): bigint {
  for (let a = 2n; ; a++) {
    const element = powerOf(a, (p - 1n) / order, p);
    if (element !== 1n) return element;
  }
}

/**
 * Parameters modulo pq whose U is 0 modulo p, and modulo q, at the multiples of an order only.
 *
 * In: the order, and the primes that divide it, divides p - 1 and q + 1.
 */
function parametersModulo(
  p: bigint,
  q: bigint,
  order: bigint,
  primes: readonly bigint[],
): { p: bigint; q: bigint } {
  const [forP, forQ] = [p, q].map((modulus, i) => {
    const [symbol, k] = i === 0 ? [1n, (p - 1n) / order] : [q - 1n, (q + 1n) / order];
    for (let x = 1n; ; x++) {
      const d = (((1n - 4n * x) % modulus) + modulus) % modulus;
      if (powerOf(d, (modulus - 1n) / 2n, modulus) !== symbol) continue;
      // From the k-th powers of the roots.
      const v = 2n * lucasU(k + 1n, 1n, x, modulus) - lucasU(k, 1n, x, modulus);
      const pair = [((v % modulus) + modulus) % modulus, powerOf(x, k, modulus)] as const;
      const isZero = (index: bigint): boolean => lucasU(index, ...pair, modulus) === 0n;
      if (isZero(order) && !primes.some((prime) => isZero(order / prime))) return pair;
    }
  }) as [readonly [bigint, bigint], readonly [bigint, bigint]];
  return {
    p: chinese([forP[0], p], [forQ[0], q]),
    q: chinese([forP[1], p], [forQ[1], q]),
  };
}

/** The integer that is each remainder modulo its modulus. */
function chinese([a, m]: readonly bigint[], [b, k]: readonly bigint[]): bigint {
  const [x = 0n, p = 1n, y = 0n, q = 1n] = [a, m, b, k];
  return (
    (((x * q * inverseOf(q % p, p) + y * p * inverseOf(p % q, q)) % (p * q)) + p * q) % (p * q)
  );
}

function inverseOf(a: bigint, n: bigint): bigint {
  let [r0, r1, t0, t1] = [n, a, 0n, 1n];
  while (r1 > 0n) [r0, r1, t0, t1] = [r1, r0 % r1, t1, t0 - (r0 / r1) * t1];
  return ((t0 % n) + n) % n;
}

/** By Euler's criterion. In: a prime n. */
function isSquareModulo(a: bigint, n: bigint): boolean {
  let x = 1n;
  for (const bit of ((n - 1n) / 2n).toString(2)) x = (x * x * (bit === '1' ? a : 1n)) % n;
  return x === 1n;
}

test('small numbers', () => {
  for (let n = -5n; n < 500n; n++) {
    const isPrime =
      n > 1n && ![...Array(Number(n)).keys()].some((d) => d > 1 && n % BigInt(d) === 0n);
    expect(verifyCertificate({ n, steps: [] })).toBe(isPrime);
  }
  expect(verifyCertificate({ n: 18446744073709551557n, steps: [] })).toBe(true);
  expect(verifyCertificate({ n: 3825123056546413051n, steps: [] })).toBe(false);
});

describe('hostile input', () => {
  const values: unknown[] = [
    undefined,
    null,
    1,
    7n,
    '',
    [],
    {},
    { n: 7 },
    { n: 7n },
    { n: '7', steps: [] },
    { n: 2n ** 70n, steps: null },
    { n: 2n ** 70n + 1n, steps: [null, 5, 'x', [], {}] },
    { n: 2n ** 89n - 1n, steps: [{ type: 'ecpp', n: 2n ** 89n - 1n }] },
    { n: 2n ** 89n - 1n, steps: [{ type: 'n-1', n: 2n ** 89n - 1n, factors: {} }] },
    { n: 2n ** 89n - 1n, steps: [{ type: 'n+1', n: 2n ** 89n - 1n, factors: [7, null] }] },
    { n: 2n ** 89n - 1n, steps: [{ type: 'proved', n: 2n ** 89n - 1n }] },
    { n: 2n ** 89n - 1n, steps: [{ type: 'constructor', n: 2n ** 89n - 1n }] },
  ];
  test.each(values.map((value, i) => [i, value]))('%i is false', (_, value) => {
    expect(verifyCertificate(value as never)).toBe(false);
  });

  const n = 2n ** 89n - 1n;
  const huge = 1n << 3_000_000n;
  test.each(['t', 's', 'a', 'x', 'y'])('a huge %s', (key) => {
    const step = { type: 'ecpp', n, t: 3n, s: 2n, a: 1n, x: 1n, y: 1n, [key]: huge };
    expect(verifyCertificate({ n, steps: [step as CertificateStep] })).toBe(false);
  });

  test('a huge number is an error', () => {
    const n = huge + 1n;
    const step: CertificateStep = { type: 'n-1', n, factors: [{ prime: 2n }] };
    expect(() => verifyCertificate({ n, steps: [step] })).toThrow(RangeError);
  });

  test('more steps or factors than any proof has', () => {
    const steps = Array.from({ length: 20_000 }, () => ({ type: 'n-1' as const, n, factors: [] }));
    expect(verifyCertificate({ n, steps })).toBe(false);
    const factors = Array.from({ length: 6_000 }, (_, i) => ({ prime: BigInt(i) }));
    expect(verifyCertificate({ n, steps: [{ type: 'n-1', n, factors }] })).toBe(false);
  });
});
