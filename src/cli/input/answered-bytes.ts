// Measures progress by answered input. Read input says little: lines may wait long for their
// answers.

import type { Lines } from './line-parser.js';

/** Converts a count of answered integers to bytes of the input, by the ends of pending lines. */
export class AnsweredBytes {
  /** Lines without all of their answers, in input order. */
  readonly #underWay: { numbers: number; bytes: number }[] = [];
  /** The end of the answered lines. */
  #numbers = 0;
  #bytes = 0;

  /** Passes lines on and stores where they end. */
  async *follow(source: AsyncIterable<Lines>): AsyncGenerator<Lines, void, undefined> {
    for await (const lines of source) {
      this.#underWay.push({ numbers: lines.first + lines.numbers.length, bytes: lines.endByte });
      yield lines;
    }
  }

  /**
   * @param numbers answered so far, counted as if they were the first ones
   * @returns bytes; within a group of lines all numbers count as equally long
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
