// Certificates against programs that share nothing with this library: PARI/GP and Perl's
// Math::Prime::Util.

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { isPrimeOfAnySize, nextPrime } from '../oracle/bigint-primality.js';
import { randomBits } from '../oracle/large-numbers.js';
import {
  type Certificate,
  formatCertificate,
  parseCertificate,
  prove,
  verifyCertificate,
} from '../proof/doors.js';
import { Random, SEED } from '../support/random.js';
import { needs } from '../support/required.js';

const gp = spawnSync('gp', ['--version-short']).status === 0;
const mpu = spawnSync('perl', ['-MMath::Prime::Util', '-e', '1']).status === 0;

/** PARI's verdicts on certificates in its format: 1 or 0 for each. */
function byPari(texts: readonly string[]): string[] {
  const program = [
    'default(parisizemax, 10^9);',
    // Some are not certificates for PARI, which is an error.
    ...texts.map((text) => `print(iferr(primecertisvalid(${text}), E, 0));`),
    'quit;',
  ];
  const { status, stdout } = spawnSync('gp', ['-q', '-f'], {
    input: program.join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(status).toBe(0);
  return stdout.trim().split('\n');
}

/** The verdicts of Math::Prime::Util. */
function byMpu(texts: readonly string[]): string[] {
  const program = `use Math::Prime::Util "verify_prime"; local $/ = "\\0"; while (<STDIN>) { chomp; print verify_prime($_) ? 1 : 0, "\\n" }`;
  const { status, stdout } = spawnSync('perl', ['-e', program], {
    input: texts.join('\0'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(status).toBe(0);
  return stdout.trim().split('\n');
}

/** Proves primes and has all certificates checked by everyone. */
function checkAll(primes: readonly bigint[]): Map<string, number> {
  const methods = new Map<string, number>();
  const certificates: Certificate[] = [];
  for (const n of primes) {
    const { prime, method = 'none', certificate } = prove(n);
    expect(prime, `${n}`).toBe(true);
    methods.set(method, (methods.get(method) ?? 0) + 1);
    if (certificate === undefined) continue;
    expect(verifyCertificate(certificate), `${n}`).toBe(true);
    certificates.push(certificate);
  }
  // Neither format has proofs by n + 1.
  const common = certificates.filter(({ steps }) => !steps.some(({ type }) => type === 'n+1'));
  const right = common.map(() => '1');
  const pari = common.map((certificate) => formatCertificate(certificate, 'pari'));
  expect(pari.filter((text) => !verifyCertificate(text))).toEqual([]);
  if (gp || process.env.CI) expect(byPari(pari)).toEqual(right);
  const text = common.map((certificate) => formatCertificate(certificate, 'mpu'));
  expect(text.filter((text) => !verifyCertificate(text))).toEqual([]);
  if (mpu || process.env.CI) expect(byMpu(text)).toEqual(right);
  return methods;
}

describe(`seeded primes, seed ${SEED}`, () => {
  // 10,000 of 65 to 256 bits, and some of each size above.
  const sizes = [
    65, 66, 67, 68, 70, 72, 76, 80, 88, 96, 104, 112, 120, 127, 128, 129, 144, 160, 192, 224,
  ];
  const counts = [
    ...sizes.map((bits) => ({ bits, count: 480 })),
    { bits: 255, count: 200 },
    { bits: 256, count: 200 },
  ];
  const large = [257, 288, 320, 384, 448, 512, 640, 768, 896, 1024].map((bits) => ({
    bits,
    count: 3,
  }));
  test.each([...counts, ...large])('$bits bits, $count of them', ({ bits, count }) => {
    const random = new Random(SEED + bits);
    const primes = Array.from({ length: count }, () => nextPrime(randomBits(random, bits)));
    const methods = checkAll(primes);
    if (bits < 257) expect(methods.has('n+1')).toBe(false);
    if (count > 100) expect(methods.get('ecpp')).toBeGreaterThan(count / 4);
  });
});

describe('a certificate with one changed integer still proves, or is refused', () => {
  const q = 2n ** 89n - 1n;
  // By curves and by n - 1, also with a large prime factor of n - 1.
  const primes = Array.from({ length: 40 }, (_, i) => nextPrime(7n ** BigInt(24 + i)));
  for (let n = 2n * q + 1n; primes.length < 45; n += 2n * q)
    if (isPrimeOfAnySize(n)) primes.push(n);

  /** In: an expression that finds the integers to be changed. */
  function changesOfAll(format: 'pari' | 'mpu', integers: RegExp): string[] {
    return primes.flatMap((n) => {
      const { certificate } = prove(n, n % q === 1n ? { factors: [q] } : {});
      if (certificate === undefined) throw new Error(`${n} was not proved`);
      return [...changesOf(formatCertificate(certificate, format), integers)];
    });
  }

  function expectAlike(changed: readonly string[], theirs: readonly string[]): void {
    const ours = changed.map((text) => (verifyCertificate(text) ? '1' : '0'));
    expect(theirs.length).toBe(changed.length);
    expect(changed.filter((_, i) => ours[i] !== theirs[i])).toEqual([]);
    expect(ours.filter((verdict) => verdict === '0').length).toBeGreaterThan(1000);
    expect(ours.filter((verdict) => verdict === '1').length).toBeGreaterThan(20);
  }

  test('PARI judges alike', (context) => {
    needs(context, gp, 'PARI/GP', 'apt-get install pari-gp');
    const changed = changesOfAll('pari', /-?\d+/g);
    // Version 2.15 accepts composites in a list of primes, and refuses a repeated prime.
    const [composite, repeated] = [changed.filter(hasComposite), changed.filter(hasRepeated)];
    expect(composite.filter((text) => verifyCertificate(text))).toEqual([]);
    const left = changed.filter((text) => !composite.includes(text) && !repeated.includes(text));
    expectAlike(left, byPari(left));
  });

  test('Math::Prime::Util judges alike', (context) => {
    needs(context, mpu, 'Math::Prime::Util', 'apt-get install libmath-prime-util-perl');
    const changed = changesOfAll('mpu', /(?<= )-?\d+$/gm);
    expectAlike(changed, byMpu(changed));
  });
});

/** The primes of n - 1 in each list of a certificate, if the text is one. */
function listsOf(text: string): bigint[][] {
  try {
    const lists = parseCertificate(text).steps.filter((step) => step.type === 'n-1');
    return lists.map(({ factors }) => factors.map(({ prime }) => prime));
  } catch {
    return [];
  }
}

function hasComposite(text: string): boolean {
  return !listsOf(text).flat().every(isPrimeOfAnySize);
}

function hasRepeated(text: string): boolean {
  return listsOf(text).some((primes) => new Set(primes).size < primes.length);
}

/** The text with one integer changed by one or two. */
function* changesOf(text: string, integers: RegExp): Generator<string> {
  for (const { 0: digits, index } of text.matchAll(integers)) {
    const [before, after] = [text.slice(0, index), text.slice(index + digits.length)];
    for (const delta of [1n, -1n, 2n, -2n]) yield `${before}${BigInt(digits) + delta}${after}`;
  }
}

test('Math::Prime::Util judges proofs by one prime of n + 1 alike', (context) => {
  needs(context, mpu, 'Math::Prime::Util', 'apt-get install libmath-prime-util-perl');
  const q = 2n ** 61n - 1n;
  const changes = ['Q 3', `Q ${q + 2n}`, 'LP 2', 'LP 3', 'LP 4', 'LQ 1', 'LQ 2', 'LQ 3', 'LQ 7'];
  const texts: string[] = [];
  for (let n = 12n * q - 1n; texts.length < 1000; n += 12n * q) {
    const { certificate, method } = isPrimeOfAnySize(n) ? prove(n, { factors: [q] }) : {};
    if (certificate === undefined || method !== 'n+1') continue;
    const text = formatCertificate(certificate, 'mpu');
    texts.push(text, ...changes.map((line) => withLine(text, line)));
  }
  const ours = texts.map((text) => (verifyCertificate(text) ? '1' : '0'));
  expect(byMpu(texts)).toEqual(ours);
  expect(ours.filter((verdict) => verdict === '1').length).toBeGreaterThan(200);
  expect(ours.filter((verdict) => verdict === '0').length).toBeGreaterThan(200);
});

/** The text with another value for one name. */
function withLine(text: string, line: string): string {
  const [name] = line.split(' ');
  return text.replace(RegExp(`^${name} .*$`, 'm'), line);
}

describe('neighbours of thousands of digits', () => {
  const factorial = (n: bigint): bigint => (n < 2n ? 1n : n * factorial(n - 1n));
  const primorial = (n: bigint): bigint => {
    let product = 1n;
    for (let p = 2n; p <= n; p++) if (isPrimeOfAnySize(p)) product *= p;
    return product;
  };
  // OEIS A002981, A002982, A005234, A006794, A003306, A003307, A002235, A002957, A056797, and
  // others k·b^n ± 1.
  test.each([
    ['427! + 1', factorial(427n) + 1n],
    ['469! - 1', factorial(469n) - 1n],
    ['872! + 1', factorial(872n) + 1n],
    ['974! - 1', factorial(974n) - 1n],
    ['2377# - 1', primorial(2377n) - 1n],
    ['4547# + 1', primorial(4547n) + 1n],
    ['6569# - 1', primorial(6569n) - 1n],
    ['3 · 2^2208 + 1', 3n * 2n ** 2208n + 1n],
    ['3 · 2^3276 - 1', 3n * 2n ** 3276n - 1n],
    ['3 · 2^7559 - 1', 3n * 2n ** 7559n - 1n],
    ['4 · 3^1635 + 1', 4n * 3n ** 1635n + 1n],
    ['2 · 3^5480 + 1', 2n * 3n ** 5480n + 1n],
    ['2 · 3^6225 + 1', 2n * 3n ** 6225n + 1n],
    ['2 · 3^5270 - 1', 2n * 3n ** 5270n - 1n],
    ['9 · 10^1038 + 1', 9n * 10n ** 1038n + 1n],
    ['2 · 10^2906 - 1', 2n * 10n ** 2906n - 1n],
    ['2^9689 - 1', 2n ** 9689n - 1n],
  ])('%s', (_, n) => {
    const { prime, certificate } = prove(n);
    expect(prime).toBe(true);
    expect(certificate && verifyCertificate(certificate)).toBe(true);
  });
});
