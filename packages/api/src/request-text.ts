// Text that people send.
import { z } from 'zod';
import { boundMarks } from './text.ts';

/** Without U+0000 and halves of characters (lone surrogates): Postgres refuses to read JSON that holds them. */
const storable = (text: string): string => boundMarks(text.replaceAll('\0', '').replace(/\p{Cs}/gu, ''));

/** Text as it comes, but for what no database can hold and marks without end; of at most so many UTF-16 units. */
export const requestText = (longest: number) => z.string().max(longest).overwrite(storable);
