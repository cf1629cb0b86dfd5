// Compiles a graph, runs it once, and frees it before anything else needs its memory.
import type { Feeds, Graph, HostTensor, ParameterValues } from '@nonet/tensor';
import { compile } from '@nonet/tensor/node';

/** @param weights constants of the compiled graph; without them parameters are fed like inputs */
export async function runOnce(
  graph: Graph,
  feeds: Feeds,
  weights?: ParameterValues,
): Promise<Record<string, HostTensor>> {
  const session = await compile(graph, weights ? { weights } : {});
  try {
    return await session.run(feeds);
  } finally {
    await session.release();
  }
}
