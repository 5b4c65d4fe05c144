// What to write instead of a word that is not an integer: one hint for each place, in the command
// and on the page.

/** Where expressions are read. */
export const EXPRESSION_HINT = 'write an integer, or an expression such as 2^127-1';

/** In lists, which are read without expressions. */
export const LIST_HINT = 'write it in decimal digits';
