import { expect, it } from 'vitest';
import { readEventStream } from './event-stream.ts';
import { type DrawEvent, encodeEvent } from './events.ts';

const streamOf = (bytes: Uint8Array, size: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });

async function read(text: string, size: number): Promise<string[]> {
  const events: string[] = [];
  for await (const { data } of readEventStream(streamOf(new TextEncoder().encode(text), size)))
    events.push(data);
  return events;
}

it('reads back what encodeEvent writes, however the bytes are cut', async () => {
  const events: DrawEvent[] = [
    { type: 'queued', position: 2 },
    { type: 'error', code: 'drawing-failed', message: 'expected "ü\n\n🦊", got data: nothing' },
  ];
  const text = events.map((event, index) => encodeEvent(event, String(index))).join('');
  for (let size = 1; size < 40; size++) {
    expect((await read(text, size)).map((data) => JSON.parse(data) as unknown)).toEqual(events);
  }
});

it('joins data lines, and skips comments and events cut short', async () => {
  expect(await read(': hello\n\ndata: a\ndata:b\r\n\r\nevent: x\n\ndata: cut', 5)).toEqual(['a\nb']);
});
