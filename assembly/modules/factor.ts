// The exports of the module, and nothing else.

export {
  BATCH_CAPACITY,
  countsAddress,
  exponentsAddress,
  factorBatch,
  numbersAddress,
  primesAddress,
} from '../factor/batch';
export { divisorByCurve89, divisorHigh, divisorLow } from '../factor/curve89';
// The single methods for words, for tests.
export { divisorByCurve } from '../factor/curve64';
export { divisorByHart } from '../factor/hart';
export { divisorByRho } from '../factor/rho64';
export { divisorWithoutCurves } from '../factor/word';
export {
  A24,
  addLucas,
  addPoints,
  BASE,
  climbLadder,
  climbPower,
  doublePoint,
  FIRST_X,
  HIGH,
  LOW,
  multiplyDifferences,
  multiplyRows,
  ONE,
  PRODUCT,
} from '../factor/curves/points';
export { prepareRows, readRow, ROW_BITS, wordsAddress, writeRow } from '../factor/curves/rows';
export { makeBase } from '../factor/quadratic/base';
export {
  A as polynomialAddress,
  FACTORS as factorsAddress,
  KN as modulusAddress,
  NUMBER as NUMBER_SIZE,
  basePrimesAddress,
  relationsAddress,
  squareRootsAddress,
} from '../factor/quadratic/layout';
export { eliminate, makeMatrix, pivotsAddress, rank } from '../factor/quadratic/matrix';
export { nextPolynomial, startFamily } from '../factor/quadratic/polynomial';
export { makeRelations } from '../factor/quadratic/relation';
export { sieveInterval } from '../factor/quadratic/sieve';
