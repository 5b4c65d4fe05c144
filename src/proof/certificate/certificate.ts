// The type of certificates of primality.

/**
 * A proof that n is prime, which anyone can check (see {@link verifyCertificate}): a theorem with
 * its numbers for n, one for each large prime that this needs, and so on, down to primes below
 * 2^64, which need no certificate.
 */
export interface Certificate {
  readonly n: bigint;
  /** Steps of larger numbers come first. Empty if n < 2^64. */
  readonly steps: readonly CertificateStep[];
}

/** A theorem by which n is prime if the numbers that it names are prime. */
export type CertificateStep = EcppStep | MinusStep | PlusStep | CombinedStep;

/**
 * Goldwasser and Kilian (1986), Atkin and Morain (1993): the point (x, y) of the curve y² = x³ +
 * a·x + b modulo n, b by the point, is such that s·(x, y) is not infinity, but q times that is,
 * where q = (n + 1 - t)/s is prime and above (n^(1/4) + 1)².
 */
export interface EcppStep {
  readonly type: 'ecpp';
  readonly n: bigint;
  readonly t: bigint;
  readonly s: bigint;
  readonly a: bigint;
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * Brillhart, Lehmer and Selfridge (1975), theorem 5: F, the part of n - 1 that is made of these
 * primes and of 2, is above n^(1/3) or so, and for each of them there is a witness a with a^(n-1) ≡
 * 1 and a^((n-1)/prime) - 1 prime to n.
 */
export interface MinusStep {
  readonly type: 'n-1';
  readonly n: bigint;
  readonly factors: readonly MinusFactor[];
}

/** A prime that divides n - 1. PARI's form may omit witnesses: the checker then searches one. */
export interface MinusFactor {
  readonly prime: bigint;
  readonly witness?: bigint;
}

/**
 * The same with n + 1 and Lucas sequences of one discriminant P² - 4Q whose Jacobi symbol is -1:
 * for each prime there are P and Q with U_(n+1) ≡ 0 and U_((n+1)/prime) prime to n.
 */
export interface PlusStep {
  readonly type: 'n+1';
  readonly n: bigint;
  readonly factors: readonly PlusFactor[];
}

/** A prime that divides n + 1. Without P and Q, those of another prime must serve for it too. */
export interface PlusFactor {
  readonly prime: bigint;
  readonly p?: bigint;
  readonly q?: bigint;
}

/**
 * Both: every prime that divides n is 1 or n modulo some M > √n, and n mod M does not divide n.
 */
export interface CombinedStep {
  readonly type: 'n²-1';
  readonly n: bigint;
  readonly minus: readonly MinusFactor[];
  readonly plus: readonly PlusFactor[];
}
