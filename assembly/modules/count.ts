// Counting primes: the parts of the combinatorial π(x).

export { beginSegment, beginSegments, stepSegment } from '../count/segment';
export { easyAbove, nextEasySegment, segmentLeaves, tableLeaves } from '../count/easy';
export { hardSum } from '../count/hard';
export { primes, signs, totals } from '../count/memory';
export { ordinaryLeaves } from '../count/ordinary';
export { pi } from '../count/prime-table';
export { begin } from '../count/problem';
export { semiprimePrimes, semiprimeSum, semiprimeTerms } from '../count/semiprimes';
export { sigma4, sigma5, sigma6 } from '../count/sigma';
export { fillSquareFree } from '../count/square-free';
