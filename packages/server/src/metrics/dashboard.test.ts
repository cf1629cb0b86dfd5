// The dashboard and the alerts ask for figures that nodes really serve.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNode, type TestNode } from '../testing/node.ts';

const read = (path: string) => readFileSync(new URL(`../../../../deploy/${path}`, import.meta.url), 'utf8');

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const { panels } = JSON.parse(read('grafana/nonet.json')) as { panels: Panel[] };
const dashboardQueries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const alertQueries = [...read('prometheus/alerts.yml').matchAll(/^ +expr: (.+)$/gm)].map(([, expr]) => expr!);

/** Names of figures in a query: what is followed by no bracket, and is no word of the language or label. */
const METRIC = /\b(?:nonet|process|nodejs)_\w+/g;

let node: TestNode;
let served: Set<string>;
let labels: Map<string, Set<string>>;

beforeAll(async () => {
  node = await startTestNode({ worker: { threads: 1, simulateMs: 1 } });
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  await fetch(`${node.url}/generate`, { ...post, body: '{"prompt":"a cat"}' });
  await fetch(`${node.url}/generate`, { ...post, body: '{}' });
  const text = await (await fetch(`${node.url}/metrics`)).text();
  served = new Set();
  labels = new Map();
  for (const [, name, list = ''] of text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    served.add(name!);
    const known = labels.get(name!) ?? new Set();
    for (const [, label] of list.matchAll(/(\w+)="/g)) known.add(label!);
    labels.set(name!, known);
  }
});
afterAll(() => node.close());

describe.each([
  ['dashboard', dashboardQueries],
  ['alerts', alertQueries],
])('every query of the %s', (_name, queries) => {
  it('is about figures that are served', () => {
    expect(queries.length).toBeGreaterThan(5);
    const asked = queries.flatMap((query) => query.match(METRIC) ?? []);
    expect(asked.filter((name) => !served.has(name))).toEqual([]);
  });

  it('groups by labels that the figures have', () => {
    for (const query of queries) {
      const names = query.match(METRIC) ?? [];
      const known = new Set(names.flatMap((name) => [...(labels.get(name) ?? [])]));
      const grouped = [...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(/, */));
      for (const label of grouped)
        expect([query, [...known]]).toEqual([query, expect.arrayContaining([label])]);
    }
  });
});

it('shows every figure of ours', () => {
  const shown = new Set(
    dashboardQueries
      .flatMap((query) => query.match(METRIC) ?? [])
      .map((name) => name.replace(/_(bucket|sum|count)$/, '')),
  );
  const ours = [...served]
    .filter((name) => name.startsWith('nonet_'))
    .map((name) => name.replace(/_(bucket|sum|count)$/, ''));
  expect(ours.filter((name) => !shown.has(name))).toEqual([]);
});
