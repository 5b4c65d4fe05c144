// Its move() is not documented: the verdicts, a byte each, are copied.
export { checkByFastMethod, checkByTrialDivision, decideMany } from '../support/pool-tasks.mjs';
