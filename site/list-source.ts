// Where a list comes from, as chunks of bytes.

/** A text or file, or consecutive integers with as many digits each, one a line. */
export type Source = Blob | { readonly first: bigint; readonly count: number };

/** Integers in one chunk of consecutive ones. */
const CHUNK = 4096;

const ZERO = 0x30;
const NINE = 0x39;

/** The bytes, and how far each chunk has come: from 0 to 1. */
export async function* chunksOf(
  source: Source,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly progress: number }, void, undefined> {
  if (!(source instanceof Blob)) return yield* consecutive(source);
  const reader = source.stream().getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    read += value.length;
    // Browsers hand over what they have read, which may be megabytes; progress goes on in smaller steps.
    yield { bytes: value, progress: source.size === 0 ? 1 : read / source.size };
  }
}

function* consecutive({
  first,
  count,
}: {
  readonly first: bigint;
  readonly count: number;
}): Generator<{ readonly bytes: Uint8Array; readonly progress: number }, void, undefined> {
  // Counted in digits: text from a BigInt would take longer than its decision.
  const line = new TextEncoder().encode(`${first}\n`);
  for (let start = 0; start < count; start += CHUNK) {
    const length = Math.min(CHUNK, count - start);
    const bytes = new Uint8Array(length * line.length);
    for (let at = 0; at < bytes.length; at += line.length) {
      bytes.set(line, at);
      increment(line);
    }
    yield { bytes, progress: (start + length) / count };
  }
}

/** @param line digits and a newline */
function increment(line: Uint8Array): void {
  let at = line.length - 2;
  for (; line[at] === NINE; at--) line[at] = ZERO;
  line[at] = (line[at] ?? ZERO) + 1;
}
