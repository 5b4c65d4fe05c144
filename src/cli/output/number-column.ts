// The column of numbers in a table.

/** Minimum characters: the digits of 10^16 - 1. */
const NARROWEST = 16;

/** Maximum characters: longer numbers overflow instead of widening the column for all. */
const WIDEST = 40;

const ZERO = 0x30;

/** As wide as the longest number so far. */
export class NumberColumn {
  #width = NARROWEST;
  /** The last text. */
  #text: Uint8Array | undefined;

  get width(): number {
    return this.#width;
  }

  seeNumbers(numbers: readonly bigint[]): void {
    for (const n of numbers) this.#see(String(n).length);
  }

  /** Takes all numbers of a text into account; a repeated text costs nothing. */
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
