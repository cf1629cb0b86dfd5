// A viewer's answers: the JSON that the page saves, or the table that comes with the sheets.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { NonetError } from '@nonet/core';

/** What a viewer said of one picture. */
interface Answer {
  /** Number of the picture on the page, from 1. */
  readonly number: number;
  readonly seen: string;
  /** 1 to 5. */
  readonly rating: number;
}

export interface Answers {
  /** Id of the page. */
  readonly page: string;
  readonly viewer: string;
  /** Pictures without a rating are left out. */
  readonly answers: readonly Answer[];
}

/** @throws NonetError `blind-answers` that names the file and the picture */
export function readAnswers(file: string): Answers {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NonetError('blind-answers', `${file}: expected the answers of a viewer`, { cause });
  }
  const { page, viewer, rows } = /^\s*\{/.test(text) ? parseJson(text, file) : parseTable(text);
  if (page === '') throw new NonetError('blind-answers', `${file}: expected the id of the page, got none`);
  const answers = rows.flatMap(({ number, seen, rating }) => {
    if (rating === undefined || rating === '') return [];
    const points = Number(rating);
    if (!Number.isInteger(points) || points < 1 || points > 5) {
      throw new NonetError(
        'blind-answers',
        `${file}, picture ${number}: expected a rating from 1 to 5, got "${rating}"`,
      );
    }
    return [{ number, seen: seen.trim(), rating: points }];
  });
  return { page, viewer: viewer || basename(file), answers };
}

interface Read {
  readonly page: string;
  readonly viewer: string;
  readonly rows: readonly {
    readonly number: number;
    readonly seen: string;
    readonly rating?: number | string | undefined;
  }[];
}

function parseJson(text: string, file: string): Read {
  try {
    const { page, viewer, answers } = JSON.parse(text) as {
      page?: string;
      viewer?: string;
      answers: Read['rows'];
    };
    return {
      page: page ?? '',
      viewer: viewer ?? '',
      rows: answers.map(({ number, seen, rating }) => ({ number, seen: String(seen ?? ''), rating })),
    };
  } catch (cause) {
    throw new NonetError('blind-answers', `${file}: expected { page, viewer, answers } as JSON`, { cause });
  }
}

function parseTable(text: string): Read {
  const about = (key: string) => new RegExp(`^# ${key}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  const rows = text.split('\n').flatMap((line) => {
    const [number = '', rating = '', ...seen] = line.split('\t');
    return /^\d+$/.test(number.trim())
      ? [{ number: Number(number), rating: rating.trim(), seen: seen.join(' ') }]
      : [];
  });
  return { page: about('page'), viewer: about('viewer'), rows };
}
