// Chromium for tests and measurements, as light as it starts: what only people see of its window is left out.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

export const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
].find((path) => path && existsSync(path));

if (!browserPath) {
  console.warn('The page was not tested: no Chromium found; set CHROMIUM to the path of one.');
}

/**
 * Features of Chromium that are off. The first two draw suggestions below the address bar, a renderer process for every
 * window: most of what a new window costs. The others are what Playwright turns off itself, which this list replaces.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Opens the browser at `browserPath`, which must be there. @param args more switches */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath!,
    args: ['--no-sandbox', `--disable-features=${FEATURES_OFF.join(',')}`, ...args],
  });
}
