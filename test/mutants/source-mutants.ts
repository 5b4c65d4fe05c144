// Changes at one place of the JavaScript sources. The fast tests must catch each.

/** One change of a text that occurs once in a file of `src/`. */
export interface SourceMutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}
