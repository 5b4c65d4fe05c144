// The exports of the module, and nothing else.

export { lucasChain, powerOf2, squarings } from './chains';
export { areaSize, digitCount, digitWidth, prepare } from './layout';
export { multiply, square } from './residue';
export { fromDigits, toDigits, wordsAddress } from './words';
export { heapStart } from './heap';
export { decide256, isStrong256, shift256 } from './prime256';
export { lucasLehmer } from './mersenne';
