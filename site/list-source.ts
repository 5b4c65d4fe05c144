// Where a list comes from, as chunks of bytes.

/** A text or file, or consecutive integers with equally many digits, one per line. */
export type Source = Blob | Consecutive;

interface Consecutive {
  readonly first: bigint;
  readonly count: number;
}

/** Consecutive integers in one chunk. */
const CHUNK = 4096;

const ZERO = 0x30;
const NINE = 0x39;

/** The number of bytes. */
export function sizeOf(source: Source): number {
  return source instanceof Blob ? source.size : source.count * lineOf(source).length;
}

export async function* chunksOf(source: Source): AsyncGenerator<Uint8Array, void, undefined> {
  if (!(source instanceof Blob)) return yield* consecutive(source);
  const reader = source.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function* consecutive(source: Consecutive): Generator<Uint8Array, void, undefined> {
  const { count } = source;
  // Increments the digits: formatting a BigInt would take longer than its decision.
  const line = lineOf(source);
  for (let start = 0; start < count; start += CHUNK) {
    const bytes = new Uint8Array(Math.min(CHUNK, count - start) * line.length);
    for (let at = 0; at < bytes.length; at += line.length) {
      bytes.set(line, at);
      increment(line);
    }
    yield bytes;
  }
}

function lineOf({ first }: Consecutive): Uint8Array {
  return new TextEncoder().encode(`${first}\n`);
}

/** @param line digits and a newline */
function increment(line: Uint8Array): void {
  let at = line.length - 2;
  for (; line[at] === NINE; at--) line[at] = ZERO;
  line[at] = (line[at] ?? ZERO) + 1;
}
