// A bot for a chat: every line is a message, `/draw` answers with pictures. Put your chat's library in place of
// standard input and output. node chat-bot.mjs
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describeNote, encodePng, NonetError, openModel } from 'nonet';

const COMMAND = /^\/draw\s+(?<prompt>.+)/;
const PICTURES = 1;

const model = await openModel();
const folder = await mkdtemp(join(tmpdir(), 'chat-bot-'));

/** The answer to a message; undefined for what is not for the bot. */
async function answer(message) {
  if (/^\/help\b/.test(message)) return '/draw WORDS makes a picture of them';
  const prompt = COMMAND.exec(message)?.groups.prompt;
  if (prompt === undefined) return undefined;
  try {
    const drawing = await model.draw(prompt, { count: PICTURES });
    const files = await Promise.all(
      drawing.pictures.map(async (picture, i) => {
        const file = join(folder, `${drawing.seed}-${i + 1}.png`);
        await writeFile(file, await encodePng(picture, drawing, model));
        return file;
      }),
    );
    return [...drawing.notes.map(describeNote), ...files].join('\n');
  } catch (error) {
    if (error instanceof NonetError) return `No picture: ${error.message}`;
    throw error;
  }
}

for await (const message of createInterface({ input: process.stdin })) {
  const text = await answer(message);
  if (text !== undefined) console.log(text);
}
await model.close();
