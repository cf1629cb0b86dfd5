// Blobs as objects of an S3 bucket: Amazon's or of any server that speaks S3.
import { AwsClient } from 'aws4fetch';
import { ServiceError } from '../service-error.ts';
import type { BlobStore } from './blob-store.ts';
import { blobName, isBlobName } from './names.ts';

/** A server that says nothing for so long must not hold up what waits for it. */
const PATIENCE_MS = 20_000;

export class S3Blobs implements BlobStore {
  readonly #client: AwsClient;
  readonly #base: string;

  private constructor(client: AwsClient, base: string) {
    this.#client = client;
    this.#base = base;
  }

  /**
   * @param place `s3://bucket/prefix`
   * @param environment as for Amazon's tools: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION;
   *   AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL name another server
   * @throws ServiceError `blobs-option`
   */
  static open(place: string, environment: NodeJS.ProcessEnv): S3Blobs {
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
    return new S3Blobs(client, `${root}${pathname.replace(/\/$/, '')}`);
  }

  async put(bytes: Uint8Array, extension: 'png'): Promise<string> {
    const name = blobName(bytes, extension);
    const response = await this.#ask(name, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { 'content-type': `image/${extension}` },
    });
    await response.arrayBuffer(); // frees the connection
    if (!response.ok) throw new Error(`S3 did not take ${name}: status ${response.status}`);
    return name;
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    if (!isBlobName(name)) return undefined;
    const response = await this.#ask(name);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`S3 did not give ${name}: status ${response.status}`);
    return bytes;
  }

  async delete(name: string): Promise<void> {
    if (!isBlobName(name)) return;
    const response = await this.#ask(name, { method: 'DELETE' });
    await response.arrayBuffer(); // frees the connection
    if (!response.ok && response.status !== 404)
      throw new Error(`S3 did not delete ${name}: status ${response.status}`);
  }

  #ask(name: string, init: RequestInit = {}): Promise<Response> {
    return this.#client.fetch(`${this.#base}/${name}`, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  }
}
