// Makes foreign text safe to show: escapes every character that is invisible or that a terminal
// acts on.

/**
 * Controls, format characters, characters without a glyph, and all spaces but the usual one.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

const NAMES: Readonly<Record<string, string>> = {
  '\0': 'a null character',
  '\b': 'a backspace',
  '\u001b': 'an escape character',
  '\u0085': 'a next-line character',
  '\u009b': 'a control sequence introducer',
  '\u00a0': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u2009': 'a thin space',
  '\u200b': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\u200e': 'a left-to-right mark',
  '\u200f': 'a right-to-left mark',
  '\u2028': 'a line separator',
  '\u202d': 'a left-to-right override',
  '\u202e': 'a right-to-left override',
  '\u202f': 'a narrow no-break space',
  '\u2060': 'a word joiner',
  '\u3000': 'an ideographic space',
  '\ufeff': 'a byte order mark',
};

/** Maximum characters of a word that are shown, and of unseen ones that are named. */
const SHOWN = 40;
const NAMED = 3;

/** A text with escapes such as \u202e in place of unseen characters; line feeds stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (char) => (char === '\n' ? char : escaped(char)));
}

/** The beginning of a word in quotation marks. */
export function quoted(word: string): string {
  const isLong = word.length > SHOWN;
  // Drops half of a surrogate pair.
  const shown = isLong ? `${word.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…` : word;
  return visible(JSON.stringify(shown));
}

/** The unseen characters of a word by name, or nothing. */
export function unseenIn(word: string): string {
  const found = new Set<string>();
  for (const [char] of word.matchAll(UNSEEN)) {
    found.add(char);
    if (found.size > NAMED) break;
  }
  const chars = [...found];
  const names = chars.slice(0, NAMED).map((char) => `${nameOf(char)} (${codeOf(char)})`);
  if (chars.length > NAMED) names.push('others');
  const last = names.pop();
  return names.length === 0 ? (last ?? '') : `${names.join(', ')} and ${last}`;
}

function nameOf(char: string): string {
  const name = NAMES[char];
  if (name !== undefined) return name;
  if (/\p{Cc}/u.test(char)) return 'a control character';
  return /\p{Zs}/u.test(char) ? 'an unusual space' : 'an invisible character';
}

function codeOf(char: string): string {
  return `U+${hexadecimal(char).toUpperCase().padStart(4, '0')}`;
}

function escaped(char: string): string {
  const digits = hexadecimal(char);
  return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

function hexadecimal(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16);
}
