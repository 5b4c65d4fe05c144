// The exports of the module, and nothing else.

export {
  BATCH_CAPACITY,
  countsAddress,
  exponentsAddress,
  factorBatch,
  numbersAddress,
  primesAddress,
} from '../factor/batch';
