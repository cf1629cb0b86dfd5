// Draws on a service, follows it while it draws, and fetches the pictures.
// node client-streaming.mjs http://127.0.0.1:4280 "a cat" [count]
import { writeFile } from 'node:fs/promises';
import { createClient } from 'nonet/client';

const [baseUrl = 'http://127.0.0.1:4280', prompt = 'a cat', count = '9'] = process.argv.slice(2);
const client = createClient({ baseUrl });

for await (const event of client.draw({ prompt, count: Number(count) })) {
  if (event.type === 'queued') console.log(`${event.position} drawings are made before this one`);
  if (event.type === 'progress') console.log(`step ${event.done} of ${event.total}`);
  if (event.type !== 'done') continue;
  for (const [i, address] of event.pictures.entries()) {
    const answer = await fetch(address);
    await writeFile(`picture-${i + 1}.png`, new Uint8Array(await answer.arrayBuffer()));
  }
  console.log(`${event.pictures.length} pictures, seed ${event.seed}`);
}
