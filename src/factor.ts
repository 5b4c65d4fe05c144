// The prime factors of integers.

export type { RuledOut } from './factor/curves/levels.js';
export {
  type Factorization,
  factor,
  primeFactors,
} from './factor/factor.js';
export { factorAll } from './factor/factor-all.js';
export { type Factor, Factorizations } from './factor/factorizations.js';
export type { FactorOptions } from './factor/options.js';
export {
  IncompleteFactorizationError,
  IntegerRangeError,
  IntegerTypeError,
  KernelError,
  OptionRangeError,
  OptionTypeError,
} from './input/errors.js';
export type { Integer } from './input/integer.js';
export type { Integers } from './input/integers.js';
