// Draws pictures of a prompt, shows how far it is, and writes PNG files. Ctrl-C cancels.
// node draw.mjs "a cat in a sombrero" [count]
import { writeFile } from 'node:fs/promises';
import { encodePng, openModel } from 'nonet';

const [prompt = 'a cat in a sombrero', count = '9'] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const model = await openModel();
try {
  for await (const event of model.events(prompt, { count: Number(count), signal: stop.signal })) {
    if (event.type === 'progress') {
      process.stderr.write(`\r${Math.round((100 * event.done) / event.total)} %`);
      continue;
    }
    const { pictures, seed } = event.drawing;
    for (const [i, picture] of pictures.entries())
      await writeFile(`picture-${i + 1}.png`, await encodePng(picture, event.drawing, model));
    console.log(`\n${pictures.length} pictures, seed ${seed}`);
  }
} catch (error) {
  if (error.code !== 'cancelled') throw error;
  console.log('\ncancelled');
} finally {
  await model.close();
}
