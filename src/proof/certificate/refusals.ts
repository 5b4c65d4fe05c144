// Errors about certificates.

import { CertificateError } from '../../input/errors.js';

export function parseRefused(reason: string): CertificateError {
  return new CertificateError(`this is no certificate: ${reason}`);
}

export function formatRefused(reason: string): CertificateError {
  return new CertificateError(`the certificate cannot be written like that: ${reason}`);
}
