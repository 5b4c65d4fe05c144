// The column of numbers in a table.

/** Characters at least: as many as 10^16 - 1 has. */
const NARROWEST = 16;

/** Characters at most: longer numbers stand out, instead of moving all others to the right. */
const WIDEST = 40;

const ZERO = 0x30;

/** Is as wide as the numbers that have been seen so far. */
export class NumberColumn {
  #width = NARROWEST;
  /** The text that has been seen last. */
  #text: Uint8Array | undefined;

  get width(): number {
    return this.#width;
  }

  seeNumbers(numbers: readonly bigint[]): void {
    for (const n of numbers) this.#see(String(n).length);
  }

  /** Looks at all digits of a text, and once only if it comes again: 1 ns a byte. */
  seeText(text: Uint8Array): void {
    if (text === this.#text) return;
    this.#text = text;
    let digits = 0;
    for (const byte of text) {
      if ((byte ^ ZERO) < 10) {
        digits++;
      } else if (digits > 0) {
        if (digits > this.#width) this.#see(digits);
        digits = 0;
      }
    }
    this.#see(digits);
  }

  #see(length: number): void {
    if (length > this.#width && length <= WIDEST) this.#width = length;
  }
}
