// The exports of the module, and nothing else.

export {
  arePrime,
  CAPACITY,
  convertDoubles,
  numbersAddress,
  smallFactors,
  verdictsAddress,
  widenIntegers,
} from '../primality/batch';
export { isPrime, isPrimeDouble } from '../primality/decide64';
export { findDivisor } from '../primality/trial-division';
