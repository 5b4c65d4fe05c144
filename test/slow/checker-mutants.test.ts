// Every mutant of the checker of certificates, by the fast tests of proofs.

import { CHECKER_MUTANTS } from '../mutants/checker-mutants.js';
import { testMutants } from '../mutants/run-source-mutants.js';

testMutants(CHECKER_MUTANTS);
