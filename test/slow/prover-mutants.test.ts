// Every mutant of the prover, by the fast tests of proofs.

import { PROVER_MUTANTS } from '../mutants/prover-mutants.js';
import { testMutants } from '../mutants/run-source-mutants.js';

testMutants(PROVER_MUTANTS);
