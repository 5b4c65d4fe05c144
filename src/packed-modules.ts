// How modules are embedded: as text that is small when it is compressed on its way, as every server does.
// `scripts/packed-modules.ts` packs.
//
// Base64 hides from gzip what repeats, because it joins three bytes; here a byte is one character, or two.
// The kernel's three variants take 11.7 KB, against 32.5 KB by base64 and 11.5 KB as bytes.

/**
 * The digits: what JSON, JavaScript in quotes of any kind, and HTML leave as it is. Digits from SINGLES on
 * begin a pair.
 */
export const DIGITS =
  ' !#%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
export const SINGLES = DIGITS.length - 2;

/** What is added to a byte, modulo 256, so that the most frequent ones are single digits. */
export const SHIFT = 16;

/**
 * The modules. Each is told as a change of the one before it, the first of none: its length, and then by
 * turns how many bytes are new, these bytes, how many are copied, and how far from where the last copy
 * ended. Numbers are LEB128, the last one with its sign in the lowest bit. The kernel's three variants take
 * about half a millisecond.
 */
export function unpack(text: string): Uint8Array<ArrayBuffer>[] {
  const packed = bytesOf(text);
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = packed[at++] ?? 0;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  const modules: Uint8Array<ArrayBuffer>[] = [];
  let before = new Uint8Array();
  while (at < packed.length) {
    const module = new Uint8Array(number());
    for (let end = 0, from = 0; end < module.length; ) {
      const added = number();
      module.set(packed.subarray(at, at + added), end);
      at += added;
      end += added;
      if (end === module.length) break;
      const copied = number();
      const move = number();
      from += move % 2 === 0 ? move / 2 : -(move + 1) / 2;
      module.set(before.subarray(from, from + copied), end);
      from += copied;
      end += copied;
    }
    modules.push(module);
    before = module;
  }
  return modules;
}

function bytesOf(text: string): Uint8Array {
  const digit = new Uint8Array(128);
  for (let value = 0; value < DIGITS.length; value++) digit[DIGITS.charCodeAt(value)] = value;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let value = digit[text.charCodeAt(i)] ?? 0;
    if (value >= SINGLES) {
      value = SINGLES + (value - SINGLES) * DIGITS.length + (digit[text.charCodeAt(++i)] ?? 0);
    }
    // What is below 0 wraps around.
    bytes[length++] = value - SHIFT;
  }
  return bytes.subarray(0, length);
}
