// Descriptions of AUTOMATIC1111's routes for the OpenAPI document.
import {
  type ErrorCode,
  SdError,
  SdExtraBatchRequest,
  SdExtraBatchResponse,
  SdExtraRequest,
  SdExtraResponse,
  SdImageRequest,
  SdImagesResponse,
  SdOptions,
  SdPngInfo,
  SdPngInfoRequest,
  SdProgress,
  SdProgressQuery,
  SdTextRequest,
} from '@nonet/api';
import { z } from 'zod';
import { errors, json, READ_ERRORS, SUBMIT_ERRORS } from '../../openapi/answers.ts';
import { FIELD_ERRORS } from './errors.ts';

const tags = ['AUTOMATIC1111'];

const errorsOf = (codes: readonly ErrorCode[]) =>
  errors(
    codes.filter((code) => !FIELD_ERRORS.includes(code)),
    SdError,
  );
const FIELDS = { 422: json(SdError, FIELD_ERRORS.map((code) => `\`${code}\``).join(', ')) };
const KEY_ERRORS: readonly ErrorCode[] = ['key-unknown', 'key-forbidden'];
const DRAWN = {
  200: json(SdImagesResponse, 'The pictures.'),
  ...FIELDS,
  ...errorsOf([...SUBMIT_ERRORS, 'cancelled', 'drawing-failed', 'timed-out']),
};

export const TXT2IMG = { tags, summary: 'Pictures of a prompt', body: SdTextRequest, response: DRAWN };

export const IMG2IMG = {
  tags,
  summary: 'Pictures that start from a given one',
  body: SdImageRequest,
  response: DRAWN,
};

const ENLARGED = errorsOf([
  ...KEY_ERRORS,
  ...READ_ERRORS,
  'banned',
  'quota-exceeded',
  'request-too-large',
  'queue-full',
  'drawing-failed',
]);

export const EXTRA_SINGLE = {
  tags,
  summary: 'A given picture, larger',
  description:
    'At most 1024x1024 pixels become up to four times as wide and high. Counts as a picture of a key.',
  body: SdExtraRequest,
  response: { 200: json(SdExtraResponse, 'The picture.'), ...FIELDS, ...ENLARGED },
};

export const EXTRA_BATCH = {
  tags,
  summary: 'Several given pictures, larger',
  body: SdExtraBatchRequest,
  response: { 200: json(SdExtraBatchResponse, 'The pictures.'), ...FIELDS, ...ENLARGED },
};

export const PNG_INFO = {
  tags,
  summary: 'What a picture file says of how it was made',
  body: SdPngInfoRequest,
  response: {
    200: json(SdPngInfo, 'The texts; empty where there is none.'),
    ...FIELDS,
    ...errorsOf(['rate-limited', 'request-too-large']),
  },
};

export const PROGRESS = {
  tags,
  summary: "How the caller's request stands that is being drawn",
  description:
    'Without a key, a cookie or the header `nonet-client` the caller is known by address and program, and is shown no picture.',
  querystring: SdProgressQuery,
  response: { 200: json(SdProgress, 'The progress.'), ...errorsOf([...KEY_ERRORS, ...READ_ERRORS]) },
};

export const INTERRUPT = {
  tags,
  summary: "Ends the caller's requests that are being drawn: they answer with what there is",
  response: { 200: json(z.strictObject({}), 'Done.'), ...errorsOf([...KEY_ERRORS, ...READ_ERRORS]) },
};

export const GET_OPTIONS = {
  tags,
  summary: 'Settings: which model draws',
  response: { 200: json(SdOptions, 'The settings.'), ...errorsOf([...KEY_ERRORS, ...READ_ERRORS]) },
};

export const SET_OPTIONS = {
  tags,
  summary: 'Chooses the model that draws for this caller, on this node',
  body: SdOptions,
  response: {
    200: json(z.null(), 'Done.'),
    ...FIELDS,
    ...errorsOf([...KEY_ERRORS, ...READ_ERRORS, 'request-too-large']),
  },
};

export const listOf = (summary: string) => ({
  tags,
  summary,
  response: {
    200: json(z.union([z.array(z.looseObject({})), z.looseObject({})]), 'As those servers answer.'),
    ...errorsOf(['rate-limited']),
  },
});

export const REFRESH = {
  tags,
  summary: 'Nothing to do here',
  response: { 200: json(z.strictObject({}), 'Done.'), ...errorsOf(['rate-limited']) },
};
