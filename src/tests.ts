// Single primality tests, by their names in the literature.

export {
  IntegerRangeError,
  IntegerTypeError,
  KernelError,
  OptionTypeError,
} from './input/errors.js';
export type { Integer } from './input/integer.js';
export { isBpswProbablePrime } from './tests/named/bpsw.js';
export {
  isFrobeniusProbablePrime,
  isFrobeniusUnderwoodProbablePrime,
} from './tests/named/frobenius.js';
export {
  isAlmostExtraStrongLucasProbablePrime,
  isExtraStrongLucasProbablePrime,
  isLucasProbablePrime,
  isStrongLucasProbablePrime,
} from './tests/named/lucas.js';
export { isPerrinProbablePrime, type PerrinOptions } from './tests/named/perrin.js';
export {
  isEulerJacobiProbablePrime,
  isEulerPlumbProbablePrime,
  isEulerProbablePrime,
  isFermatProbablePrime,
  isStrongProbablePrime,
} from './tests/named/powers.js';
