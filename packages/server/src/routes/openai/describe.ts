// What the OpenAPI document says of OpenAI's routes.
import {
  type ErrorCode,
  ImageGenerationRequest,
  ImagesResponse,
  ImageVariationFields,
  OpenAiError,
  OpenAiModel,
  OpenAiModelList,
} from '@nonet/api';
import { z } from 'zod';
import { errors, json, READ_ERRORS, SUBMIT_ERRORS } from '../../openapi/answers.ts';
import { toOpenAiCode } from './errors.ts';

const tags = ['OpenAI'];
const errorsOf = (codes: readonly ErrorCode[]) => errors(codes, OpenAiError, toOpenAiCode);
const DRAWING_ERRORS = errorsOf([...SUBMIT_ERRORS, 'cancelled', 'drawing-failed', 'timed-out']);

export const LIST_MODELS = {
  tags,
  summary: 'Models that can be asked for',
  response: { 200: json(OpenAiModelList, 'All of them.'), ...errorsOf(['rate-limited']) },
};

export const GET_MODEL = {
  tags,
  summary: 'One model',
  response: { 200: json(OpenAiModel, 'The model.'), ...errorsOf(['not-found', 'rate-limited']) },
};

export const GENERATE = {
  tags,
  summary: 'Pictures of a prompt',
  description:
    "OpenAI's model names stand for the model that draws here. With `stream`, server-sent events `image_generation.partial_image` and `image_generation.completed`.",
  body: ImageGenerationRequest,
  response: {
    200: {
      description: 'The pictures, or their addresses.',
      content: {
        'application/json': { schema: ImagesResponse },
        'text/event-stream': { schema: z.string() },
      },
    },
    ...DRAWING_ERRORS,
  },
};

export const VARY = {
  tags,
  summary: 'Pictures that resemble a given one',
  consumes: ['multipart/form-data'],
  body: ImageVariationFields.extend({ image: z.any().describe('The picture file.') }),
  response: {
    200: json(ImagesResponse, 'The pictures, or their addresses.'),
    ...errorsOf(READ_ERRORS),
    ...DRAWING_ERRORS,
  },
};
