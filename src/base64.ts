// Base64, which is how the kernel is embedded.

/** What some hosts have built in. Reached through globalThis, so that no bundler supplies a Buffer. */
interface Decoders {
  readonly Buffer?: { from(text: string, encoding: 'base64'): Uint8Array<ArrayBuffer> };
  readonly Uint8Array: { fromBase64?(text: string): Uint8Array<ArrayBuffer> };
}

/** The bytes. The kernel takes 0.05 ms by what is built in, and 0.6 ms by the loop of a cold engine. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const { Buffer, Uint8Array: Bytes } = globalThis as unknown as Decoders;
  if (Bytes.fromBase64 !== undefined) return Bytes.fromBase64(text);
  if (Buffer !== undefined) return Buffer.from(text, 'base64');
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
