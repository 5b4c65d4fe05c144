// Arithmetic modulo n, and functions of a factorisation.

export {
  carmichaelLambda,
  divisorCount,
  divisors,
  type Factors,
  moebius,
  type PrimePower,
  primitiveRoot,
  totient,
} from './arithmetic/factored.js';
export { jacobi } from './arithmetic/jacobi.js';
export { inverseMod } from './arithmetic/modular.js';
export { type Modulus, powMod, prepareModulus } from './arithmetic/pow-mod.js';
export { sqrtMod } from './arithmetic/square-root.js';
export { IntegerRangeError, IntegerTypeError, KernelError } from './input/errors.js';
export type { Integer } from './input/integer.js';
