import { Transfer, worker } from 'workerpool';
import {
  checkByFastMethod,
  checkByTrialDivision,
  decideMany as decide,
} from '../support/pool-tasks.mjs';

/** @param {BigUint64Array} numbers */
function decideMany(numbers) {
  const verdicts = decide(numbers);
  return new Transfer(verdicts, [verdicts.buffer]);
}

worker({ checkByFastMethod, checkByTrialDivision, decideMany });
