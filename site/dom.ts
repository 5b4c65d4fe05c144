// The few things that every part of the page does with its elements.

/**
 * Milliseconds from one look at the figures of what runs to the next. Whatever changes, a browser
 * may draw the whole window: WebKit without a graphics card takes up to 100 ms of the processor for
 * it, while no click is heard. By a timer, because a browser that is asked for every frame draws
 * every frame.
 */
export const REDRAW = 250;

/** @throws if the page has no such element, or it is of another kind: a defect of the page */
export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`the page has no ${kind.name} with the id ${id}`);
}

export function htmlById(id: string): HTMLElement {
  return byId(id, HTMLElement);
}

/** An element with a class, and text or elements in it. */
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

/** Sets text only where it differs, so that nothing is laid out or spoken again without need. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows an error beside the fields that caused it, or takes it away. */
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

/** What to tell of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
