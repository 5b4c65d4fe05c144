// A canonical text of a value, and its SHA-256 (FIPS 180-4).
//
// Web Crypto would make every function here asynchronous, and insecure contexts lack it. A shard of
// about 500 bytes takes about 20 µs this way.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { OptionTypeError } from '../input/errors.js';
import { show } from '../input/show.js';

/** Values that JSON preserves. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** The maximum nesting depth. */
const DEPTH = 20;

/** The SHA-256 of a value's canonical text, in hexadecimal. */
export function digestOf(value: Plain, name: string): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value, name))));
}

/**
 * JSON without spaces, with keys in ascending order.
 *
 * @param name of the value, for the message
 * @throws OptionTypeError for a value that JSON does not preserve
 */
export function canonical(value: Plain, name: string, depth = 0): string {
  if (depth > DEPTH) throw new OptionTypeError(`${name} is nested too deeply: pass a flat object`);
  if (Array.isArray(value)) {
    const items: readonly Plain[] = value;
    return `[${items.map((item, i) => canonical(item, `${name}[${i}]`, depth + 1)).join()}]`;
  }
  if (isRecord(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => {
        const member = value[key] as Plain;
        return `${JSON.stringify(key)}:${canonical(member, `${name}.${key}`, depth + 1)}`;
      });
    return `{${members.join()}}`;
  }
  if (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'string' ||
    Number.isSafeInteger(value)
  ) {
    return JSON.stringify(value);
  }
  throw new OptionTypeError(
    `${name} is ${show(value)}: pass strings, safe integers, booleans, null, and arrays and objects of them`,
  );
}

/** Whether the value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
