// Certificates as JSON: their fields, with integers as strings of digits.

import type { Certificate } from './certificate.js';
import { parseRefused } from './refusals.js';

/** The JSON of a certificate. It has all kinds of proofs. */
export function formatJson(certificate: Certificate): string {
  return JSON.stringify(certificate, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** @throws CertificateError if the text is not in this format; the check examines the steps */
export function parseJson(text: string): Certificate {
  let value: unknown;
  try {
    value = JSON.parse(text, (key, value: unknown) =>
      key !== 'type' && typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : value,
    );
  } catch {
    throw parseRefused('it is not JSON');
  }
  const { n, steps } = (value ?? {}) as Partial<Certificate>;
  if (typeof n !== 'bigint' || !Array.isArray(steps)) {
    throw parseRefused('its JSON has no n and no steps');
  }
  return { n, steps };
}
