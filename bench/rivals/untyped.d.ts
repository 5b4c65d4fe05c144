declare module 'primality' {
  export default function primality(n: number): boolean;
}

declare module 'is-prime' {
  /** Throws if n < 1. */
  export default function isPrime(n: number): boolean;
}
