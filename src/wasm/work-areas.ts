// Areas of linear memory for concurrent computations.

import { KernelError } from '../input/errors.js';

const PAGE = 65_536;

interface Area {
  readonly start: number;
  readonly end: number;
}

/** Allocates parts of a memory, which grows as needed and is reused. It cannot shrink. */
export class WorkAreas {
  readonly #memory: WebAssembly.Memory;
  readonly #start: number;
  /**
   * In the order of their addresses. There are few: one for each computation that has not ended.
   */
  readonly #areas: Area[] = [];

  /** @param start the first address that may be given out, a multiple of 64 */
  constructor(memory: WebAssembly.Memory, start: number) {
    this.#memory = memory;
    this.#start = start;
  }

  /**
   * The address of `size` zero bytes, a multiple of 64.
   *
   * @throws KernelError if there is not enough memory; allocated areas stay valid
   */
  allocate(size: number): number {
    let start = this.#start;
    let place = 0;
    for (const area of this.#areas) {
      if (area.start - start >= size) break;
      start = Math.ceil(area.end / 64) * 64;
      place++;
    }
    const missing = start + size - this.#memory.buffer.byteLength;
    if (missing > 0) this.#grow(missing);
    this.#areas.splice(place, 0, { start, end: start + size });
    new Uint8Array(this.#memory.buffer, start, size).fill(0);
    return start;
  }

  #grow(missing: number): void {
    try {
      this.#memory.grow(Math.ceil(missing / PAGE));
    } catch (cause) {
      throw new KernelError(
        `there is no memory for ${missing} bytes more: test fewer at a time, with fewer workers, or smaller integers`,
        { cause },
      );
    }
  }

  /** Frees the area that starts at an address. */
  release(start: number): void {
    const place = this.#areas.findIndex((area) => area.start === start);
    if (place >= 0) this.#areas.splice(place, 1);
  }
}
