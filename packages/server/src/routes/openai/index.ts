// OpenAI's image API: its clients work when their base URL is changed to this service's /v1.
import multipart from '@fastify/multipart';
import { ApiError, type ImageGenerationRequest, type OpenAiModel, type OpenAiModelList } from '@nonet/api';
import type { FastifyInstance } from 'fastify';
import { AtOnce } from '../../limits/at-once.ts';
import { takeAnyJson } from '../any-json.ts';
import type { AppContext } from '../context.ts';
import { isAlias } from './answer.ts';
import { EDIT, GENERATE, GET_MODEL, LIST_MODELS, VARY } from './describe.ts';
import { edit } from './edits.ts';
import { generate } from './generations.ts';
import { MAX_FORM_BYTES, MAX_JSON_BYTES, MAX_UPLOAD_BYTES, readFields } from './uploads.ts';
import { vary } from './variations.ts';

const MODEL_DATE = Date.UTC(2022, 5, 1) / 1_000; // some date is asked for; when files were made says nothing

/** Bytes of requests with pictures that are read at a time. */
const MOST_BYTES = 12 * MAX_FORM_BYTES;
/** OpenAI's clients send up to 16 pictures and a mask. */
const MOST_FILES = 17;

export async function openAiRoutes(app: FastifyInstance, context: AppContext): Promise<void> {
  const uploads = new AtOnce(MOST_BYTES, context.uploadsPerClient * MAX_FORM_BYTES);
  await app.register(async (scope) => {
    takeAnyJson(scope);
    await scope.register(multipart, {
      limits: {
        fileSize: MAX_UPLOAD_BYTES,
        files: MOST_FILES,
        fields: 40,
        fieldSize: 64 * 1024,
        parts: MOST_FILES + 40,
      },
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
        if (!models().includes(id) && !isAlias(id)) throw new ApiError('not-found', 'there is no such model');
        return describe(id);
      },
    );
    scope.post<{ Body: ImageGenerationRequest }>(
      '/v1/images/generations',
      {
        schema: GENERATE,
        async preValidation(request) {
          if (request.isMultipart()) request.body = (await readFields(request)) as ImageGenerationRequest;
        },
      },
      (request, reply) => generate(context, request, reply),
    );
    // Forms are read and checked part by part.
    const unchecked = { validatorCompiler: () => () => true, bodyLimit: MAX_JSON_BYTES };
    scope.post('/v1/images/edits', { schema: EDIT, ...unchecked }, (request, reply) =>
      edit(context, uploads, request, reply),
    );
    scope.post('/v1/images/variations', { schema: VARY, ...unchecked }, (request, reply) =>
      vary(context, uploads, request, reply),
    );
  });
}
