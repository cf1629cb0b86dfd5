// Walks through MessagePack (https://msgpack.org) in a byte source with one small buffer, whatever its size.
import { type ByteSource, corrupt, truncated } from './byte-source.ts';

const BUFFER_SIZE = 1 << 16;

/** What stands at the cursor; the bytes of a `string`, `binary` or `extension` still lie ahead. */
export type MsgpackToken =
  | { kind: 'map' | 'array'; count: number }
  | { kind: 'string' | 'binary'; length: number }
  | { kind: 'extension'; type: number; length: number }
  | { kind: 'integer' | 'float'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'nil' };

/** A reading position within a source. */
export class MsgpackCursor {
  readonly #source: ByteSource;
  readonly #buffer: Uint8Array;
  readonly #view: DataView;
  #bufferStart = 0;
  #bufferEnd = 0;
  /** Offset of the next byte. */
  offset = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#buffer = new Uint8Array(Math.min(BUFFER_SIZE, source.size));
    this.#view = new DataView(this.#buffer.buffer);
  }

  /** Bytes from here to the end of the source. */
  get remaining(): number {
    return this.#source.size - this.offset;
  }

  /**
   * Reads the next token's head.
   * @throws NonetError `checkpoint-truncated` when what it announces cannot fit, `checkpoint-corrupt`
   */
  token(): MsgpackToken {
    const at = this.offset;
    const byte = this.#uint(1);
    if (byte <= 0x7f) return { kind: 'integer', value: byte };
    if (byte <= 0x8f) return this.#container('map', byte & 0x0f);
    if (byte <= 0x9f) return this.#container('array', byte & 0x0f);
    if (byte <= 0xbf) return { kind: 'string', length: this.#fits(byte & 0x1f) };
    if (byte >= 0xe0) return { kind: 'integer', value: byte - 0x100 };
    switch (byte) {
      case 0xc0:
        return { kind: 'nil' };
      case 0xc2:
      case 0xc3:
        return { kind: 'boolean', value: byte === 0xc3 };
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return { kind: 'binary', length: this.#fits(this.#uint(1 << (byte - 0xc4))) };
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.#extension(this.#uint(1 << (byte - 0xc7)));
      case 0xca:
        return { kind: 'float', value: this.#number(4, (view, i) => view.getFloat32(i)) };
      case 0xcb:
        return { kind: 'float', value: this.#number(8, (view, i) => view.getFloat64(i)) };
      case 0xcc:
      case 0xcd:
      case 0xce:
        return { kind: 'integer', value: this.#uint(1 << (byte - 0xcc)) };
      case 0xcf:
        return { kind: 'integer', value: this.#number(8, (view, i) => Number(view.getBigUint64(i))) };
      case 0xd0:
        return { kind: 'integer', value: this.#number(1, (view, i) => view.getInt8(i)) };
      case 0xd1:
        return { kind: 'integer', value: this.#number(2, (view, i) => view.getInt16(i)) };
      case 0xd2:
        return { kind: 'integer', value: this.#number(4, (view, i) => view.getInt32(i)) };
      case 0xd3:
        return { kind: 'integer', value: this.#number(8, (view, i) => Number(view.getBigInt64(i))) };
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.#extension(1 << (byte - 0xd4));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return { kind: 'string', length: this.#fits(this.#uint(1 << (byte - 0xd9))) };
      case 0xdc:
      case 0xdd:
        return this.#container('array', this.#uint(2 << (byte - 0xdc)));
      case 0xde:
      case 0xdf:
        return this.#container('map', this.#uint(2 << (byte - 0xde)));
      default: // 0xc1, the one byte that MessagePack never uses
        throw corrupt(this.#source.label, `byte 0x${byte.toString(16)} at ${at} begins no MessagePack value`);
    }
  }

  /** Reads a string's bytes, whose head has been read; at most the buffer's size. */
  text(length: number): string {
    const { label } = this.#source;
    if (length > BUFFER_SIZE) throw corrupt(label, `a name of ${length} bytes at ${this.offset}`);
    const start = this.#need(length);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.#buffer.subarray(start, start + length));
    } catch {
      throw corrupt(label, `a name before ${this.offset} is not UTF-8`);
    }
  }

  /** Steps over `length` bytes without reading them. */
  skip(length: number): void {
    this.offset += this.#fits(length);
  }

  #container(kind: 'map' | 'array', count: number): MsgpackToken {
    this.#fits(kind === 'map' ? 2 * count : count); // every element has at least one byte
    return { kind, count };
  }

  #extension(length: number): MsgpackToken {
    const type = this.#number(1, (view, i) => view.getInt8(i));
    return { kind: 'extension', type, length: this.#fits(length) };
  }

  #fits(length: number): number {
    if (length > this.remaining) throw truncated(this.#source.label, this.offset + length, this.#source.size);
    return length;
  }

  #uint(length: number): number {
    return this.#number(length, (view, i) =>
      length === 1 ? view.getUint8(i) : length === 2 ? view.getUint16(i) : view.getUint32(i),
    );
  }

  #number(length: number, get: (view: DataView, at: number) => number): number {
    return get(this.#view, this.#need(length));
  }

  /** Has `length` bytes from the cursor in the buffer, moves past them and gives their place in the buffer. */
  #need(length: number): number {
    this.#fits(length);
    const at = this.offset;
    if (at < this.#bufferStart || at + length > this.#bufferEnd) {
      const filled = Math.min(BUFFER_SIZE, this.remaining);
      this.#source.readInto(at, this.#buffer.subarray(0, filled));
      this.#bufferStart = at;
      this.#bufferEnd = at + filled;
    }
    this.offset += length;
    return at - this.#bufferStart;
  }
}
