// The exports of the module, and nothing else.

export { lucasChain, power, powerOf2 } from '../multiword/chains';
export { areaSize, digitCount, digitWidth, prepare } from '../multiword/layout';
export { combine, multiply, square } from '../multiword/residue';
export { fromDigits, toDigits, wordsAddress } from '../multiword/words';
export { heapStart } from '../multiword/heap';
export { operands256, power256, shift256 } from '../multiword/fixed/power';
export { decide256 } from '../primality/decide256';
export { lucasLehmer } from '../primality/lucas-lehmer';
