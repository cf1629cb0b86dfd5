// Teaches nonet-1 a folder of one's own pictures (captions: see `npx nonet train tune --help`), then draws with it.
// node fine-tune.mjs FOLDER "a prompt with the new word" [options of the training]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { encodePng, openModel } from 'nonet';

const [pictures, prompt, ...options] = process.argv.slice(2);
if (!prompt) {
  console.error('node fine-tune.mjs FOLDER PROMPT [options]');
  process.exit(2);
}

// Training is the command's: it writes checkpoints, and goes on where it was stopped.
const manifest = new URL(import.meta.resolve('nonet/package.json'));
const command = new URL(JSON.parse(readFileSync(manifest, 'utf8')).bin.nonet, manifest);
const args = ['train', 'tune', pictures, '--out', 'my-model', ...options];
const { status } = spawnSync(process.execPath, [fileURLToPath(command), ...args], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const model = await openModel({ model: './my-model' });
const drawing = await model.draw(prompt, { count: 1 });
await writeFile('tuned.png', await encodePng(drawing.pictures[0], drawing, model));
await model.close();
console.log('tuned.png is drawn by my-model');
