// How much of the input has been answered: what has been read tells little, as it may wait for
// long.

import type { Lines } from './line-parser.js';

/** Tells the bytes of the input that the first numbers take, from where the lines under way end. */
export class AnsweredBytes {
  /** The lines that have not been answered whole, in input order. */
  readonly #underWay: { numbers: number; bytes: number }[] = [];
  /** The end of those that have been. */
  #numbers = 0;
  #bytes = 0;

  /** Passes lines on and remembers where they end. */
  async *follow(source: AsyncIterable<Lines>): AsyncGenerator<Lines, void, undefined> {
    for await (const lines of source) {
      this.#underWay.push({ numbers: lines.first + lines.numbers.length, bytes: lines.endByte });
      yield lines;
    }
  }

  /**
   * @param numbers answered so far; if they were not the first ones, they count as if they had been
   * @returns bytes; within some lines all numbers count as equally long
   */
  of(numbers: number): number {
    for (;;) {
      const [lines] = this.#underWay;
      if (lines === undefined) return this.#bytes;
      if (numbers < lines.numbers) {
        const share = (numbers - this.#numbers) / (lines.numbers - this.#numbers);
        return this.#bytes + share * (lines.bytes - this.#bytes);
      }
      this.#numbers = lines.numbers;
      this.#bytes = lines.bytes;
      this.#underWay.shift();
    }
  }
}
