/**
 * The tasks of the other pools' workers, which use the built package's kernel as primepool's own
 * workers do. They are not in `rivals/`, whose package.json hides the name `primepool`.
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
