// Certificates as the text of Math::Prime::Util: its `verify_prime` checks them.

import type { Certificate, CertificateStep, PlusStep } from './certificate.js';
import { formatRefused, parseRefused } from './refusals.js';

const HEADER = '[MPU - Primality Certificate]';

/** The text of a certificate. */
export function formatMpu({ n, steps }: Certificate): string {
  const blocks =
    steps.length === 0 ? [`Type Small\nN ${n}`] : steps.map((step) => formatStep(step).join('\n'));
  return `${HEADER}\nVersion 1.0\n\nProof for:\nN ${n}\n\n${blocks.join('\n\n')}\n`;
}

function formatStep(step: CertificateStep): string[] {
  const { n } = step;
  if (step.type === 'ecpp') {
    const { t, s, a, x, y } = step;
    const m = n + 1n - t;
    const b = (((y * y - x * x * x - a * x) % n) + n) % n;
    const lines = { N: n, A: a, B: b, M: m, Q: m / s, X: x, Y: y };
    return ['Type ECPP', ...Object.entries(lines).map(([name, value]) => `${name} ${value}`)];
  }
  if (step.type === 'n-1') {
    // In this format, 2 is always present, as number 0.
    const odd = step.factors.filter(({ prime }) => prime !== 2n);
    const two = step.factors.find(({ prime }) => prime === 2n);
    const witnesses = [two, ...odd].map((factor, i) => `A[${i}] ${factor?.witness ?? 2n}`);
    const primes = odd.map(({ prime }, i) => `Q[${i + 1}] ${prime}`);
    return ['Type BLS5', `N ${n}`, ...primes, ...witnesses, '----'];
  }
  const single = step.type === 'n+1' ? singlePrime(step) : undefined;
  if (single !== undefined) return ['Type BLS15', `N ${n}`, ...single];
  throw formatRefused("MPU's text has a proof by n + 1 for one large prime only");
}

/**
 * The fields of MPU's BLS15; undefined if it does not apply. It needs one prime Q of n + 1 with
 * 2Q - 1 > √n whose parameters also serve for 2: V_((n+1)/2) ≡ 0, and V_((n+1)/2Q) is not.
 */
function singlePrime({ n, factors }: PlusStep): string[] | undefined {
  const two = factors.find(({ prime }) => prime === 2n);
  const single = factors.find(({ prime }) => prime !== 2n && (2n * prime - 2n) ** 2n > n);
  if (two === undefined || single === undefined) return undefined;
  if (two.p === undefined || two.q === undefined) return undefined;
  if (two.p !== single.p || two.q !== single.q) return undefined;
  return [`Q ${single.prime}`, `LP ${two.p}`, `LQ ${two.q}`];
}

type Block = ReadonlyMap<string, bigint>;

/** @throws CertificateError if the text is not in this format */
export function parseMpu(text: string): Certificate {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines[0] !== HEADER) throw parseRefused(`the first line is not ${HEADER}`);
  let n: bigint | undefined;
  const steps: CertificateStep[] = [];
  for (let i = 1; i < lines.length; ) {
    const line = lines[i++] ?? '';
    const type = /^Type\s+(\S+)$/i.exec(line)?.[1]?.toUpperCase();
    const isProof = /^Proof for:?$/i.test(line);
    if (type === undefined && !isProof) {
      if (!/^(Version 1\.\d+|Base 10|-+)$/i.test(line)) throw unexpected(line);
      continue;
    }
    const block = new Map<string, bigint>();
    for (; i < lines.length; i++) {
      const found = /^([A-Z]+(?:\[\d+\])?)\s+(-?\d+)$/i.exec(lines[i] ?? '');
      if (found === null) break;
      const [, name = '', value = ''] = found;
      if (block.has(name.toUpperCase())) throw parseRefused(`${name} occurs twice in a block`);
      block.set(name.toUpperCase(), BigInt(value));
    }
    if (isProof) {
      if (n !== undefined) throw parseRefused('there is more than one number to be proved');
      n = field(block, 'N');
    } else if (type !== 'SMALL') steps.push(readStep(type ?? '', block));
  }
  if (n === undefined) throw parseRefused('it does not say what it proves');
  return { n, steps };
}

function readStep(type: string, block: Block): CertificateStep {
  const n = field(block, 'N');
  switch (type) {
    case 'ECPP': {
      const [a, b, m, q, x, y] = ['A', 'B', 'M', 'Q', 'X', 'Y'].map((name) => field(block, name));
      return readCurve(n, { a, b, m, q, x, y } as Curve);
    }
    case 'BLS5':
    case 'LUCAS': {
      const factors = type === 'BLS5' ? [withWitness(2n, block.get('A[0]') ?? 2n)] : [];
      for (let i = 1; block.has(`Q[${i}]`); i++) {
        const witness = type === 'BLS5' ? (block.get(`A[${i}]`) ?? 2n) : field(block, 'A');
        factors.push(withWitness(field(block, `Q[${i}]`), witness));
      }
      return { type: 'n-1', n, factors };
    }
    case 'POCKLINGTON':
      return { type: 'n-1', n, factors: [withWitness(field(block, 'Q'), field(block, 'A'))] };
    case 'BLS3': {
      const witness = field(block, 'A');
      return {
        type: 'n-1',
        n,
        factors: [2n, field(block, 'Q')].map((q) => withWitness(q, witness)),
      };
    }
    case 'BLS15': {
      const [p, q] = [field(block, 'LP'), field(block, 'LQ')];
      const primes = [2n, field(block, 'Q')];
      return { type: 'n+1', n, factors: primes.map((prime) => ({ prime, p, q })) };
    }
    default:
      throw parseRefused(
        `type ${type} is unknown: ECPP, BLS3, BLS5, BLS15, Pocklington, Lucas and Small are known`,
      );
  }
}

interface Curve {
  readonly a: bigint;
  readonly b: bigint;
  readonly m: bigint;
  readonly q: bigint;
  readonly x: bigint;
  readonly y: bigint;
}

/** The step with the same numbers, where b follows from the point and s from q. */
function readCurve(n: bigint, { a, b, m, q, x, y }: Curve): CertificateStep {
  if (n < 2n || q < 1n || m % q !== 0n)
    throw parseRefused(`Q does not divide M in the proof of ${n}`);
  const [u, v, w] = [x % n, y % n, a % n];
  if ((v * v - ((u * u) % n) * u - w * u - b) % n !== 0n) {
    throw parseRefused(`(X, Y) is not on the curve in the proof of ${n}`);
  }
  return { type: 'ecpp', n, t: n + 1n - m, s: m / q, a, x, y };
}

function withWitness(prime: bigint, witness: bigint): { prime: bigint; witness: bigint } {
  return { prime, witness };
}

function field(block: Block, name: string): bigint {
  const value = block.get(name);
  if (value === undefined) throw parseRefused(`${name} is missing in a block`);
  return value;
}

function unexpected(line: string): Error {
  return parseRefused(`${JSON.stringify(line.slice(0, 60))} is not expected there`);
}
