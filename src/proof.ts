// Proofs of primality, and certificates of them.

export {
  CertificateError,
  IntegerRangeError,
  IntegerTypeError,
  KernelError,
  OptionRangeError,
  OptionTypeError,
} from './input/errors.js';
export type { Integer } from './input/integer.js';
export type {
  Certificate,
  CertificateStep,
  CombinedStep,
  EcppStep,
  MinusFactor,
  MinusStep,
  PlusFactor,
  PlusStep,
} from './proof/certificate/certificate.js';
export {
  type CertificateFormat,
  formatCertificate,
  parseCertificate,
} from './proof/certificate/formats.js';
export { verifyCertificate } from './proof/certificate/verify-certificate.js';
export type { Found, ProofMethod } from './proof/methods.js';
export type { ProveOptions } from './proof/options.js';
export { type Proof, prove } from './proof/prove.js';
