// The safetensors format (https://huggingface.co/docs/safetensors): a JSON header, then the tensors' bytes.
import { NonetError } from '@nonet/core';
import { type ByteSource, bytesSource, corrupt, printable, truncated } from './byte-source.ts';
import { float32ToBfloat16, float32ToFloat16 } from './half.ts';
import {
  bytesPerElement,
  elementCount,
  tensorInSource,
  type WeightDType,
  type WeightSource,
  type WeightTensor,
} from './weights.ts';

/** The format's own limit for the header, in bytes. */
const MAX_HEADER = 100_000_000;
/** A header is an object of objects with lists. */
const MAX_DEPTH = 3;

/**
 * Opens a safetensors checkpoint: reads and checks its header; tensors are read when asked for.
 * @throws NonetError `checkpoint-truncated`, `checkpoint-corrupt`, `checkpoint-dtype`
 */
export function openSafetensors(data: ByteSource | Uint8Array): WeightSource {
  const source = data instanceof Uint8Array ? bytesSource(data) : data;
  const { label } = source;
  const { header, start } = readHeader(source);
  const tensors = new Map<string, WeightTensor>();
  const metadata: Record<string, string> = {};
  const spans: { name: string; begin: number; end: number }[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') {
      Object.assign(metadata, checkMetadata(label, entry));
      continue;
    }
    const { dtype, shape, begin, end } = checkEntry(label, name, entry);
    if (start + end > source.size) throw truncated(label, start + end, source.size);
    spans.push({ name, begin, end });
    const range = { offset: start + begin, length: end - begin };
    tensors.set(name, tensorInSource(source, name, shape, dtype, [range]));
  }
  checkLayout(label, spans, source.size - start);
  return { label, tensors, metadata, close: () => source.close() };
}

function readHeader(source: ByteSource): { header: Record<string, unknown>; start: number } {
  const { label, size } = source;
  if (size < 8) throw truncated(label, 8, size);
  const prefix = new Uint8Array(8);
  source.readInto(0, prefix);
  const length = Number(new DataView(prefix.buffer).getBigUint64(0, true));
  if (length > MAX_HEADER) throw corrupt(label, `a header of ${length} bytes is not believable`);
  if (8 + length > size) throw truncated(label, 8 + length, size);
  const bytes = new Uint8Array(length);
  source.readInto(8, bytes);
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    header = JSON.parse(text);
  } catch (error) {
    throw new NonetError('checkpoint-corrupt', `${label}: the header is not JSON in UTF-8`, { cause: error });
  }
  if (!isRecord(header)) throw corrupt(label, 'the header is not a JSON object');
  checkHeaderText(label, text);
  return { header, start: 8 + length };
}

/** Checks in valid JSON what JSON.parse lets pass: keys that are there twice (it keeps the last) and endless nesting. */
function checkHeaderText(label: string, text: string): void {
  const seen = new Set<string>();
  let depth = 0;
  let start = -1; // of the string that the mark is in
  let last = '';
  for (const { 0: mark, index } of text.matchAll(/\\.|["{}[\]:]/g)) {
    if (start >= 0) {
      if (mark !== '"') continue;
      last = text.slice(start, index + 1);
      start = -1;
    } else if (mark === '"') start = index;
    else if (mark === '{' || mark === '[') {
      if (++depth > MAX_DEPTH)
        throw corrupt(label, `the header is nested more than ${MAX_DEPTH} levels deep`);
    } else if (mark === '}' || mark === ']') depth--;
    else if (depth === 1) {
      const key: string = JSON.parse(last);
      if (seen.has(key)) throw corrupt(label, `the header names "${key}" twice`);
      seen.add(key);
    }
  }
}

function checkMetadata(label: string, entry: unknown): Record<string, string> {
  if (!isRecord(entry) || !Object.values(entry).every((value) => typeof value === 'string')) {
    throw corrupt(label, '__metadata__ must map strings to strings');
  }
  return entry as Record<string, string>;
}

function checkEntry(label: string, name: string, entry: unknown) {
  if (!isRecord(entry)) throw corrupt(label, `tensor "${name}" is not described by an object`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string') throw corrupt(label, `tensor "${name}" has no dtype`);
  if (!isSupported(dtype)) {
    const known = Object.keys(bytesPerElement).join(', ');
    throw new NonetError(
      'checkpoint-dtype',
      `${label}: tensor "${printable(name)}" is ${printable(dtype)}; supported are ${known}`,
    );
  }
  if (!isSizes(shape)) throw corrupt(label, `tensor "${name}" has no shape of whole numbers`);
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0]! > offsets[1]!) {
    throw corrupt(label, `tensor "${name}" has no begin and end offset`);
  }
  const [begin, end] = offsets as [number, number];
  const expected = elementCount(shape) * bytesPerElement[dtype];
  if (end - begin !== expected) {
    throw corrupt(
      label,
      `tensor "${name}" (${dtype} [${shape.join(', ')}]) needs ${expected} bytes but has ${end - begin}`,
    );
  }
  return { dtype, shape, begin, end };
}

/** The tensors must cover the data exactly: no holes, no overlaps, nothing behind them. */
function checkLayout(
  label: string,
  spans: { name: string; begin: number; end: number }[],
  dataSize: number,
): void {
  spans.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let at = 0;
  for (const { name, begin, end } of spans) {
    if (begin !== at) throw corrupt(label, `tensor "${name}" starts at ${begin}, expected ${at}`);
    at = end;
  }
  if (at !== dataSize) throw corrupt(label, `${dataSize - at} bytes follow the last tensor`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function isSupported(dtype: string): dtype is WeightDType {
  return Object.hasOwn(bytesPerElement, dtype);
}

/** A tensor to write: float32 values are converted to a float `dtype`; any other array gives its raw bytes. */
export interface TensorToWrite {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: WeightDType;
  /**
   * Row-major values; a function is called when its turn comes, so large tensors need not exist at once, and may
   * give the raw bytes in pieces.
   */
  readonly data: ArrayBufferView | (() => ArrayBufferView | Iterable<Uint8Array>);
}

/**
 * The bytes of a safetensors file, piece by piece: the header, then each tensor.
 * @throws NonetError `checkpoint-duplicate-tensor`, `checkpoint-shape` (data does not fit shape and dtype)
 */
export function* encodeSafetensors(
  tensors: readonly TensorToWrite[],
  metadata: Readonly<Record<string, string>> = {},
): Generator<Uint8Array> {
  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set('__metadata__', metadata);
  let at = 0;
  for (const { name, shape, dtype } of tensors) {
    if (header.has(name) || name === '__metadata__') {
      throw new NonetError('checkpoint-duplicate-tensor', `a tensor "${name}" is there already`);
    }
    const end = at + elementCount(shape) * bytesPerElement[dtype];
    header.set(name, { dtype, shape, data_offsets: [at, end] });
    at = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(json.length / 8) * 8; // so that the data starts at a multiple of 8
  const head = new Uint8Array(8 + length).fill(0x20);
  new DataView(head.buffer).setBigUint64(0, BigInt(length), true);
  head.set(json, 8);
  yield head;
  for (const tensor of tensors) yield* tensorBytes(tensor);
}

function* tensorBytes({ name, shape, dtype, data }: TensorToWrite): Generator<Uint8Array> {
  const given = typeof data === 'function' ? data() : data;
  let bytes = 0;
  for (const view of ArrayBuffer.isView(given) ? [given] : given) {
    const stored = storedForm(view, dtype);
    bytes += stored.byteLength;
    yield new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  }
  const expected = elementCount(shape) * bytesPerElement[dtype];
  if (bytes !== expected) {
    throw new NonetError(
      'checkpoint-shape',
      `tensor "${name}" (${dtype} [${shape.join(', ')}]) needs ${expected} bytes but was given ${bytes}`,
    );
  }
}

function storedForm(view: ArrayBufferView, dtype: WeightDType): ArrayBufferView {
  if (view instanceof Float32Array && dtype === 'F16') return float32ToFloat16(view);
  if (view instanceof Float32Array && dtype === 'BF16') return float32ToBfloat16(view);
  return view;
}
