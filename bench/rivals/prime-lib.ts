// What prime-lib has for the same question.

export { countPrimes } from 'prime-lib';
