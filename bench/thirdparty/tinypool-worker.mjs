// Its move() exists, but is not documented: the verdicts, a byte each, are copied.
export { checkByFastMethod, checkByTrialDivision, decideMany } from '../pool-tasks.mjs';
