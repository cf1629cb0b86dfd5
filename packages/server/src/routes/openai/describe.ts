// OpenAPI descriptions of OpenAI's routes.
import {
  type ErrorCode,
  ImageEditFields,
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
    "OpenAI's model names stand for the model that draws here. A JSON body is read whatever its content type, numbers may be text, and unknown fields are ignored; `notes` of the answer says what is answered otherwise than requested. With `stream`, server-sent events `image_generation.partial_image` and `image_generation.completed`.",
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

const UPLOADED = z.any().describe('The picture file.');
const MASK = z
  .any()
  .optional()
  .describe(
    'A picture of the same proportions. What is transparent in it (or white, where it has no transparency) is drawn anew, the rest stays.',
  );

export const EDIT = {
  tags,
  summary: 'Pictures that start from a given one and show what the prompt says',
  description:
    'Without a mask, the share `keep` of the picture stays, spread over it. Of several pictures (`image[]`) the first is used. Instead of a form, JSON with `image` or `images` (and `mask`): data URLs, base64, or addresses of pictures of this service, each as text or `{"image_url": ...}`; at most 8 MiB. The middle square of a picture is used.',
  consumes: ['multipart/form-data', 'application/json'],
  body: ImageEditFields.extend({ image: UPLOADED, mask: MASK }),
  response: GENERATE.response,
};

export const VARY = {
  tags,
  summary: 'Pictures that resemble a given one',
  consumes: ['multipart/form-data', 'application/json'],
  body: ImageVariationFields.extend({ image: UPLOADED }),
  response: {
    200: json(ImagesResponse, 'The pictures, or their addresses.'),
    ...errorsOf(READ_ERRORS),
    ...DRAWING_ERRORS,
  },
};
