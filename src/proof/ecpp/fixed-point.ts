// Real and complex numbers in fixed point: the BigInt x stands for x / 2^bits.

/** A complex number. */
export interface Complex {
  readonly re: bigint;
  readonly im: bigint;
}

/**
 * Fixed-point arithmetic with `bits` fractional bits. The error of each operation is a few units in
 * the last place.
 */
export class FixedPoint {
  readonly #shift: bigint;
  readonly one: bigint;
  readonly pi: bigint;
  readonly #ln2: bigint;

  constructor(bits: number) {
    this.#shift = BigInt(bits);
    this.one = 1n << this.#shift;
    // Machin, 1706, and its like for logarithms.
    const { one } = this;
    this.pi = 4n * (4n * arcus(5n, one, -1n) - arcus(239n, one, -1n));
    this.#ln2 = 18n * arcus(26n, one, 1n) - 2n * arcus(4801n, one, 1n) + 8n * arcus(8749n, one, 1n);
  }

  multiply(x: Complex, y: Complex): Complex {
    return {
      re: (x.re * y.re - x.im * y.im) >> this.#shift,
      im: (x.re * y.im + x.im * y.re) >> this.#shift,
    };
  }

  divide(x: Complex, y: Complex): Complex {
    const norm = (y.re * y.re + y.im * y.im) >> this.#shift;
    const { re, im } = this.multiply(x, { re: y.re, im: -y.im });
    return { re: (re << this.#shift) / norm, im: (im << this.#shift) / norm };
  }

  /** x^exponent, for an exponent of 1 or more. */
  power(x: Complex, exponent: number): Complex {
    let result = x;
    for (const bit of exponent.toString(2).slice(1)) {
      result = this.multiply(result, result);
      if (bit === '1') result = this.multiply(result, x);
    }
    return result;
  }

  /** √n for an integer n >= 0. */
  squareRoot(n: bigint): bigint {
    return integerRoot(n << (2n * this.#shift));
  }

  /** x/y for reals. */
  divideReal(x: bigint, y: bigint): bigint {
    return (x << this.#shift) / y;
  }

  /** The integer nearest to x. */
  round(x: bigint): bigint {
    return (x + this.one / 2n) >> this.#shift;
  }

  /** x·y for reals. */
  scale(x: bigint, y: bigint): bigint {
    return (x * y) >> this.#shift;
  }

  /**
   * e^x for x >= 0, with a relative error of some units of the last fractional place.
   */
  exp(x: bigint): bigint {
    const twos = x / this.#ln2;
    return this.#series(x - twos * this.#ln2, 0n).re << twos;
  }

  /** e^(ix) for |x| <= 4. */
  expI(x: bigint): Complex {
    return this.#series(0n, x);
  }

  /**
   * e^(re + i·im) by Taylor's series of a 2^-HALVINGS-th, and squarings. In: |re| < 1, |im| <= 4.
   */
  #series(re: bigint, im: bigint): Complex {
    const guard = HALVINGS + 16n;
    const shift = this.#shift + guard;
    const [x, y] = [re << 16n, im << 16n];
    let [sumRe, sumIm] = [1n << shift, 0n];
    let [termRe, termIm] = [sumRe, 0n];
    for (let k = 1n; termRe !== 0n || termIm !== 0n; k++) {
      const next = (termRe * x - termIm * y) >> shift;
      termIm = ((termRe * y + termIm * x) >> shift) / k;
      termRe = next / k;
      // Floors of negative numbers never reach 0.
      if (termRe >= -1n && termRe <= 1n && termIm >= -1n && termIm <= 1n) break;
      sumRe += termRe;
      sumIm += termIm;
    }
    for (let i = 0n; i < HALVINGS; i++) {
      [sumRe, sumIm] = [(sumRe * sumRe - sumIm * sumIm) >> shift, (sumRe * sumIm) >> (shift - 1n)];
    }
    return { re: sumRe >> guard, im: sumIm >> guard };
  }
}

const HALVINGS = 12n;

/** The inverse tangent of 1/n, for sign -1, or hyperbolic tangent, for sign 1, times a scale. */
function arcus(n: bigint, scale: bigint, sign: bigint): bigint {
  const square = n * n;
  let sum = 0n;
  let power = (scale << 16n) / n;
  for (let k = 1n, factor = 1n; power !== 0n; k += 2n, factor *= sign) {
    sum += (factor * power) / k;
    power /= square;
  }
  return sum >> 16n;
}

/** ⌊√n⌋ for n >= 0, by Newton's iteration from above. */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(16).length * 4 + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
