// The interface of a store of pictures.

export interface BlobStore {
  /** Keeps bytes; gives their name, which is always the same for the same bytes. */
  put(bytes: Uint8Array, extension: 'png'): Promise<string>;
  /** The bytes of a name; undefined if there are none, or it is no name at all. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Deletes a blob; what is not there is no error. */
  delete(name: string): Promise<void>;
  /** Deletes what writes left behind that failed an hour ago or earlier. @returns number of files */
  sweep(): Promise<number>;
}
