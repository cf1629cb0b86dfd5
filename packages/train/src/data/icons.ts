// Opens a picture set's package file: every picture as SVG text or as an encoded bitmap.
import { NonetError } from '@nonet/core';
import { readPackage } from './download.ts';
import type { Source } from './sources.ts';

/** One drawing as the package holds it. `size` is its viewBox. */
export type Drawing =
  | { name: string; form: 'svg'; body: string; left: number; top: number; width: number; height: number }
  | { name: string; form: 'bitmap'; bytes: Buffer };

interface IconifyIcon {
  body: string;
  left?: number;
  top?: number;
  width?: number;
  height?: number;
  hidden?: boolean;
}

interface IconifySet {
  left?: number;
  top?: number;
  width?: number;
  height?: number;
  icons: Record<string, IconifyIcon>;
}

/**
 * All drawings of a package file, in the order of their names. Throws `NonetError` `data-package-layout`
 * when the package has no pictures where they are expected.
 */
export async function readDrawings(file: string, source: Source): Promise<Drawing[]> {
  const drawings: Drawing[] = [];
  if (source.kind === 'emoji-3d') {
    const files = await readPackage(file, (path) => /^assets\/.*\.webp$/.test(path));
    for (const [path, bytes] of files) drawings.push({ name: path.slice(7, -5), form: 'bitmap', bytes });
  } else {
    const files = await readPackage(file, (path) => path === 'icons.json');
    const set = JSON.parse(files.get('icons.json')?.toString('utf8') ?? '{"icons":{}}') as IconifySet;
    for (const [name, icon] of Object.entries(set.icons)) {
      if (icon.hidden === true) continue;
      const width = icon.width ?? set.width ?? 16;
      const height = icon.height ?? set.height ?? 16;
      drawings.push({
        name,
        form: 'svg',
        body: icon.body,
        left: icon.left ?? set.left ?? 0,
        top: icon.top ?? set.top ?? 0,
        width,
        height,
      });
    }
  }
  if (drawings.length === 0) {
    throw new NonetError('data-package-layout', `${source.package}@${source.version} holds no pictures.`);
  }
  return drawings.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
