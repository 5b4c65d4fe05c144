// The number in the page's address, such as #n=10^15+37, so that an answer can be shared.

/** @returns what the address asks for, as typed. A plus stays a plus: it is not a space here. */
export function numberInAddress(): string | undefined {
  const text = /^#n=(.*)$/.exec(location.hash)?.[1];
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Changes the address without a new entry in the history. */
export function writeAddress(text: string): void {
  const hash = `#n=${encodeURIComponent(text).replaceAll('%5E', '^')}`;
  if (location.hash !== hash) history.replaceState(null, '', hash);
}

/** Removes the number from the address. */
export function clearAddress(): void {
  if (numberInAddress() !== undefined)
    history.replaceState(null, '', location.pathname + location.search);
}
