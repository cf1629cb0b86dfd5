// Profiles that ONNX Runtime really writes are summed by operator.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Graph, matmul } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';
import { expect, it } from 'vitest';
import { formatProfiles, readProfiles } from './operator-profile.ts';

it('counts nodes and time of each run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonet-profile-'));
  try {
    const graph = new Graph();
    const x = graph.input('x', [64, 64]);
    graph.output('y', matmul(matmul(x, x), x));
    const session = await compile(graph, { threads: 1, profile: join(folder, 'session') });
    for (let run = 0; run < 3; run++) await session.run({ x: new Float32Array(64 * 64) });
    await session.release();
    const [profile, ...others] = readProfiles(folder);
    expect(others).toEqual([]);
    expect(profile).toMatchObject({ runs: 3, nodes: 2, operators: [{ operator: 'MatMul', nodes: 2 }] });
    expect(profile!.ms).toBeGreaterThan(0);
    expect(formatProfiles([profile!])).toContain('3 runs of a session');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
