// The exports of the module for primes in ranges, and nothing else.

export { countBits } from '../sieve/count';
export {
  addGaps,
  gapCounters,
  greatestGap,
  greatestGapPlace,
  lastPrime,
  startGaps,
} from '../sieve/gaps';
export {
  keepPrimes,
  outputAddress,
  verdictsAddress,
  writeDoubles,
  writeIntegers,
  written,
} from '../sieve/output';
export { keepMasked, maskAddress } from '../sieve/residue-class';
export { segmentAddress, segmentLength, start, step } from '../sieve/segments';
export { keepTuplets, patternAddress, startTuplets, tupletReach } from '../sieve/tuplets';
