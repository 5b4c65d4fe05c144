// The multiplier k: kN instead of N, if that gives the factor base more small primes (D. E. Knuth
// and R. Schroeppel).

const SMALL_PRIMES = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73];
const MORE_PRIMES = [79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157];
const PRIMES = [...SMALL_PRIMES, ...MORE_PRIMES];

/** Odd squarefree multipliers. */
const MULTIPLIERS = [
  1, 3, 5, 7, 11, 13, 15, 17, 19, 21, 23, 29, 31, 33, 35, 37, 39, 41, 43, 47, 51, 53, 55, 57, 59,
  61, 65, 67, 69, 71, 73,
];

/**
 * In: odd n > 1. Out: the multiplier k, with kn ≡ 1 mod 4, for which values of the polynomials are
 * smoothest: for kn ≡ 1 mod 8 they are even.
 */
export function multiplierFor(n: bigint): number {
  const residues = PRIMES.map((p) => Number(n % BigInt(p)));
  const modulo8 = Number(n & 7n);
  let best = 1;
  let most = Number.NEGATIVE_INFINITY;
  for (const k of MULTIPLIERS) {
    let score = -0.5 * Math.log(k);
    const rest = (modulo8 * k) % 8;
    if (rest % 4 !== 1) continue;
    if (rest === 1) score += 2 * Math.LN2;
    PRIMES.forEach((p, i) => {
      const residue = ((residues[i] ?? 0) * k) % p;
      if (residue === 0) score += Math.log(p) / p;
      else if (isSquareMod(residue, p)) score += (2 * Math.log(p)) / (p - 1);
    });
    if (score > most) [most, best] = [score, k];
  }
  return best;
}

/**
 * Euler's criterion. In: a in (0, p), an odd prime p < 2^26. Out: whether a is a square modulo p.
 */
function isSquareMod(a: number, p: number): boolean {
  let result = 1;
  let square = a;
  for (let e = (p - 1) / 2; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result === 1;
}
