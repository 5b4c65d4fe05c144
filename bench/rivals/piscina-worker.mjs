import { move } from 'piscina';
import { decideMany as decide } from '../support/pool-tasks.mjs';

export { checkByFastMethod, checkByTrialDivision } from '../support/pool-tasks.mjs';

/** @param {BigUint64Array} numbers */
export const decideMany = (numbers) => move(decide(numbers));
