// Curves of a given order, with a point that shows it.

import { inverse, modulo } from '../../arithmetic/modular.js';
import type { Steps } from '../../steps/steps.js';
import type { EcppStep } from '../certificate/certificate.js';
import { genusPolynomial } from './class-polynomial.js';
import { multiplyPoint, type Point } from './curve.js';
import type { Discriminant } from './discriminants.js';
import type { Order } from './orders.js';
import { findRoot } from './polynomial-root.js';
import { primeRootsOf } from './prime-roots.js';
import { curveThrough, specialCurve } from './twists.js';

/**
 * The maximum number of curves. Half of them have the wrong order, which shows once one of each
 * kind was tried.
 */
const CURVES = 24n;

/**
 * A curve of this order with a point that proves n, if q is prime; undefined if there is none, as
 * for composite n.
 */
export function* provingStep(order: Order): Steps<EcppStep | undefined> {
  const { n, discriminant, t, traces, q } = order;
  const s = (n + 1n - t) / q;
  const { size } = discriminant;
  const special = size <= 4 ? yield* specialCurve(size, t, traces, n) : undefined;
  const k = size <= 4 ? undefined : yield* parameter(discriminant, n);
  const wrong = new Set<bigint>();
  for (let i = 1n; i <= CURVES; i++) {
    const curve = k === undefined ? special : curveThrough(k, i, n);
    if (curve === undefined) return undefined;
    const { a, point, twist } = curve;
    if (wrong.has(twist)) continue;
    const multiple = yield* multiplyPoint(point, s, a, n);
    if (multiple === 'composite') return undefined;
    if (multiple === undefined) continue;
    // q times the point is infinity if q - 1 times it is its negative.
    const end = yield* multiplyPoint(multiple, q - 1n, a, n);
    if (end === 'composite') return undefined;
    if (end?.x === multiple.x && end.y === n - multiple.y && isRegular(a, point, n)) {
      return { type: 'ecpp', n, t, s, a, x: point.x, y: point.y };
    }
    wrong.add(twist);
  }
  return undefined;
}

/**
 * k = j/(1728 - j) for a root j of the class polynomial modulo n: its curves are the twists of y² =
 * x³ + 3k·x + 2k.
 */
function* parameter(discriminant: Discriminant, n: bigint): Steps<bigint | undefined> {
  const roots = primeRootsOf(n);
  const { primes } = discriminant;
  const rootsOfPrimes = yield* roots.all(primes);
  const polynomial = genusPolynomial(discriminant);
  if (rootsOfPrimes === undefined || polynomial === undefined) return undefined;
  const rootOf = new Map(primes.map((prime, i) => [prime, rootsOfPrimes[i] ?? 0n]));
  const { coefficients, radicals } = polynomial;
  const values = radicals.map(({ primes, sign }) =>
    primes.reduce((product, prime) => (product * (rootOf.get(prime) ?? 0n)) % n, sign),
  );
  const share = inverse(BigInt(radicals.length), n);
  if (share === undefined) return undefined;
  const modular = coefficients.map((integers) => {
    const sum = integers.reduce((all, integer, i) => all + integer * (values[i] ?? 0n), 0n);
    return modulo(sum * share, n);
  });
  const j = yield* findRoot([...modular, 1n], roots.squareRoots);
  const factor = j && inverse(1728n - j, n);
  return j && factor && (j * factor) % n;
}

/** Whether the discriminant of the curve is prime to n. */
function isRegular(a: bigint, { x, y }: Point, n: bigint): boolean {
  const b = y * y - x * x * x - a * x;
  return inverse(4n * a * a * a + 27n * b * b, n) !== undefined;
}
