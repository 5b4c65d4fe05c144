// Packs WebAssembly modules as text, which src/wasm/unpack.ts unpacks.

/**
 * Brotli encodes shorter repetitions in fewer bytes: with 40 here, a page loads 0.3 KiB more; with
 * 8, 1.2 KiB more.
 */
const SHORTEST_COPY = 300;

/** Each module as its difference from the one before it. */
export function pack(modules: readonly Uint8Array[]): string[] {
  return modules.map((module, place) => {
    const change = changeOf(modules[place - 1] ?? new Uint8Array(), module);
    return Buffer.from(change).toString('hex');
  });
}

/** The difference between two modules: bytes to add, and copies from the first. */
function changeOf(before: Uint8Array, module: Uint8Array): number[] {
  const places = placesOf(before);
  const output = leb(module.length);
  let added: number[] = [];
  let from = 0;
  for (let i = 0; i < module.length; ) {
    // The continuation of the last copy comes first: distance 0 has the shortest encoding.
    const candidates = [from + added.length, ...(places.get(key(module, i)) ?? [])];
    let start = 0;
    let length = 0;
    for (const candidate of candidates) {
      const common = commonLength(before, candidate, module, i);
      if (common > length) [start, length] = [candidate, common];
    }
    if (length < SHORTEST_COPY) {
      added.push(module[i++] ?? 0);
      continue;
    }
    output.push(...leb(added.length));
    for (const byte of added) output.push(byte);
    output.push(...leb(length), ...signedLeb(start - from));
    added = [];
    from = start + length;
    i += length;
  }
  if (added.length > 0) {
    output.push(...leb(added.length));
    for (const byte of added) output.push(byte);
    output.push(...leb(0), ...signedLeb(0));
  }
  return output;
}

function placesOf(bytes: Uint8Array): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let i = 0; i + SHORTEST_COPY <= bytes.length; i++) {
    const list = places.get(key(bytes, i));
    if (list === undefined) places.set(key(bytes, i), [i]);
    else list.push(i);
  }
  return places;
}

function key(bytes: Uint8Array, start: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
    'latin1',
    start,
    start + SHORTEST_COPY,
  );
}

function commonLength(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  let length = 0;
  while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length])
    length++;
  return length;
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...leb(Math.floor(value / 128))];
}

function signedLeb(value: number): number[] {
  return leb(value >= 0 ? 2 * value : -2 * value - 1);
}
