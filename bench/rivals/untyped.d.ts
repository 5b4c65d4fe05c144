declare module 'primality' {
  export default function primality(n: number): boolean;
}

declare module 'is-prime' {
  /** Throws if n < 1. */
  export default function isPrime(n: number): boolean;
}

declare module 'primesieve' {
  const primesieve: {
    raiseLimit(bits: number): void;
    primeRange(from: number, to: number): number[];
  };
  export default primesieve;
}

declare module 'sieve-of-eratosthenes' {
  export default function sieveOfEratosthenes(to: number): number[];
}

declare module 'prime-generator' {
  export default function primes(): Generator<number>;
}

declare module 'quadraticsievefactorization' {
  /** A factor of a composite that is neither even nor a perfect power. */
  export default function factorize(n: bigint): bigint;
}
