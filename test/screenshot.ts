// Pictures of pages for docs/: `NONET_SCREENSHOTS=docs/screens npm test -- test` takes them while it tests.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toVariant } from '@nonet/server/images';
import type { Page } from 'playwright-core';

const folder = process.env['NONET_SCREENSHOTS'];

export const areScreenshotsWanted = folder !== undefined;

/** Writes what a page shows as `<name>.webp`, if screenshots are wanted. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const png = await page.screenshot({ animations: 'disabled' });
  writeFileSync(join(folder, `${name}.webp`), await toVariant(png, { format: 'webp', quality: 72 }));
}
