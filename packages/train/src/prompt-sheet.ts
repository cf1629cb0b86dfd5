// A sheet of what a model draws: nine pictures of each prompt of a list, in rows.
import { readFileSync } from 'node:fs';
import { NonetError } from '@nonet/core';
import { openModel } from '@nonet/models/node';
import { type SheetImage, thumbnail, writeSheet } from './data/index.ts';

export interface PromptSheetOptions {
  /** Model folder. */
  readonly model: string;
  /** Text file, one prompt a line. */
  readonly prompts: string;
  /** PNG file to write. */
  readonly out: string;
  readonly seed: number;
  readonly guidanceScale?: number;
  readonly candidates?: number;
  readonly signal?: AbortSignal;
  readonly onPrompt?: (done: number, total: number, prompt: string) => void;
}

const PICTURES = 9;
/** Two prompts beside each other keep the sheet near square. */
const PROMPTS_PER_ROW = 2;
/** Width of a picture on the sheet, in pixels. */
const THUMBNAIL = 96;

/** Draws every prompt with one seed and writes the sheet. @throws NonetError `prompts-missing` */
export async function writePromptSheet(options: PromptSheetOptions): Promise<void> {
  const prompts = readPrompts(options.prompts);
  const pipeline = openModel(options.model);
  const images: SheetImage[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const { pictures } = await pipeline.draw(prompt, {
      seed: options.seed,
      count: PICTURES,
      ...(options.guidanceScale === undefined ? {} : { guidanceScale: options.guidanceScale }),
      ...(options.candidates === undefined ? {} : { candidates: options.candidates }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    for (const [i, picture] of pictures.entries()) {
      images.push({
        pixels: await thumbnail(picture, THUMBNAIL),
        size: THUMBNAIL,
        caption: i === 0 ? prompt : '',
      });
    }
    options.onPrompt?.(index + 1, prompts.length, prompt);
  }
  await pipeline.release();
  await writeSheet(images, PICTURES * PROMPTS_PER_ROW, options.out);
}

function readPrompts(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.map((line) => line.trim()).filter(Boolean);
  } catch (error) {
    throw new NonetError('prompts-missing', `${file}: expected a text file with one prompt a line`, {
      cause: error,
    });
  }
}
