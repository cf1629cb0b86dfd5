// Blobs as objects of an S3 bucket: Amazon's or of any server that speaks S3.
import { AwsClient } from 'aws4fetch';
import { ServiceError } from '../service-error.ts';
import type { BlobStore } from './blob-store.ts';
import { blobName, isBlobName } from './names.ts';

/** A server that says nothing for so long must not hold up what waits for it. */
const TIMEOUT_MS = 20_000;

export class S3Blobs implements BlobStore {
  readonly #client: AwsClient;
  readonly #base: string;
  readonly #timeoutMs: number;

  private constructor(client: AwsClient, base: string, timeoutMs: number) {
    this.#client = client;
    this.#base = base;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * @param place `s3://bucket/prefix`
   * @param environment as for Amazon's tools: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION;
   *   AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL name another server
   * @param timeoutMs for one operation with its repetitions
   * @throws ServiceError `blobs-option`
   */
  static open(place: string, environment: NodeJS.ProcessEnv, timeoutMs = TIMEOUT_MS): S3Blobs {
    const { hostname: bucket, pathname } = new URL(place);
    const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
    const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
    if (!bucket || !accessKeyId || !secretAccessKey) {
      throw new ServiceError(
        'blobs-option',
        `${place}: expected s3://bucket/prefix, and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment`,
      );
    }
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    const region = environment['AWS_REGION'] ?? 'us-east-1';
    const endpoint = environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'];
    const root = endpoint
      ? `${endpoint.replace(/\/$/, '')}/${bucket}`
      : `https://${bucket}.s3.${region}.amazonaws.com`;
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
    const client = new AwsClient({ ...credentials, region, service: 's3', retries: 4 });
    return new S3Blobs(client, `${root}${pathname.replace(/\/$/, '')}`, timeoutMs);
  }

  async put(bytes: Uint8Array, extension: 'png'): Promise<string> {
    const name = blobName(bytes, extension);
    const { status } = await this.#request(name, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { 'content-type': `image/${extension}` },
    });
    if (!isOk(status)) throw new Error(`S3 did not take ${name}: status ${status}`);
    return name;
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    if (!isBlobName(name)) return undefined;
    const { status, bytes } = await this.#request(name);
    if (status === 404) return undefined;
    if (!isOk(status)) throw new Error(`S3 did not give ${name}: status ${status}`);
    return bytes;
  }

  async delete(name: string): Promise<void> {
    if (!isBlobName(name)) return;
    const { status } = await this.#request(name, { method: 'DELETE' });
    if (!isOk(status) && status !== 404) throw new Error(`S3 did not delete ${name}: status ${status}`);
  }

  /** Objects appear whole or not at all. */
  async sweep(): Promise<number> {
    return 0;
  }

  /** Reads the whole answer, which frees the connection. */
  async #request(name: string, init: RequestInit = {}): Promise<{ status: number; bytes: Uint8Array }> {
    const canceller = new AbortController();
    // A timer of our own: that of `AbortSignal.timeout` may be collected together with its signal.
    const timer = setTimeout(
      () => canceller.abort(new Error(`S3 did not answer within ${this.#timeoutMs} ms`)),
      this.#timeoutMs,
    );
    try {
      const response = await this.#client.fetch(`${this.#base}/${name}`, {
        ...init,
        signal: canceller.signal,
      });
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    } finally {
      clearTimeout(timer);
    }
  }
}

const isOk = (status: number): boolean => status >= 200 && status < 300;
