// What a person does to a page, whatever drives the browser: a scenario written against this
// interface runs in all of them.

/** A page in a browser of its own. Disposing of it ends the browser. */
export interface PageDriver extends AsyncDisposable {
  /** Name and version of the browser. */
  readonly version: string;
  goto(url: string): Promise<void>;
  /**
   * The value of an expression in the page, which JSON can represent. A promise is awaited.
   *
   * @throws if the expression does
   */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Waits until an expression in the page is truthy. */
  waitFor(expression: string): Promise<void>;
  /** Clicks in the middle of an element, as with a mouse. */
  click(selector: string): Promise<void>;
  /**
   * Types into an element, which gets the focus: in place of the selection, or else at the end. One
   * keystroke for each character.
   */
  type(selector: string, text: string): Promise<void>;
  /** Presses a key where the focus is, by its name in the DOM: 'Tab', 'Enter', ' ', 'ArrowUp'. */
  press(key: string): Promise<void>;
  /** Chooses a file in a file input. */
  choose(selector: string, file: string): Promise<void>;
  /** The visible text of an element. */
  text(selector: string): Promise<string>;
  /** The size of the page's window, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Sets the reader's preferences; absent if the driver cannot. */
  prefer?(features: Readonly<Record<string, string>>): Promise<void>;
  /** A PNG of the whole page if the driver can, or else of the window. */
  screenshot(file: string): Promise<void>;
  /** The uncaught errors of the page so far, as text. */
  errors(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Milliseconds to wait for a page, on a busy machine. */
export const PATIENCE = 60_000;

/**
 * JavaScript that focuses an element, with the cursor at the end unless something is selected:
 * browsers differ in this.
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

/** JavaScript that clicks an element before it gets a file: drivers omit this click. */
export function clickToChoose(selector: string): string {
  return `void document.querySelector(${JSON.stringify(selector)}).dispatchEvent(new Event('click'))`;
}
