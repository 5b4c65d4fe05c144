/**
 * What the workers of the other pools do: the built package's kernel, as in primepool's own
 * workers. It lies here because the package finds itself by name from its own folders only.
 */
import { arePrime, check } from 'primepool';

/**
 * @param {BigUint64Array} numbers
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decideMany(numbers) {
  return arePrime(numbers);
}

/** @param {bigint} n */
export function checkByFastMethod(n) {
  return check(n);
}

/** @param {bigint} n */
export function checkByTrialDivision(n) {
  return check(n, { method: 'trial-division' });
}
