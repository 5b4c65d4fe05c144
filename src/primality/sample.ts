/**
 * The sample of the demonstration: 20 integers from 2 to 9,999,999,999,999,999, nine of them
 * primes. Two exceed 2^53, the last integer that a JavaScript number holds with all its neighbours.
 * From Luciano Ramalho, Fluent Python (2nd edition, 2022), chapter 19, "A Homegrown Process Pool".
 */
export const SAMPLE: readonly bigint[] = /* @__PURE__ */ Object.freeze([
  2n,
  142702110479723n,
  299593572317531n,
  3333333333333301n,
  3333333333333333n,
  3333335652092209n,
  4444444444444423n,
  4444444444444444n,
  4444444488888889n,
  5555553133149889n,
  5555555555555503n,
  5555555555555555n,
  6666666666666666n,
  6666666666666719n,
  6666667141414921n,
  7777777536340681n,
  7777777777777753n,
  7777777777777777n,
  9999999999999917n,
  9999999999999999n,
]);
