// What a person does to a page, whatever drives the browser: a scenario written against this runs
// in all.

/** A page in a browser of its own, which ends when this is disposed of. */
export interface PageDriver extends AsyncDisposable {
  /** Name and version of the browser. */
  readonly version: string;
  goto(url: string): Promise<void>;
  /**
   * The value of an expression in the page, which JSON can express. A promise is awaited.
   *
   * @throws if the expression does
   */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Waits until an expression in the page is truthy. */
  waitFor(expression: string): Promise<void>;
  /** Clicks in the middle of an element, as with a mouse. */
  click(selector: string): Promise<void>;
  /**
   * Types into an element, which gets the focus, in place of what is selected in it or after all
   * that is in it. One keystroke for each character.
   */
  type(selector: string, text: string): Promise<void>;
  /** Presses a key where the focus is, by its name in the DOM: 'Tab', 'Enter', ' ', 'ArrowUp'. */
  press(key: string): Promise<void>;
  /** Chooses a file in a file input. */
  choose(selector: string, file: string): Promise<void>;
  /** The text of an element as it is shown. */
  text(selector: string): Promise<string>;
  /** The size of the page's window, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Sets what the reader prefers; absent where a driver has no way to. */
  prefer?(features: Readonly<Record<string, string>>): Promise<void>;
  /** A PNG of the window, or of the page from top to bottom where a driver can. */
  screenshot(file: string): Promise<void>;
  /** What was thrown in the page and not caught, so far, as text. */
  errors(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Milliseconds that a page may take for what is waited for, on a busy machine. */
export const PATIENCE = 60_000;

/**
 * What focuses an element, behind what is in it unless some of that is selected: browsers differ
 * there.
 */
export function focusToType(selector: string): string {
  return `(() => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const { selectionStart: start, selectionEnd: end } = element;
    element.focus();
    if (!element.value || start === null) return;
    const { length } = element.value;
    element.setSelectionRange(start === end ? length : start, start === end ? length : end);
  })()`;
}

/** What tells an element that it is clicked, before it is given a file: drivers leave that out. */
export function clickToChoose(selector: string): string {
  return `void document.querySelector(${JSON.stringify(selector)}).dispatchEvent(new Event('click'))`;
}
