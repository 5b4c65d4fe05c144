// A slow evaluator of expressions: in a list of symbols, it replaces one operation after another by
// its value, innermost parentheses first.

/** The value; `refused` if the text is not an expression, or a value in it has too many bits. */
export type Outcome = bigint | 'refused';

type Symbols = (bigint | string)[];

class Refused extends Error {}

/** The notations of numbers; the longest match counts. */
const NUMBERS = [
  /^0x[0-9a-f](?:_?[0-9a-f])*/i,
  /^0o[0-7](?:_?[0-7])*/i,
  /^0b[01](?:_?[01])*/i,
  /^[0-9](?:_?[0-9])*(?:e\+?[0-9]+)?/i,
  /^[0-9](?:[0-9\s,'’]*[0-9])?(?:e\+?[0-9]+)?/iu,
];

export function outcomeOf(text: string, maxBits: number): Outcome {
  const limit = 2n ** BigInt(maxBits);
  try {
    return valueIn(symbolsOf(text, limit), limit);
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    throw error;
  }
}

function symbolsOf(text: string, limit: bigint): Symbols {
  const symbols: Symbols = [];
  let rest = text.trim();
  while (rest !== '') {
    const found = NUMBERS.map((pattern) => pattern.exec(rest)?.[0] ?? '');
    const [number = ''] = found.sort((a, b) => b.length - a.length);
    if (number !== '') {
      symbols.push(numberOf(number, limit));
      rest = rest.slice(number.length).trim();
      continue;
    }
    const symbol = rest.startsWith('**') ? '**' : (rest[0] ?? '');
    const meaning = symbol.replace('**', '^').replace(/[−–]/, '-').replace(/[×·⋅]/, '*');
    if (!/^[-+*^!#()]$/.test(meaning)) throw new Refused();
    symbols.push(meaning);
    rest = rest.slice(symbol.length).trim();
  }
  return symbols;
}

function numberOf(text: string, limit: bigint): bigint {
  if (/^0[xob]/i.test(text)) return within(BigInt(text.toLowerCase().replaceAll('_', '')), limit);
  const [digits = '', exponent = '0'] = text.toLowerCase().split(/e\+?/);
  const isGrouped = /^\d{1,3}([\s,'’]\d{2,3})*[\s,'’]\d{3}$/u.test(digits);
  const isPlain = /^\d+(_\d+)*$/.test(digits);
  if (!isGrouped && !isPlain) throw new Refused();
  let value = within(BigInt(digits.replace(/\D/g, '')), limit);
  for (let i = 0n; value !== 0n && i < BigInt(exponent); i++) value = within(10n * value, limit);
  return value;
}

function valueIn(symbols: Symbols, limit: bigint): bigint {
  const close = symbols.indexOf(')');
  const open = symbols.lastIndexOf('(', close === -1 ? symbols.length : close);
  if (close === -1 && open === -1) return flatValue(symbols, limit);
  if (close === -1 || open === -1) throw new Refused();
  const inner = flatValue(symbols.slice(open + 1, close), limit);
  return valueIn([...symbols.slice(0, open), [inner], ...symbols.slice(close + 1)].flat(), limit);
}

/** @param symbols without parentheses */
function flatValue(symbols: Symbols, limit: bigint): bigint {
  const list = [...symbols];
  const replace = (start: number, count: number, value: bigint): void => {
    list.splice(start, count, within(value, limit));
  };
  const isSuffix = (symbol: unknown): boolean => symbol === '!' || symbol === '#';
  if (list.some((symbol, i) => isSuffix(symbol) && isSuffix(list[i + 1]))) throw new Refused();
  for (let i = list.findIndex(isSuffix); i !== -1; i = list.findIndex(isSuffix)) {
    const n = integer(list[i - 1]);
    replace(i - 1, 2, list[i] === '!' ? factorial(n, limit) : primorial(n, limit));
  }
  for (let i = list.lastIndexOf('^'); i !== -1; i = list.lastIndexOf('^')) {
    let end = i + 1;
    while (list[end] === '+' || list[end] === '-') end++;
    const minus = list.slice(i, end).filter((symbol) => symbol === '-').length;
    const exponent = integer(list[end]) * (minus % 2 === 0 ? 1n : -1n);
    replace(i - 1, end - i + 2, power(integer(list[i - 1]), exponent, limit));
  }
  for (let i = list.length - 2; i >= 0; i--) {
    const isSign = list[i] === '+' || list[i] === '-';
    const isUnary = isSign && (i === 0 || typeof list[i - 1] === 'string');
    if (!isUnary) continue;
    const n = integer(list[i + 1]);
    replace(i, 2, list[i] === '-' ? -n : n);
  }
  for (let i = list.indexOf('*'); i !== -1; i = list.indexOf('*')) {
    replace(i - 1, 3, integer(list[i - 1]) * integer(list[i + 1]));
  }
  while (list.length > 1) {
    const [a, sign, b] = list;
    if (sign !== '+' && sign !== '-') throw new Refused();
    replace(0, 3, sign === '+' ? integer(a) + integer(b) : integer(a) - integer(b));
  }
  return integer(list[0]);
}

function integer(symbol: bigint | string | undefined): bigint {
  if (typeof symbol !== 'bigint') throw new Refused();
  return symbol;
}

function within(value: bigint, limit: bigint): bigint {
  if (value >= limit || value <= -limit) throw new Refused();
  return value;
}

function power(base: bigint, exponent: bigint, limit: bigint): bigint {
  if (exponent < 0n) throw new Refused();
  if (base === 0n || base === 1n) return exponent === 0n ? 1n : base;
  if (base === -1n) return exponent % 2n === 0n ? 1n : -1n;
  let value = 1n;
  for (let i = 0n; i < exponent; i++) value = within(value * base, limit);
  return value;
}

function factorial(n: bigint, limit: bigint): bigint {
  if (n < 0n) throw new Refused();
  let value = 1n;
  for (let i = 2n; i <= n; i++) value = within(value * i, limit);
  return value;
}

function primorial(n: bigint, limit: bigint): bigint {
  if (n < 0n) throw new Refused();
  let value = 1n;
  for (let i = 2n; i <= n; i++) if (isPrime(i)) value = within(value * i, limit);
  return value;
}

function isPrime(n: bigint): boolean {
  for (let d = 2n; d < n; d++) if (n % d === 0n) return false;
  return true;
}
