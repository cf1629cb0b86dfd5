// A picture as the characters that make a terminal show it.
import type { Picture } from '@nonet/models';
import { encodePng } from '@nonet/server/images';
import sharp from 'sharp';
import type { PictureProtocol } from './protocol.ts';

/** Room for a picture, in character cells; cells are about twice as high as wide. */
export interface CellBox {
  readonly columns: number;
  readonly rows: number;
}

/** Characters that draw the picture with its top left corner at the cursor. */
export async function renderPicture(
  picture: Picture,
  protocol: PictureProtocol,
  box: CellBox,
): Promise<string> {
  if (protocol === 'blocks') return halfBlocks(picture, box);
  const png = await encodePng(picture);
  return protocol === 'kitty' ? kitty(png, box) : iterm2(png, box);
}

/** https://sw.kovidgoyal.net/kitty/graphics-protocol: a picture of the same number replaces the last. */
function kitty(png: Buffer, { columns, rows }: CellBox): string {
  const chunks = png.toString('base64').match(/.{1,4096}/g)!;
  const place = `a=T,f=100,i=909,p=1,q=2,C=1,c=${columns},r=${rows},`;
  return chunks
    .map(
      (chunk, index) =>
        `\x1b_G${index === 0 ? place : ''}m=${Number(index < chunks.length - 1)};${chunk}\x1b\\`,
    )
    .join('');
}

/** https://iterm2.com/documentation-images.html */
function iterm2(png: Buffer, { columns, rows }: CellBox): string {
  const options = `inline=1;size=${png.length};width=${columns};height=${rows};preserveAspectRatio=1`;
  return `\x1b]1337;File=${options}:${png.toString('base64')}\x07`;
}

/** The upper half of each cell in the foreground colour, the lower in the background's. */
async function halfBlocks({ width, height, pixels }: Picture, { columns, rows }: CellBox): Promise<string> {
  const small = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(columns, rows * 2, { fit: 'contain', background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer();
  const colour = (x: number, y: number) =>
    small.subarray((y * columns + x) * 3, (y * columns + x) * 3 + 3).join(';');
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = Array.from(
      { length: columns },
      (_cell, x) => `\x1b[38;2;${colour(x, 2 * row)}m\x1b[48;2;${colour(x, 2 * row + 1)}m▀`,
    );
    return `${cells.join('')}\x1b[0m`;
  });
  return lines.join('\n');
}
