// Flax checkpoints (`flax_model.msgpack`): nested maps of arrays, found in one pass, read when asked for.
import { NonetError } from '@nonet/core';
import { type ByteSource, bytesSource, corrupt, printable } from './byte-source.ts';
import { MsgpackCursor, type MsgpackToken } from './msgpack-cursor.ts';
import {
  type ByteRange,
  bytesPerElement,
  elementCount,
  tensorInSource,
  type WeightDType,
  type WeightSource,
  type WeightTensor,
} from './weights.ts';

/** Flax's MessagePack extensions (flax.serialization). */
const NDARRAY = 1;
const NUMPY_SCALAR = 3;
const CHUNKED_MARK = '__msgpack_chunked_array__';
/** Beyond any parameter tree; they keep a hostile file from exhausting stack, memory or patience. */
const MAX_DEPTH = 64;
const MAX_NAME = 4096;
const MAX_TENSORS = 1_000_000;
const MAX_VALUES = 10_000_000;
const MAX_RANK = 32;

const dtypeOfNumpy: ReadonlyMap<string, WeightDType> = new Map([
  ['float64', 'F64'],
  ['float32', 'F32'],
  ['float16', 'F16'],
  ['bfloat16', 'BF16'],
  ['int64', 'I64'],
  ['int32', 'I32'],
  ['int16', 'I16'],
  ['int8', 'I8'],
  ['uint8', 'U8'],
  ['bool', 'BOOL'],
]);

interface ArrayRecord {
  readonly shape: readonly number[];
  readonly dtype: WeightDType;
  readonly ranges: readonly ByteRange[];
}

/**
 * Opens a Flax checkpoint: scans it once, noting where each array lies; names are the nested keys joined by `/`.
 * Plain numbers, strings and nulls in the tree (a step counter, say) are no tensors and are passed over.
 * @throws NonetError `checkpoint-truncated`, `checkpoint-corrupt`, `checkpoint-dtype`
 */
export function openFlaxMsgpack(data: ByteSource | Uint8Array): WeightSource {
  const source = data instanceof Uint8Array ? bytesSource(data) : data;
  const scan = new FlaxScan(source);
  return { label: source.label, tensors: scan.run(), metadata: {}, close: () => source.close() };
}

class FlaxScan {
  readonly #source: ByteSource;
  readonly #cursor: MsgpackCursor;
  readonly #tensors = new Map<string, WeightTensor>();
  #valuesSeen = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#cursor = new MsgpackCursor(source);
  }

  run(): ReadonlyMap<string, WeightTensor> {
    const root = this.#cursor.token();
    if (root.kind !== 'map') throw this.#corrupt(`begins with a value of kind ${root.kind}, expected a map`);
    this.#map(root.count, '', 1);
    if (this.#cursor.remaining > 0) throw this.#corrupt(`${this.#cursor.remaining} bytes follow its end`);
    return this.#tensors;
  }

  #value(token: MsgpackToken, name: string, depth: number): void {
    if (depth > MAX_DEPTH) throw this.#corrupt(`"${name}" lies more than ${MAX_DEPTH} levels deep`);
    if (name.length > MAX_NAME) throw this.#corrupt(`a name has more than ${MAX_NAME} characters: "${name}"`);
    if (++this.#valuesSeen > MAX_VALUES) throw this.#corrupt(`holds more than ${MAX_VALUES} values`);
    switch (token.kind) {
      case 'map':
        this.#map(token.count, name, depth + 1);
        break;
      case 'array':
        for (let i = 0; i < token.count; i++) this.#value(this.#cursor.token(), `${name}/${i}`, depth + 1);
        break;
      case 'extension':
        this.#add(name, this.#extension(token.type, token.length, name));
        break;
      case 'string':
      case 'binary':
        this.#cursor.skip(token.length);
        break;
    }
  }

  #map(count: number, name: string, depth: number): void {
    const seen = new Set<string>();
    for (let i = 0; i < count; i++) {
      const key = this.#text(`a key of "${name}"`);
      if (seen.has(key)) throw this.#corrupt(`"${name}" has the key "${key}" twice`);
      seen.add(key);
      const token = this.#cursor.token();
      if (key === CHUNKED_MARK && i === 0) {
        this.#add(name, this.#chunkedArray(count - 1, name));
        return;
      }
      this.#value(token, name === '' ? key : `${name}/${key}`, depth);
    }
  }

  #add(name: string, { shape, dtype, ranges }: ArrayRecord): void {
    if (this.#tensors.has(name)) throw this.#corrupt(`holds "${name}" twice`);
    if (this.#tensors.size === MAX_TENSORS) throw this.#corrupt(`holds more than ${MAX_TENSORS} arrays`);
    this.#tensors.set(name, tensorInSource(this.#source, name, shape, dtype, ranges));
  }

  /** The rest of `{mark: true, shape: {"0": n, ...}, chunks: {"0": array, ...}}`, as written for arrays above 1 GiB. */
  #chunkedArray(fields: number, name: string): ArrayRecord {
    let shape: number[] | undefined;
    let chunks: ArrayRecord[] | undefined;
    for (let i = 0; i < fields; i++) {
      const key = this.#text(`a key of "${name}"`);
      if (key === 'shape') shape = this.#indexed(name, (token) => this.#size(token, name));
      else if (key === 'chunks') chunks = this.#indexed(name, (token) => this.#chunk(token, name));
      else throw this.#corrupt(`chunked array "${name}" has an unknown field "${key}"`);
    }
    const dtype = chunks?.[0]?.dtype;
    if (shape === undefined || chunks === undefined || dtype === undefined) {
      throw this.#corrupt(`chunked array "${name}" lacks its shape or its chunks`);
    }
    if (chunks.some((chunk) => chunk.dtype !== dtype)) {
      throw this.#corrupt(`chunked array "${name}" mixes element types`);
    }
    const ranges = chunks.flatMap((chunk) => chunk.ranges);
    return this.#checked({ shape, dtype, ranges }, name);
  }

  /** A sequence, written as an array or, as Flax does, as a map from "0", "1", ... */
  #indexed<T>(name: string, read: (token: MsgpackToken) => T): T[] {
    const token = this.#cursor.token();
    if (token.kind !== 'map' && token.kind !== 'array') throw this.#corrupt(`"${name}" is no sequence`);
    const items: T[] = [];
    for (let i = 0; i < token.count; i++) {
      if (token.kind === 'map' && this.#text(`an index of "${name}"`) !== String(i)) {
        throw this.#corrupt(`chunked array "${name}" is out of order`);
      }
      items.push(read(this.#cursor.token()));
    }
    return items;
  }

  #chunk(token: MsgpackToken, name: string): ArrayRecord {
    if (token.kind !== 'extension') throw this.#corrupt(`a chunk of "${name}" is no array`);
    return this.#extension(token.type, token.length, name);
  }

  /** An array or numpy scalar: an extension that holds [shape, dtype name, bytes]. */
  #extension(type: number, length: number, name: string): ArrayRecord {
    if (type !== NDARRAY && type !== NUMPY_SCALAR) {
      throw this.#corrupt(`"${name}" has MessagePack type ${type}; supported are arrays and numpy scalars`);
    }
    const end = this.#cursor.offset + length;
    const triple = this.#cursor.token();
    const shapeToken = this.#cursor.token();
    if (triple.kind !== 'array' || triple.count !== 3 || shapeToken.kind !== 'array') {
      throw this.#corrupt(`array "${name}" is not [shape, type, bytes]`);
    }
    if (shapeToken.count > MAX_RANK) throw this.#corrupt(`"${name}" has ${shapeToken.count} axes`);
    const shape: number[] = [];
    for (let i = 0; i < shapeToken.count; i++) shape.push(this.#size(this.#cursor.token(), name));
    const dtype = this.#dtype(this.#text(`the type of "${name}"`), name);
    const data = this.#cursor.token();
    if (data.kind !== 'binary') throw this.#corrupt(`array "${name}" holds no bytes`);
    const ranges = [{ offset: this.#cursor.offset, length: data.length }];
    this.#cursor.skip(data.length);
    if (this.#cursor.offset !== end) throw this.#corrupt(`array "${name}" does not fill its ${length} bytes`);
    return this.#checked({ shape, dtype, ranges }, name);
  }

  #dtype(numpyName: string, name: string): WeightDType {
    const dtype = dtypeOfNumpy.get(numpyName);
    if (dtype !== undefined) return dtype;
    throw new NonetError(
      'checkpoint-dtype',
      `${this.#source.label}: "${printable(name)}" is ${printable(numpyName)}; supported are ${[...dtypeOfNumpy.keys()].join(', ')}`,
    );
  }

  #checked(record: ArrayRecord, name: string): ArrayRecord {
    const { shape, dtype, ranges } = record;
    const expected = elementCount(shape) * bytesPerElement[dtype];
    const length = ranges.reduce((sum, range) => sum + range.length, 0);
    if (length === expected) return record;
    throw this.#corrupt(
      `"${name}" (${dtype} [${shape.join(', ')}]) needs ${expected} bytes but has ${length}`,
    );
  }

  #size(token: MsgpackToken, name: string): number {
    if (token.kind === 'integer' && Number.isSafeInteger(token.value) && token.value >= 0) return token.value;
    throw this.#corrupt(`the shape of "${name}" is not made of whole numbers`);
  }

  #text(what: string): string {
    const token = this.#cursor.token();
    if (token.kind !== 'string')
      throw this.#corrupt(`${what} is a value of kind ${token.kind}, expected text`);
    return this.#cursor.text(token.length);
  }

  #corrupt(problem: string): NonetError {
    return corrupt(this.#source.label, problem);
  }
}
