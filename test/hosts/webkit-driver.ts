// What a person does to a page, in WebKit by WebDriver.

import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { openPage, WEBKIT } from './browsers.js';
import { clickToChoose, focusToType, PATIENCE, type PageDriver } from './page-driver.js';
import type { Session } from './webdriver.js';

/** Milliseconds between two checks of a condition. */
const INTERVAL = 20;

const ENTER = '\uE007';

/**
 * Keys without a character, by their names in the DOM:
 * https://www.w3.org/TR/webdriver2/#keyboard-actions
 */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: ENTER,
  Shift: '\uE008',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** The property by which WebDriver identifies an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** WebKit, by WebDriver. */
export async function driveWebKit(): Promise<PageDriver> {
  const { session, version, goto, errors, close } = await openPage(WEBKIT, 'about:blank');
  await leaveToolbar(session);
  const evaluate = async <Value>(expression: string) =>
    (await session.evaluate(expression)) as Value;
  const waitFor = async (expression: string): Promise<void> => {
    for (let waited = 0; waited < PATIENCE; waited += INTERVAL) {
      if (await evaluate(`Boolean(${expression})`)) return;
      await delay(INTERVAL);
    }
    throw new Error(`it never came true: ${expression}`);
  };
  return {
    version,
    goto,
    evaluate,
    waitFor,
    click: async (selector) => {
      // WebKit fails if the page scrolls smoothly to the element.
      await evaluate(`document.querySelector(${JSON.stringify(selector)})
        .scrollIntoView({ block: 'center', behavior: 'instant' })`);
      await session.command(`${await find(session, selector)}/click`, {});
    },
    type: async (selector, text) => {
      await evaluate(focusToType(selector));
      await press(
        session,
        Array.from(text, (character) => (character === '\n' ? ENTER : character)),
      );
    },
    press: (key) => press(session, [KEYS[key] ?? key]),
    choose: async (selector, file) => {
      await evaluate(clickToChoose(selector));
      await session.command(`${await find(session, selector)}/value`, { text: file });
    },
    // WebKit ends a block's text with a line break.
    text: (selector) =>
      evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText.replace(/\\n$/, '')`),
    resize: async (width, height) => {
      await session.command('window/rect', { width, height });
      // A bar with downloads reduces the height.
      await waitFor(`innerWidth === ${width}`);
    },
    screenshot: async (file) => {
      // Without compositing, WebKit waits for the next frame, and an idle page makes none.
      await evaluate(REPAINT);
      await writeFile(file, (await session.command('screenshot')) as string, 'base64');
      await evaluate('void clearInterval(window.repainting_)');
    },
    errors,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Paints repeatedly, without a visible change. */
const REPAINT = `void (window.repainting_ = setInterval(() => {
  const { style } = document.documentElement;
  style.outline = style.outline === '' ? '1px solid transparent' : '';
}, 20))`;

/** @returns the path of commands about the first element that matches */
async function find(session: Session, selector: string): Promise<string> {
  const found = await session.command('element', { using: 'css selector', value: selector });
  return `element/${(found as Record<string, string>)[ELEMENT]}`;
}

async function press(session: Session, keys: readonly string[]): Promise<void> {
  const actions = keys.flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
  await session.command('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
}

/**
 * Continues in a window without a toolbar, as a toolbar is wider than a phone. A page may open such
 * a window on a click.
 */
async function leaveToolbar(session: Session): Promise<void> {
  await session.evaluate(`void (document.body.innerHTML = '<button>open</button>',
    document.body.firstChild.onclick = () => open('about:blank', '', 'popup,width=1280,height=900'))`);
  const first = await session.command('window');
  await session.command(`${await find(session, 'button')}/click`, {});
  for (let waited = 0; waited < PATIENCE; waited += INTERVAL) {
    const handles = (await session.command('window/handles')) as string[];
    const handle = handles.find((other) => other !== first);
    if (handle !== undefined) {
      await session.command('window', { handle });
      return;
    }
    await delay(INTERVAL);
  }
  throw new Error('WebKit has not opened a window');
}
