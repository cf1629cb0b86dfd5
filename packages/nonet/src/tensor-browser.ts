// `nonet/tensor` in browsers: as in Node, but its sessions are WebAssembly's.
import { NonetError } from '@nonet/core';
import type { Graph, Session } from '@nonet/tensor';
import type { NodeSessionOptions } from '@nonet/tensor/node';
import { openWebRuntime } from '@nonet/tensor/web';

export * from '@nonet/tensor';

/**
 * Compiles a graph for this browser.
 * @throws NonetError `device-unavailable` for a device that browsers do not have
 */
export async function compile(graph: Graph, options: NodeSessionOptions = {}): Promise<Session> {
  const { device = 'cpu', threads = 1, weights } = options;
  if (device === 'cuda')
    throw new NonetError('device-unavailable', 'device cuda: browsers have cpu and webgpu');
  const open = await openWebRuntime({ device: device === 'cpu' ? 'wasm' : device, threads: threads || 1 });
  return open(graph, weights && { weights });
}
