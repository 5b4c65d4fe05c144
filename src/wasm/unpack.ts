// How modules are embedded: as text that is small when it is compressed on its way, as by every
// good server, and quick to read. `scripts/packed-modules.ts` packs.

/**
 * What some hosts have built in. Reached through globalThis, so that no bundler supplies a Buffer.
 */
interface Decoders {
  readonly Buffer?: { from(text: string, encoding: 'hex'): Uint8Array };
  readonly Uint8Array: { fromHex?(text: string): Uint8Array };
}

/**
 * The last of some modules, each of which is told as a change of the one before it, the first of
 * none: its length, and then by turns how many bytes are new, these bytes, how many are copied, and
 * how far from where the last copy has ended. Numbers are LEB128, a distance with its sign in the
 * lowest bit.
 *
 * In hexadecimal, because base64 hides from gzip what repeats: the kernel's three variants take 13
 * KB, and 32 by base64. One takes a quarter of a millisecond, two twice that.
 */
export function unpack(changes: readonly string[]): Uint8Array<ArrayBuffer> {
  let module = new Uint8Array();
  for (const text of changes) module = applyChange(module, fromHex(text));
  return module;
}

function applyChange(before: Uint8Array, change: Uint8Array): Uint8Array<ArrayBuffer> {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = change[at++] ?? 0;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  const module = new Uint8Array(number());
  let from = 0;
  let end = 0;
  while (at < change.length) {
    const added = number();
    module.set(change.subarray(at, at + added), end);
    at += added;
    end += added;
    const copied = number();
    const move = number();
    from += move % 2 === 0 ? move / 2 : -(move + 1) / 2;
    module.set(before.subarray(from, from + copied), end);
    from += copied;
    end += copied;
  }
  return module;
}

function fromHex(text: string): Uint8Array {
  const { Buffer, Uint8Array: Bytes } = globalThis as unknown as Decoders;
  if (Bytes.fromHex !== undefined) return Bytes.fromHex(text);
  if (Buffer !== undefined) return Buffer.from(text, 'hex');
  const bytes = new Uint8Array(text.length / 2);
  const digit = (place: number): number => {
    const code = text.charCodeAt(place);
    // 0 to 9 end in 0000 to 1001, and a to f in 0001 to 0110.
    return (code % 16) + (code > 64 ? 9 : 0);
  };
  for (let i = 0; i < bytes.length; i++) bytes[i] = 16 * digit(2 * i) + digit(2 * i + 1);
  return bytes;
}
