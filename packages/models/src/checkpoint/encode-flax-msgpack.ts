// Writes Flax checkpoints in MessagePack, for trying out the reader and for handing weights to Flax.

/** An array of a Flax tree. */
export interface FlaxArray {
  readonly shape: readonly number[];
  /** numpy's name of the element type */
  readonly dtype: string;
  /** Little-endian bytes; a function is called when its turn comes, so large arrays need not exist at once. */
  readonly data: Uint8Array | (() => Uint8Array);
}

/** A Flax parameter tree. Map keys keep their order. */
export type FlaxTree = { readonly [key: string]: FlaxTree | FlaxArray | number | boolean };

/** A Flax tree as MessagePack. */
export function encodeFlaxMsgpack(tree: FlaxTree, maxChunkBytes?: number): Uint8Array {
  const pieces = [...flaxMsgpackPieces(tree, maxChunkBytes)];
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/**
 * A Flax tree as MessagePack, piece by piece, in the form of flax.serialization: arrays with more than
 * `maxChunkBytes` are written in chunks.
 */
export function* flaxMsgpackPieces(tree: FlaxTree, maxChunkBytes = 2 ** 30): Generator<Uint8Array> {
  yield* encodeNode(tree, maxChunkBytes);
}

function* encodeNode(
  node: FlaxTree | FlaxArray | number | boolean,
  maxChunkBytes: number,
): Generator<Uint8Array> {
  if (typeof node === 'boolean') yield Uint8Array.of(node ? 0xc3 : 0xc2);
  else if (typeof node === 'number') yield integer(node);
  else if (isArray(node)) {
    const data = typeof node.data === 'function' ? node.data() : node.data;
    if (data.length > maxChunkBytes) yield* encodeNode(chunked(node, data, maxChunkBytes), Infinity);
    else yield* array(node, data);
  } else {
    const entries = Object.entries(node);
    yield head(0xdf, entries.length);
    for (const [key, value] of entries) {
      yield* text(key);
      yield* encodeNode(value, maxChunkBytes);
    }
  }
}

function isArray(node: FlaxTree | FlaxArray): node is FlaxArray {
  return node['data'] instanceof Uint8Array || typeof node['data'] === 'function';
}

function chunked({ shape, dtype }: FlaxArray, data: Uint8Array, maxChunkBytes: number): FlaxTree {
  const width = data.length / shape.reduce((product, size) => product * size, 1);
  const step = Math.max(1, Math.floor(maxChunkBytes / width)) * width;
  const chunks: Record<string, FlaxArray> = {};
  for (let at = 0, i = 0; at < data.length; at += step, i++) {
    const part = data.subarray(at, at + step);
    chunks[String(i)] = { shape: [part.length / width], dtype, data: part };
  }
  const shapeByIndex = Object.fromEntries(shape.map((size, axis) => [String(axis), size]));
  return { __msgpack_chunked_array__: true, shape: shapeByIndex, chunks };
}

/** Extension type 1: [shape, dtype name, bytes]. */
function* array({ shape, dtype }: FlaxArray, data: Uint8Array): Generator<Uint8Array> {
  const start = [
    Uint8Array.of(0x93, 0x90 | shape.length),
    ...shape.map(integer),
    ...text(dtype),
    head(0xc6, data.length),
  ];
  const length = start.reduce((sum, piece) => sum + piece.length, data.length);
  yield head(0xc9, length);
  yield Uint8Array.of(1);
  yield* start;
  yield data;
}

function integer(value: number): Uint8Array {
  return head(0xce, value);
}

function* text(value: string): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(value);
  yield head(0xdb, bytes.length);
  yield bytes;
}

/** A type byte and a 32-bit big-endian number. */
function head(type: number, value: number): Uint8Array {
  const bytes = new Uint8Array(5);
  bytes[0] = type;
  new DataView(bytes.buffer).setUint32(1, value);
  return bytes;
}
