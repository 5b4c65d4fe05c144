// Which arithmetic a large integer is decided with.

export {
  extraStrongLucas,
  lucasLehmer,
  powerModulo,
  strongProbablePrime,
} from './bigint-arithmetic.js';
export { smallFactor } from './small-factor.js';
