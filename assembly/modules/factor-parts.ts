// For tests: the methods of the module one by one.

export { divisorByCurve } from '../factor/curve64';
export { divisorByHart } from '../factor/hart';
export { exponentAt, primeAt, primeCount } from '../factor/result';
export { divisorByRho } from '../factor/rho64';
export { divisorWithoutCurves, factorWord, properDivisorOf } from '../factor/word';
