// A compiled graph that can be run: the common part of the Node and browser sessions.

import { NonetError } from '@nonet/core';
import type * as Ort from 'onnxruntime-common';
import type { Graph, TensorData } from './graph.ts';
import { type EmitOptions, toOnnx } from './onnx/model-proto.ts';
import { formatShape, type Shape, sameShape, sizeOf, type TensorType } from './tensor.ts';

/** Numbers that go into or come out of a session. float16 is held as the bits in a Uint16Array. */
export interface HostTensor<D extends TensorData = TensorData> extends TensorType {
  readonly data: D;
}

export type Feeds = Readonly<Record<string, TensorData>>;

export type Results = Readonly<Record<string, HostTensor>>;

export interface Session {
  /**
   * Runs the graph. Inputs are passed without a copy.
   * @param spent results of an earlier run that nobody needs any more: where the runtime can, it writes over them. A
   *   session that runs hundreds of times a second is kept waiting by the collection of so much memory.
   * @throws NonetError `feed-missing` / `feed-size` if the inputs do not fit the graph
   */
  run(feeds: Feeds, spent?: Results): Promise<Results>;
  /** Frees the memory of the compiled graph. */
  release(): Promise<void>;
}

export interface SessionOptions extends EmitOptions {
  /** Threads for one operation; 0 lets ONNX Runtime choose. */
  readonly threads?: number;
  /**
   * The session runs once in a while: its weights are used as they lie in memory or in their file. Compiling is then
   * quick and takes no memory for a copy in the order that products like best; each run puts them into that order.
   */
  readonly seldom?: boolean;
}

/** An ONNX Runtime of either kind. */
interface Runtime {
  readonly ort: Pick<typeof Ort, 'InferenceSession' | 'Tensor'>;
  readonly options: Ort.InferenceSession.SessionOptions;
  /** Whether it can write results into given tensors. */
  readonly writesOver: boolean;
}

/** Compiles a graph with an ONNX Runtime. */
export async function compileWith(
  { ort, options, writesOver }: Runtime,
  graph: Graph,
  emit: EmitOptions,
): Promise<Session> {
  const inputs = new Map<string, TensorType>(graph.inputs);
  if (!emit.weights) for (const { name, tensor } of graph.parameters.values()) inputs.set(name, tensor);
  const session = await ort.InferenceSession.create(toOnnx(graph, emit), {
    graphOptimizationLevel: 'all',
    // Memory patterns nearly double a training step's memory and gain no time.
    enableMemPattern: false,
    logSeverityLevel: 3,
    ...options,
  });
  const names = new Set(session.inputNames);
  const growing = new Map(
    [...graph.inputs].flatMap(([name, tensor]) => {
      const axis = graph.growing.get(tensor);
      return axis === undefined ? [] : [[name, axis]];
    }),
  );
  // Most arrays come again in the next run: the cache, the text's keys, the results to write over.
  const known = new WeakMap<TensorData, Ort.Tensor>();
  const ortTensor = ({ dtype, data, shape }: HostTensor): Ort.Tensor => {
    const found = known.get(data);
    if (found && found.type === dtype && sameShape(found.dims, shape)) return found;
    const tensor = new ort.Tensor(dtype, data as Float32Array, shape);
    known.set(data, tensor);
    return tensor;
  };
  return {
    async run(feeds, spent) {
      const tensors: Record<string, Ort.Tensor> = {};
      for (const [name, type] of inputs) {
        if (!names.has(name)) continue; // not needed by any output
        const axis = growing.get(name);
        const shape = axis === undefined ? type.shape : grownShape(feeds[name], type.shape, axis);
        const { dtype } = type;
        tensors[name] = ortTensor({ dtype, shape, data: checkedFeed(feeds, name, { dtype, shape }) });
      }
      const writtenOver = Object.entries(writesOver ? (spent ?? {}) : {});
      const fetches = writtenOver.map(([name, result]) => [name, ortTensor(result)] as const);
      const results = await (fetches.length > 0
        ? session.run(tensors, Object.fromEntries(fetches))
        : session.run(tensors));
      const outputs: Record<string, HostTensor> = {};
      for (const [name, type] of graph.outputs) {
        const result = results[name]!;
        if (!sameShape(result.dims, type.shape)) {
          throw new NonetError(
            'output-shape',
            `output ${name}: expected ${formatShape(type.shape)}, got ${formatShape(result.dims)}`,
          );
        }
        outputs[name] = { shape: type.shape, dtype: type.dtype, data: result.data as TensorData };
      }
      return outputs;
    },
    release: () => {
      if (options.enableProfiling) session.endProfiling();
      return session.release();
    },
  };
}

/** The shape that a feed has on an input with a growing axis; the whole one where the feed does not fit. */
function grownShape(data: TensorData | undefined, shape: Shape, axis: number): Shape {
  const length = ((data?.length ?? 0) / sizeOf(shape)) * shape[axis]!;
  return Number.isInteger(length) && length > 0 && length < shape[axis]! ? shape.with(axis, length) : shape;
}

function checkedFeed(feeds: Feeds, name: string, { shape, dtype }: TensorType): TensorData {
  const data = feeds[name];
  if (!data)
    throw new NonetError('feed-missing', `run: input ${name} ${dtype} ${formatShape(shape)} was not given`);
  const expected = sizeOf(shape);
  if (data.length !== expected) {
    throw new NonetError(
      'feed-size',
      `run: input ${name} has shape ${formatShape(shape)}, that is ${expected} numbers; got ${data.length}`,
    );
  }
  return data;
}
