// The exports of the module, and nothing else.

export {
  arePrime,
  CAPACITY,
  convertDoubles,
  numbersAddress,
  verdictsAddress,
  widenIntegers,
} from './batch';
export { isPrime, isPrimeDouble } from './prime64';
export { findDivisor } from './trial-division';
