// The test of Baillie, Pomerance, Selfridge and Wagstaff as one writes it in plain BigInt arithmetic, with nothing
// but care: small factors, a strong test to base 2, and a strong Lucas test with Selfridge's parameters.

const SMALL_PRIMES = [
  3n,
  5n,
  7n,
  11n,
  13n,
  17n,
  19n,
  23n,
  29n,
  31n,
  37n,
  41n,
  43n,
  47n,
  53n,
  59n,
  61n,
  67n,
  71n,
  73n,
  79n,
  83n,
  89n,
  97n,
];

/** In: n > 10,000. */
export function isPrimeByBpsw(n: bigint): boolean {
  if (n % 2n === 0n || SMALL_PRIMES.some((p) => n % p === 0n)) return false;
  return isStrongProbablePrimeToBase2(n) && isStrongLucasProbablePrime(n);
}

function isStrongProbablePrimeToBase2(n: bigint): boolean {
  const [odd, twos] = oddPart(n - 1n);
  let x = 1n;
  for (const bit of odd.toString(2)) x = (bit === '1' ? (x * x) << 1n : x * x) % n;
  if (x === 1n || x === n - 1n) return true;
  for (let i = 1; i < twos; i++) {
    x = (x * x) % n;
    if (x === n - 1n) return true;
  }
  return false;
}

function isStrongLucasProbablePrime(n: bigint): boolean {
  let d = 5n;
  for (;;) {
    const symbol = jacobi(d, n);
    if (symbol === -1) break;
    if (symbol === 0) return false;
    d = d > 0n ? -d - 2n : -d + 2n;
    if (d === 41n && isSquare(n)) return false;
  }
  const q = (1n - d) / 4n;
  const [odd, twos] = oddPart(n + 1n);
  // U_k, V_k and Q^k, with P = 1.
  let u = 0n;
  let v = 2n;
  let power = 1n;
  for (const bit of odd.toString(2)) {
    u = (u * v) % n;
    v = (v * v - 2n * power) % n;
    power = (power * power) % n;
    if (bit === '1') {
      [u, v] = [half(u + v, n), half(d * u + v, n)];
      power = (power * q) % n;
    }
  }
  if (u % n === 0n) return true;
  for (let i = 0; i < twos; i++) {
    if (v % n === 0n) return true;
    v = (v * v - 2n * power) % n;
    power = (power * power) % n;
  }
  return false;
}

function half(value: bigint, n: bigint): bigint {
  return (value % 2n === 0n ? value : value + n) / 2n;
}

function oddPart(value: bigint): [odd: bigint, twos: number] {
  let twos = 0;
  while ((value >> BigInt(twos)) % 2n === 0n) twos++;
  return [value >> BigInt(twos), twos];
}

function jacobi(a: bigint, n: bigint): number {
  let top = ((a % n) + n) % n;
  let bottom = n;
  let symbol = 1;
  while (top !== 0n) {
    while (top % 2n === 0n) {
      top /= 2n;
      if (bottom % 8n === 3n || bottom % 8n === 5n) symbol = -symbol;
    }
    [top, bottom] = [bottom, top];
    if (top % 4n === 3n && bottom % 4n === 3n) symbol = -symbol;
    top %= bottom;
  }
  return bottom === 1n ? symbol : 0;
}

function isSquare(n: bigint): boolean {
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) / 2n;
    if (next >= root) return root * root === n;
    root = next;
  }
}
