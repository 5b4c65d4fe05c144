// After the fast tests: reports which browsers are missing, in which the slow tests will not run.

export async function teardown(): Promise<void> {
  const { CHROMIUM, FIREFOX, isInstalled, WEBKIT } = await import('../hosts/browsers.js');
  for (const browser of [CHROMIUM, FIREFOX, WEBKIT]) {
    if (isInstalled(browser)) continue;
    console.log(
      `${browser.name} is not installed, so that npm run test:slow skips it: apt-get install ${browser.packages}`,
    );
  }
}
