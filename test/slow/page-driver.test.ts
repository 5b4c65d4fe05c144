// A person's actions have the same effect in every browser.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM, FIREFOX, needsBrowser, WEBKIT } from '../hosts/browsers.js';
import { drive } from '../hosts/drive.js';
import { type Site, serve } from '../hosts/site.js';

const PAGE = `<!doctype html><meta name="viewport" content="width=device-width">
  <link rel="icon" href="data:,">
  <input id="field" value="x"> <button id="button">go</button> <p id="said"></p> <input type="file" id="file">
  <script>
    const keys = [];
    onkeydown = ({ key }) => keys.push(key);
    button.onclick = () => { said.textContent = 'said ' + field.value; };
  </script>`;

const folder = mkdtempSync(join(tmpdir(), 'primepool-page-driver-'));
let site: Site;
beforeAll(async () => {
  site = await serve(new Map([['index.html', PAGE]]));
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

for (const browser of [CHROMIUM, FIREFOX, WEBKIT]) {
  test(browser.name, async (context) => {
    needsBrowser(context, browser);
    await using page = await drive(browser);
    await page.goto(site.url);

    await page.type('#field', '1 2');
    await page.click('#button');
    expect(await page.text('#said')).toBe('said x1 2');

    for (const key of ['Tab', 'ArrowUp', 'Enter', 'Escape']) await page.press(key);
    const keys = ['1', ' ', '2', 'Tab', 'ArrowUp', 'Enter', 'Escape'];
    expect(await page.evaluate('keys')).toEqual(keys);
    expect(await page.evaluate('document.activeElement.id')).toBe('file');

    const file = join(folder, 'numbers.txt');
    writeFileSync(file, '7\n');
    await page.choose('#file', file);
    expect(await page.evaluate('file.files[0].text()')).toBe('7\n');

    const sizes = [
      { width: 360, height: 740 },
      { width: 1280, height: 900 },
    ];
    for (const { width, height } of sizes) {
      await page.resize(width, height);
      await page.waitFor(`innerWidth === ${width} && innerHeight === ${height}`);
    }
    const image = join(folder, `${browser.name}.png`);
    await page.screenshot(image);
    expect(readFileSync(image).toString('latin1', 1, 4)).toBe('PNG');

    await expect(page.evaluate(`Promise.reject(new Error('told'))`)).rejects.toThrow('told');
    expect(await page.errors()).toEqual([]);
    await page.evaluate(`void setTimeout(() => { throw new Error('thrown'); })`);
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
    expect(await page.errors()).toEqual([expect.stringContaining('thrown')]);
  });
}
