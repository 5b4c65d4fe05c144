// Where a list comes from, as chunks of bytes.

/** A text or file, or consecutive integers, one a line. */
export type Source = Blob | { readonly first: bigint; readonly count: number };

/** Integers in one chunk of consecutive ones. */
const CHUNK = 4096;

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

function* consecutive(source: {
  readonly first: bigint;
  readonly count: number;
}): Generator<{ readonly bytes: Uint8Array; readonly progress: number }, void, undefined> {
  const encoder = new TextEncoder();
  for (let start = 0; start < source.count; start += CHUNK) {
    const length = Math.min(CHUNK, source.count - start);
    const first = source.first + BigInt(start);
    const lines = Array.from({ length }, (_, index) => String(first + BigInt(index)));
    yield {
      bytes: encoder.encode(`${lines.join('\n')}\n`),
      progress: (start + length) / source.count,
    };
  }
}
