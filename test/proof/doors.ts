// What the tests of proofs import from the library.

export { proofInSteps } from '../../src/proof/prove.js';
export * from '../../src/proof.js';
