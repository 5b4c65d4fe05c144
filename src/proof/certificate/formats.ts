// Certificates as text.

import { OptionRangeError, OptionTypeError } from '../../input/errors.js';
import { show } from '../../input/show.js';
import type { Certificate } from './certificate.js';
import { formatJson, parseJson } from './json-format.js';
import { formatMpu, parseMpu } from './mpu-format.js';
import { formatPari, parsePari } from './pari-format.js';
import { parseRefused } from './refusals.js';

/**
 * `pari`: a vector for `primecertisvalid` of PARI/GP. `mpu`: the text that `verify_prime` of Perl's
 * Math::Prime::Util accepts. `json`: this library's own format, which has all proofs.
 */
export type CertificateFormat = 'pari' | 'mpu' | 'json';

/** The limits of length for a text, and for an integer in it. */
const MAX_LENGTH = 2 ** 26;
const MAX_DIGITS = 50_000;

/**
 * A certificate as text.
 *
 * PARI's form has no proofs by n + 1, and MPU's only those by one large prime of n + 1.
 *
 * @throws RangeError if the format has no such proof, or is unknown
 * @example formatCertificate(prove(2n ** 64n + 13n).certificate, 'pari')
 */
export function formatCertificate(certificate: Certificate, format: CertificateFormat): string {
  if (format === 'pari') return formatPari(certificate);
  if (format === 'mpu') return formatMpu(certificate);
  if (format === 'json') return formatJson(certificate);
  throw new OptionRangeError(`format ${show(format)} is unknown: use pari, mpu or json`);
}

/**
 * Reads a certificate in any of the formats, without checking it: use {@link verifyCertificate}.
 *
 * @throws TypeError if the text is not a string
 * @throws RangeError if it is not a certificate, is longer than 64 MB, or has integers of more than
 *   50,000 digits
 * @example parseCertificate('1000003') // { n: 1000003n, steps: [] }
 */
export function parseCertificate(text: string): Certificate {
  if (typeof text !== 'string') {
    throw new OptionTypeError(`the text is ${show(text)}: pass a certificate as a string`);
  }
  if (text.length > MAX_LENGTH) throw parseRefused('it is longer than 64 MB');
  if (/\d{50001}/.test(text)) throw parseRefused(`an integer has more than ${MAX_DIGITS} digits`);
  const start = text.trimStart();
  if (start.startsWith('{')) return parseJson(text);
  return start.startsWith('[MPU') ? parseMpu(start) : parsePari(text);
}
