// Where the tests of proofs take what they test from.

export { proofInSteps } from '../../src/proof/prove.js';
export * from '../../src/proof.js';
