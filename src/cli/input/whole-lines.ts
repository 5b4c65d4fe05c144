// Cuts bytes at the ends of lines.

/** Maximum bytes of a line. */
export const LONGEST_LINE = 131_072;

export const NEWLINE = 0x0a;

/** Whole lines; or one that is too long, without its text. */
export interface WholeLines {
  readonly text: Uint8Array;
  readonly isOverlong: boolean;
  /** Bytes of the input that they took. */
  readonly bytes: number;
}

const NOTHING = new Uint8Array();

/** Reads and copies every byte a constant number of times, however small the chunks are. */
export class LineAssembler {
  /** The beginning of an unfinished line. */
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  /** Bytes of an overlong line, which are not kept. */
  #droppedBytes = 0;

  *push(chunk: Uint8Array): Generator<WholeLines, void, undefined> {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield* this.#cut(this.#join(chunk.subarray(0, end)));
    this.#hold(chunk.subarray(end));
  }

  /** The last line, which need not end with a newline. */
  *end(): Generator<WholeLines, void, undefined> {
    yield* this.#cut(this.#join(Uint8Array.of(NEWLINE)));
  }

  #hold(bytes: Uint8Array): void {
    if (this.#droppedBytes > 0 || this.#heldBytes + bytes.length > LONGEST_LINE) {
      this.#droppedBytes += this.#heldBytes + bytes.length;
      this.#held = [];
      this.#heldBytes = 0;
    } else if (bytes.length > 0) {
      this.#held.push(bytes);
      this.#heldBytes += bytes.length;
    }
  }

  #join(bytes: Uint8Array): Uint8Array {
    const text = this.#held.length === 0 ? bytes : Buffer.concat([...this.#held, bytes]);
    this.#held = [];
    this.#heldBytes = 0;
    return text;
  }

  /** @param text ends with a newline */
  *#cut(text: Uint8Array): Generator<WholeLines, void, undefined> {
    let start = 0;
    if (this.#droppedBytes > 0) {
      start = text.indexOf(NEWLINE) + 1;
      yield { text: NOTHING, isOverlong: true, bytes: this.#droppedBytes + start };
      this.#droppedBytes = 0;
    }
    for (let line = start; line < text.length; ) {
      // Jumps as far as no line can be too long.
      const next = text.lastIndexOf(NEWLINE, line + LONGEST_LINE) + 1;
      if (next > line) {
        line = next;
        continue;
      }
      if (line > start) yield whole(text.subarray(start, line));
      start = text.indexOf(NEWLINE, line) + 1;
      yield { text: NOTHING, isOverlong: true, bytes: start - line };
      line = start;
    }
    if (start < text.length) yield whole(text.subarray(start));
  }
}

function whole(text: Uint8Array): WholeLines {
  return { text, isOverlong: false, bytes: text.length };
}
