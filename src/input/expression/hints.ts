// Hints in errors about words that are not integers, for the command and the page.

/** For inputs that accept expressions. */
export const EXPRESSION_HINT = 'write an integer, or an expression such as 2^127-1';

/** For lists, which do not accept expressions. */
export const LIST_HINT = 'write it in decimal digits';
