// Reads server-sent events (https://html.spec.whatwg.org/#server-sent-events) from a response of fetch.

export interface ServerSentEvent {
  readonly data: string;
  readonly id?: string;
}

/** The events of a stream that carry data, in order. One that the stream ends in the middle of is dropped. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      pending += decoder.decode(value, { stream: true });
      const events = pending.split(/\r?\n\r?\n/);
      pending = events.pop()!;
      for (const event of events) {
        const [id] = valuesOf('id', event);
        const data = valuesOf('data', event).join('\n');
        if (data !== '') yield { data, ...(id === undefined ? {} : { id }) };
      }
    }
  } finally {
    await reader.cancel().catch(() => {}); // the connection may be lost already
  }
}

const valuesOf = (field: string, event: string): string[] =>
  event
    .split(/\r?\n/)
    .filter((line) => line.startsWith(`${field}:`))
    .map((line) => line.slice(field.length + 1).replace(/^ /, ''));
