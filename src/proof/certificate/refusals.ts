// Errors about certificates.

import { CertificateError } from '../../input/errors.js';

export function parseRefused(reason: string): CertificateError {
  return new CertificateError(`not a certificate: ${reason}`);
}

export function formatRefused(reason: string): CertificateError {
  return new CertificateError(`the certificate cannot be written like that: ${reason}`);
}
