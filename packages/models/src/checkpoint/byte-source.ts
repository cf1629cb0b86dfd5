// Random access to the bytes of a checkpoint: the readers need nothing else, so they run in a browser too.
import { NonetError } from '@nonet/core';

/** Bytes that are read in pieces. */
export interface ByteSource {
  /** What error messages call it, for example the file's path. */
  readonly label: string;
  readonly size: number;
  /**
   * Fills `target` from `offset` on.
   * @throws NonetError `checkpoint-truncated` when the source ends before `target` is full.
   */
  readInto(offset: number, target: Uint8Array): void;
  /** Frees what is held; the source cannot be read after that. */
  close(): void;
}

/** A source over bytes in memory (a download, a test). */
export function bytesSource(bytes: Uint8Array, label = 'checkpoint'): ByteSource {
  return {
    label,
    size: bytes.length,
    readInto(offset, target) {
      if (offset + target.length > bytes.length) throw truncated(label, offset + target.length, bytes.length);
      target.set(bytes.subarray(offset, offset + target.length));
    },
    close() {},
  };
}

/** The error for a source that ends too early. */
export function truncated(label: string, needed: number, size: number): NonetError {
  return new NonetError(
    'checkpoint-truncated',
    `${label}: ends after ${size} bytes, but at least ${needed} are needed; it may not have arrived whole`,
  );
}

/** The error for bytes that break the format's rules; `problem` may quote names from the file. */
export function corrupt(label: string, problem: string): NonetError {
  return new NonetError('checkpoint-corrupt', `${label}: ${printable(problem)}`);
}

/** Text from a file as it may be shown in a terminal: control characters as `\\u001b`, and not endless. */
export function printable(text: string): string {
  const escaped = text.replace(
    /\p{Cc}/gu,
    (mark) => `\\u${mark.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
  return escaped.length > 500 ? `${escaped.slice(0, 500)}...` : escaped;
}
