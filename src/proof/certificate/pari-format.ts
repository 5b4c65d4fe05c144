// Certificates as PARI/GP's vectors: `primecertisvalid(…)` checks them.

import type { Certificate, CertificateStep, EcppStep, MinusFactor } from './certificate.js';
import { formatRefused, parseRefused } from './refusals.js';

/** A vector in brackets, or an integer. */
type Vector = bigint | readonly Vector[];

/** Deeper vectors are refused: one in three of a chain of proofs by n - 1. */
const MAX_DEPTH = 3000;

/** The vector of a certificate. */
export function formatPari({ n, steps }: Certificate): string {
  const stepOf = new Map(steps.map((step) => [step.n, step]));
  return write(n, stepOf);
}

function write(n: bigint, steps: ReadonlyMap<bigint, CertificateStep>): string {
  const step = steps.get(n);
  if (step === undefined) return String(n);
  if (step.type === 'n-1') {
    const factors = step.factors.map(({ prime, witness }) => {
      const inner = steps.get(prime);
      if (inner === undefined) return String(prime);
      if (inner.type !== 'n-1') {
        throw formatRefused("PARI's form by n - 1 proves large primes of it in the same way only");
      }
      return `[${prime}, ${witness ?? 2n}, ${write(prime, steps)}]`;
    });
    return `[${n}, [${factors.join(', ')}]]`;
  }
  const chain: string[] = [];
  for (let next: CertificateStep | undefined = step; next !== undefined; ) {
    if (next.type !== 'ecpp') {
      throw formatRefused("PARI's form has no proof by n + 1, nor one by n - 1 behind curves");
    }
    const { n, t, s, a, x, y } = next;
    chain.push(`[${n}, ${t}, ${s}, ${a}, [${x}, ${y}]]`);
    next = steps.get((n + 1n - t) / s);
  }
  return `[${chain.join(', ')}]`;
}

/** @throws CertificateError if it is not such a vector */
export function parsePari(text: string): Certificate {
  const steps: CertificateStep[] = [];
  const n = read(parseVector(text), steps);
  return { n, steps };
}

/** Adds the steps of a vector. Out: the number that it proves. */
function read(vector: Vector, steps: CertificateStep[]): bigint {
  if (typeof vector === 'bigint') return vector;
  const [first, second] = vector;
  if (typeof first === 'bigint') {
    if (vector.length !== 2 || typeof second !== 'object') {
      throw parseRefused('a proof by n - 1 is [N, [p, …]]');
    }
    const step = { type: 'n-1' as const, n: first, factors: [] as MinusFactor[] };
    steps.push(step);
    for (const entry of second) step.factors.push(readFactor(entry, steps));
    return first;
  }
  const chain = vector.map(readCurve);
  const [top] = chain;
  if (top === undefined) throw parseRefused('the vector is empty');
  steps.push(...chain);
  return top.n;
}

function readFactor(entry: Vector, steps: CertificateStep[]): MinusFactor {
  if (typeof entry === 'bigint') return { prime: entry };
  const [prime, witness, certificate] = entry;
  if (typeof prime !== 'bigint' || typeof witness !== 'bigint' || certificate === undefined) {
    throw parseRefused('a large prime of n - 1 is [p, witness, certificate]');
  }
  if (read(certificate, steps) !== prime) {
    throw parseRefused(`the certificate for ${prime} proves another number`);
  }
  return { prime, witness };
}

function readCurve(entry: Vector): EcppStep {
  const [n, t, s, a, point] = typeof entry === 'bigint' ? [] : entry;
  const [x, y] = typeof point === 'object' ? point : [];
  if (
    typeof n !== 'bigint' ||
    typeof t !== 'bigint' ||
    typeof s !== 'bigint' ||
    typeof a !== 'bigint' ||
    typeof x !== 'bigint' ||
    typeof y !== 'bigint'
  ) {
    throw parseRefused('a step by a curve is [N, t, s, a, [x, y]]');
  }
  return { type: 'ecpp', n, t, s, a, x, y };
}

/** Brackets, commas and integers, without recursion. */
function parseVector(text: string): Vector {
  const root: Vector[] = [];
  const open: Vector[][] = [root];
  let needsItem = true;
  for (const [token] of text.matchAll(/-?\d+|\S/g)) {
    const current = open.at(-1) ?? root;
    if (token === '[' && needsItem) {
      const inner: Vector[] = [];
      current.push(inner);
      open.push(inner);
      if (open.length > MAX_DEPTH) throw parseRefused('the vector is too deep');
    } else if (token === ']' && open.length > 1 && (!needsItem || current.length === 0)) {
      open.pop();
      needsItem = false;
    } else if (token === ',' && !needsItem && open.length > 1) {
      needsItem = true;
    } else if (/\d/.test(token) && needsItem) {
      current.push(BigInt(token));
      needsItem = false;
    } else {
      throw parseRefused(`${JSON.stringify(token)} does not belong there`);
    }
  }
  const [vector] = root;
  if (vector === undefined || root.length > 1 || open.length > 1) {
    throw parseRefused('it is not a vector in brackets');
  }
  return vector;
}
