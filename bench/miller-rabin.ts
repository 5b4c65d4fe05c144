const BASES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n] as const;

/**
 * Miller-Rabin on BigInt with the 12 prime bases up to 37, as one would write it by hand.
 *
 * It shares no code with the kernel, so it is the oracle of the benchmarks; it is also one of the
 * rivals, being what a project writes that wants no dependency. The 12 bases leave no composite below
 * 318 665 857 834 031 151 167 461, about 3.18e23 (J. Sorenson and J. Webster, "Strong pseudoprimes to
 * twelve prime bases", 2015).
 *
 * @param n exact for n < 3.18e23
 */
export function isPrimeByMillerRabin(n: bigint): boolean {
  if (n < 2n) return false;
  for (const p of BASES) {
    if (n % p === 0n) return n === p;
  }
  let d = n - 1n;
  let twos = 0;
  while ((d & 1n) === 0n) {
    d >>= 1n;
    twos += 1;
  }
  return BASES.every((base) => isStrongProbablePrime(n, base, d, twos));
}

/** Strong probable-prime test. In: n odd, n - 1 = d·2^twos, d odd. */
function isStrongProbablePrime(n: bigint, base: bigint, d: bigint, twos: number): boolean {
  let x = modularPower(base, d, n);
  if (x === 1n || x === n - 1n) return true;
  for (let i = 1; i < twos; i++) {
    x = (x * x) % n;
    if (x === n - 1n) return true;
  }
  return false;
}

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let power = base % modulus;
  let result = 1n;
  for (let e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * power) % modulus;
    power = (power * power) % modulus;
  }
  return result;
}
