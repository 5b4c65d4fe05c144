import { move } from 'piscina';
import { decideMany as decide } from '../pool-tasks.mjs';

export { checkByFastMethod, checkByTrialDivision } from '../pool-tasks.mjs';

/** @param {BigUint64Array} numbers */
export const decideMany = (numbers) => move(decide(numbers));
