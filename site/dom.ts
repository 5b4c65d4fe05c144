// DOM helpers shared by all parts of the page.

/**
 * Milliseconds between two updates of the figures of a run. Any change may redraw the whole window:
 * WebKit without a graphics card takes up to 100 ms for it and handles no click meanwhile. A timer,
 * because a browser asked for every frame draws every frame.
 */
export const REDRAW = 250;

/** @throws if the page lacks the element or it is of another kind, which is a bug in the page */
export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`the page has no ${kind.name} with the id ${id}`);
}

export function htmlById(id: string): HTMLElement {
  return byId(id, HTMLElement);
}

/** An element with a class and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** An SVG element with attributes. */
export function makeSvg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  text = '',
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

/** Sets text only if it differs, to avoid needless layout and repeated announcements. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows an error and marks the fields that caused it; an empty message removes both. */
export function setError(
  place: HTMLElement,
  message: string,
  ...fields: readonly HTMLElement[]
): void {
  setText(place, message);
  for (const field of fields) {
    if (message === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  }
}

/** The message to show for any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
