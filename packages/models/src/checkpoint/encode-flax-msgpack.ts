// Writes small Flax checkpoints in MessagePack, for trying out the reader and for handing weights to Flax.

/** An array of a Flax tree; `dtype` is numpy's name of it, `data` its little-endian bytes. */
export interface FlaxArray {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: Uint8Array;
}

/** A Flax parameter tree. Map keys keep their order. */
export type FlaxTree = { readonly [key: string]: FlaxTree | FlaxArray | number | boolean };

/**
 * A Flax tree as MessagePack, in the form of flax.serialization: arrays with more than `maxChunkBytes` are
 * written in chunks.
 */
export function encodeFlaxMsgpack(tree: FlaxTree, maxChunkBytes = 2 ** 30): Uint8Array {
  return encodeNode(tree, maxChunkBytes);
}

function encodeNode(node: FlaxTree | FlaxArray | number | boolean, maxChunkBytes: number): Uint8Array {
  if (typeof node === 'boolean') return Uint8Array.of(node ? 0xc3 : 0xc2);
  if (typeof node === 'number') return integer(node);
  if (!isArray(node)) {
    const entries = Object.entries(node);
    const parts = entries.flatMap(([key, value]) => [text(key), encodeNode(value, maxChunkBytes)]);
    return concat([head(0xdf, entries.length), ...parts]);
  }
  return node.data.length > maxChunkBytes
    ? encodeNode(chunked(node, maxChunkBytes), Number.POSITIVE_INFINITY)
    : array(node);
}

function isArray(node: FlaxTree | FlaxArray): node is FlaxArray {
  return node['data'] instanceof Uint8Array;
}

function chunked({ shape, dtype, data }: FlaxArray, maxChunkBytes: number): FlaxTree {
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
function array({ shape, dtype, data }: FlaxArray): Uint8Array {
  const body = concat([
    Uint8Array.of(0x93, 0x90 | shape.length),
    ...shape.map(integer),
    text(dtype),
    head(0xc6, data.length),
    data,
  ]);
  return concat([head(0xc9, body.length), Uint8Array.of(1), body]);
}

function integer(value: number): Uint8Array {
  return head(0xce, value);
}

function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return concat([head(0xdb, bytes.length), bytes]);
}

/** A type byte and a 32-bit big-endian number. */
function head(type: number, value: number): Uint8Array {
  const bytes = new Uint8Array(5);
  bytes[0] = type;
  new DataView(bytes.buffer).setUint32(1, value);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
