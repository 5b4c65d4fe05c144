// Exported from here, because only the files of this folder resolve prime-lib.

export { countPrimes } from 'prime-lib';
