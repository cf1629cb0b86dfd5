// A web node and a worker whose database, or whose picture store, goes away for a while.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type ErrorBody } from '@nonet/api';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Cable, layCable } from './testing/cable.ts';
import { startTestNode, type TestNode } from './testing/node.ts';
import { servers, startTestPostgres, type TestPostgres } from './testing/postgres.ts';
import { until } from './testing/until.ts';

describe.each(servers)('while the %s Postgres is away', (server) => {
  let postgres: TestPostgres;
  let cable: Cable;
  let node: TestNode;

  beforeAll(async () => {
    postgres = await startTestPostgres(server);
    cable = await layCable(await postgres.createDatabase());
    node = await startTestNode({ databaseUrl: cable.url, worker: { threads: 1, simulateMs: 300 } });
  });
  afterAll(async () => {
    cable.mend();
    await node.close();
    cable.close();
    await postgres.close();
  });

  it('pages, pictures and health stay up, refusals are honest; what was accepted goes on when it is back', async () => {
    const client = createClient({ baseUrl: node.url });
    let picture = '';
    for await (const event of client.draw({ prompt: 'before' }))
      if (event.type === 'done') picture = event.pictures[0]!;
    const page = await fetch(node.url);
    const accepted = await Promise.all(['one', 'two', 'three'].map((prompt) => client.create({ prompt })));
    const watched = (async () => {
      let last = '';
      for await (const { type } of client.events(accepted[2]!.id)) last = type;
      return last;
    })();

    onTestFinished(() => cable.mend());
    cable.cut();
    expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
    expect((await fetch(picture)).status).toBe(200);
    const pageNow = await fetch(node.url);
    expect([pageNow.status, await pageNow.text()]).toEqual([page.status, await page.text()]);
    const body = JSON.stringify({ prompt: 'meanwhile' });
    const refusals = await Promise.all([
      fetch(`${node.url}/readyz`),
      fetch(`${node.url}/api/drawings/${accepted[0]!.id}`),
      fetch(`${node.url}/api/drawings`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      }),
    ]);
    for (const refusal of refusals) {
      expect([refusal.status, ((await refusal.json()) as ErrorBody).code]).toEqual([503, 'unavailable']);
      expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThan(0);
    }

    cable.mend();
    expect(await watched).toBe('done');
    for (const { id } of accepted) {
      const drawing = await until(async () => {
        const found = await client.get(id);
        return found.status === 'done' ? found : undefined;
      });
      expect(drawing.pictures).toHaveLength(9);
    }
    expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
  });

  // The store is the same whichever Postgres there is.
  it.runIf(server === servers[0])(
    'says that the picture store is away; what was accepted is drawn when it is back',
    async () => {
      const client = createClient({ baseUrl: node.url });
      const pictures = join(node.data, 'pictures');
      const restore = () => {
        rmSync(pictures);
        renameSync(`${pictures}-away`, pictures);
      };
      renameSync(pictures, `${pictures}-away`);
      writeFileSync(pictures, ''); // a file where the folder was: nothing can be stored or read
      onTestFinished(() => rmSync(pictures, { force: true, recursive: true }));
      const ids = [];
      for (const prompt of ['four', 'five']) ids.push((await client.create({ prompt })).id);
      const delays = new Set<string | undefined>();
      for await (const event of client.events(ids[1]!)) {
        if (event.type !== 'done') delays.add(event.delayed);
        if (!delays.has('storage')) continue;
        const ready = await fetch(`${node.url}/readyz`);
        expect([ready.status, await ready.json()]).toMatchObject([
          503,
          { message: 'the picture store is away' },
        ]);
        expect(await (await fetch(`${node.url}/metrics`)).text()).toContain('nonet_picture_store_away 1');
        restore();
        break;
      }
      for (const id of ids) {
        const drawing = await until(async () => {
          const found = await client.get(id);
          return found.status === 'done' ? found : undefined;
        });
        expect((await fetch(drawing.pictures![0]!)).status).toBe(200);
      }
      expect(
        (await until(async () => (await fetch(`${node.url}/readyz`)).status === 200)) && ids,
      ).toHaveLength(2);
    },
  );
});
