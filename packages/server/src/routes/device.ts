// The default model for drawing on people's own devices. Its address changes with its weights, so that it may be kept
// for good.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createBrotliDecompress } from 'node:zlib';
import { ApiError, DeviceModelInfo } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import type { DeviceModelFile } from '../device/device-model.ts';
import { clientOf } from '../limits/client-of.ts';
import { whenOver } from '../limits/connection-end.ts';
import { errors, files, json, READ_ERRORS } from '../openapi/answers.ts';
import type { AppContext } from './context.ts';

export function deviceRoutes(app: FastifyInstance, { model, deviceModel, keys, heavy }: AppContext): void {
  const packed = async (): Promise<DeviceModelFile> => {
    try {
      if (deviceModel) return await deviceModel.file();
    } catch (error) {
      // Too large a model, or int8 already: nothing is broken.
      if ((error as { code?: string }).code !== 'model-not-packable') throw error;
    }
    throw new ApiError('not-found', `${model} cannot be drawn on other devices`);
  };

  app.get('/api/device-model', { schema: INFO }, async (_request, reply): Promise<DeviceModelInfo> => {
    const { digest, bytes, compressedBytes } = await packed();
    reply.header('cache-control', 'no-cache');
    return { model, file: `/device/${digest}.safetensors`, bytes, compressedBytes };
  });

  app.get<{ Params: { name: string } }>('/device/:name', { schema: FILE }, async (request, reply) => {
    const { params, headers } = request;
    if (!FILE_NAME.test(params.name)) throw noModel(); // nothing is packed for it
    const { path, digest, compressedBytes } = await packed();
    if (params.name !== `${digest}.safetensors`) throw noModel();
    reply
      .type('application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding');
    if (!/\bbr\b/.test(headers['accept-encoding'] ?? '')) {
      const end = await heavy.turn(await clientOf(keys, request));
      const plain = createBrotliDecompress();
      pipeline(createReadStream(path), plain, () => {}); // a client that goes has the file closed
      const late = setTimeout(() => plain.destroy(), LONGEST_MS);
      whenOver(reply.raw, () => {
        clearTimeout(late);
        plain.destroy();
        end?.();
      });
      return reply.send(plain);
    }
    return reply
      .header('content-encoding', 'br')
      .header('content-length', compressedBytes)
      .send(createReadStream(path));
  });
}

/** Who unpacks holds one of few turns, and must take what is sent. */
const LONGEST_MS = 60_000;
const FILE_NAME = /^[0-9a-f]{64}\.safetensors$/;
const noModel = () => new ApiError('not-found', 'there is no such model');

const tags = ['drawings'];

const INFO = {
  tags,
  summary: 'The default model for drawing on one’s own device',
  response: { 200: json(DeviceModelInfo, 'Where it is.'), ...errors(['not-found', 'rate-limited']) },
};

const FILE = {
  tags,
  summary: 'The packed model',
  description: 'Weights in 8 bits. What an address stands for never changes.',
  response: { 200: files('The file.', 'application/octet-stream'), ...errors(['not-found', ...READ_ERRORS]) },
};
