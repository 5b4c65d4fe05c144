// Checks a certificate, or its text.

import { CertificateError } from '../../input/errors.js';
import type { Certificate } from './certificate.js';
import { parseCertificate } from './formats.js';
import { isValid } from './verify.js';

/**
 * Whether a certificate proves that its n is prime.
 *
 * The check shares nothing with {@link prove} except the engine's BigInt, and tests only the
 * theorems' conditions; `verify.mjs` is the same check in one file. It takes about 10 ms at 128
 * bits, half a second at 300 digits. Anything that is not a certificate of a prime is `false`.
 *
 * @param certificate one of {@link prove}, or its text in one of the formats
 * @throws RangeError if the check would take more than some minutes
 * @example verifyCertificate('[18446744073709551629, [2, 3, 23, 13300159]]')
 */
export function verifyCertificate(certificate: Certificate | string): boolean {
  if (typeof certificate !== 'string') return isValid(certificate);
  try {
    return isValid(parseCertificate(certificate));
  } catch (error) {
    if (error instanceof CertificateError) return false;
    throw error;
  }
}
