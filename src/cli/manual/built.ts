// The input of the build of the man page.

import { createProgram } from '../program.js';
import { manPage } from './man-page.js';
import { vocabularyOf } from './vocabulary.js';

/** The text of `primepool.1`. */
export const MAN_PAGE = manPage(vocabularyOf(createProgram()));
