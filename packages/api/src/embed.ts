// HTML by which other pages show a shared set in a frame.
import { escapeHtml, plainText, shorten } from './text.ts';

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Of the frame, in pixels; its pictures take whatever width there is. */
export const EMBED_SIZE: FrameSize = { width: 420, height: 500 };

/** @param page whole address of the set's page */
export const embedCode = (page: string, prompt: string, { width, height } = EMBED_SIZE): string =>
  `<iframe src="${escapeHtml(page)}/embed" width="${width}" height="${height}" title="${escapeHtml(shorten(plainText(prompt)))}" loading="lazy" frameborder="0" allowfullscreen></iframe>`;
