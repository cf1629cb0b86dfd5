// OpenAI's image API: its clients work when their base URL is changed to this service's /v1.
import multipart from '@fastify/multipart';
import { ApiError, type ImageGenerationRequest, type OpenAiModel, type OpenAiModelList } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { toApiError } from '../../api-error.ts';
import { AtOnce } from '../../limits/at-once.ts';
import type { AppContext } from '../context.ts';
import { GENERATE, GET_MODEL, LIST_MODELS, VARY } from './describe.ts';
import { sendOpenAiError } from './errors.ts';
import { generate } from './generations.ts';
import { MAX_UPLOAD_BYTES, vary } from './variations.ts';

const MODEL_DATE = Date.UTC(2022, 5, 1) / 1_000; // some date is asked for; when files were made says nothing

/** Pictures that are uploaded at a time, in all and by one caller: each takes up to 20 MB of memory. */
const UPLOADS = { inAll: 16, each: 4 };

export async function openAiRoutes(app: FastifyInstance, context: AppContext): Promise<void> {
  const uploads = new AtOnce(UPLOADS.inAll, UPLOADS.each);
  await app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => {
      const answer = toApiError(error);
      context.metrics.errors.inc({ code: answer.code });
      if (answer.code === 'internal') request.log.error(error);
      return sendOpenAiError(reply, answer);
    });
    await scope.register(multipart, {
      limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 20, fieldSize: 64 * 1024, parts: 24 },
    });
    const describe = (id: string): OpenAiModel => ({
      id,
      object: 'model',
      created: MODEL_DATE,
      owned_by: 'nonet',
    });
    const models = () => [...new Set([context.model, ...context.line.models])];

    scope.get(
      '/v1/models',
      { schema: LIST_MODELS },
      (): OpenAiModelList => ({ object: 'list', data: models().map(describe) }),
    );
    scope.get<{ Params: { id: string } }>(
      '/v1/models/:id',
      { schema: GET_MODEL },
      ({ params: { id } }): OpenAiModel => {
        if (!models().includes(id)) throw new ApiError('not-found', 'there is no such model');
        return describe(id);
      },
    );
    scope.post<{ Body: ImageGenerationRequest }>(
      '/v1/images/generations',
      { schema: GENERATE },
      (request, reply) => generate(context, request, reply),
    );
    scope.post(
      '/v1/images/variations',
      // The form is read and checked part by part.
      { schema: VARY, validatorCompiler: () => () => true, bodyLimit: MAX_UPLOAD_BYTES + 1024 * 1024 },
      (request, reply) => vary(context, uploads, request, reply),
    );
  });
}
