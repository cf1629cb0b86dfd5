// Requests and answers of the API of AUTOMATIC1111's web UI (`/sdapi/v1`), as far as its clients send and read them.
import { z } from 'zod';
import { optional, optionalBoolean, optionalNumber } from './lenient.ts';
import { MAX_PROMPT_LENGTH } from './limits.ts';
import { requestText } from './request-text.ts';

const number = (description: string) => optionalNumber(z.number()).describe(description);

const text = optional(requestText(MAX_PROMPT_LENGTH));

const drawing = {
  prompt: text,
  negative_prompt: text,
  seed: number('Below 0: random.'),
  batch_size: number('Pictures of a batch.'),
  n_iter: number('Batches: all of them are one drawing here.'),
  steps: number('Accepted and not used: the model has no steps to choose.'),
  cfg_scale: number('How strongly the negative prompt counts; 7 is the default of the model.'),
  width: number('Pictures are square: the nearest available side is used.'),
  height: number('See `width`.'),
  sampler_name: optional(z.string().describe('Accepted and not used.')),
  scheduler: optional(z.string().describe('Accepted and not used.')),
  send_images: optionalBoolean(),
  override_settings: optional(
    z
      .looseObject({
        sd_model_checkpoint: optional(
          z.string().describe('Name of a model; unknown names stand for the default.'),
        ),
      })
      .describe('Settings of this request alone.'),
  ),
};

export const SdTextRequest = z.looseObject(drawing).meta({ id: 'SdTextRequest' });
export type SdTextRequest = z.infer<typeof SdTextRequest>;

export const SdImageRequest = z
  .looseObject({
    ...drawing,
    init_images: z
      .array(z.string())
      .min(1)
      .describe('Picture files in base64, or data: URLs. The first is used.'),
    denoising_strength: number('0 to 1: the share of the picture that is drawn anew; 0.75 when absent.'),
    mask: optional(z.string()).describe(
      'A picture in base64: white parts are drawn anew, black ones stay; of one with transparency, opaque parts are drawn anew.',
    ),
    inpainting_mask_invert: optional(z.coerce.number()).describe('1: black parts are drawn anew.'),
    include_init_images: optionalBoolean().describe('Whether `parameters` repeats the pictures.'),
  })
  .meta({ id: 'SdImageRequest' });
export type SdImageRequest = z.infer<typeof SdImageRequest>;

export const SdImagesResponse = z
  .strictObject({
    images: z.array(z.string()).describe('PNG files in base64.'),
    parameters: z.looseObject({}).describe('The request.'),
    info: z.string().describe('A JSON object with the seeds and all else that the pictures were drawn with.'),
  })
  .meta({ id: 'SdImagesResponse' });
export type SdImagesResponse = z.infer<typeof SdImagesResponse>;

const extras = {
  resize_mode: number('0: by the factor `upscaling_resize`; 1: to a width and a height.'),
  upscaling_resize: number('Factor, at most 4; 2 when absent.'),
  upscaling_resize_w: number('Width in pixels; 512 when absent.'),
  upscaling_resize_h: number('Height in pixels; 512 when absent.'),
  upscaling_crop: optionalBoolean().describe('Cuts what is beyond the width and height; true when absent.'),
  upscaler_1: optional(z.string()).describe(
    '`None` leaves the size; any other name is the upscaler of this service.',
  ),
  upscaler_2: optional(z.string()).describe('As `upscaler_1`: there is only one.'),
};

const SdExtraOptions = z.looseObject(extras);
export type SdExtraOptions = z.infer<typeof SdExtraOptions>;

export const SdExtraRequest = z
  .looseObject({ ...extras, image: z.string().describe('A picture file in base64, or a data: URL.') })
  .meta({ id: 'SdExtraRequest' });
export type SdExtraRequest = z.infer<typeof SdExtraRequest>;

const MOST_EXTRAS = 16;
const namedPicture = z.looseObject({ data: z.string(), name: optional(z.string()) });

export const SdExtraBatchRequest = z
  .looseObject({ ...extras, imageList: z.array(namedPicture).min(1).max(MOST_EXTRAS) })
  .meta({ id: 'SdExtraBatchRequest' });
export type SdExtraBatchRequest = z.infer<typeof SdExtraBatchRequest>;

const html_info = z.string().describe('What was done, for people.');
export const SdExtraResponse = z
  .strictObject({ html_info, image: z.string().describe('A PNG file in base64.') })
  .meta({ id: 'SdExtraResponse' });
export type SdExtraResponse = z.infer<typeof SdExtraResponse>;
export const SdExtraBatchResponse = z
  .strictObject({ html_info, images: z.array(z.string()) })
  .meta({ id: 'SdExtraBatchResponse' });
export type SdExtraBatchResponse = z.infer<typeof SdExtraBatchResponse>;

export const SdPngInfoRequest = z
  .looseObject({ image: z.string().describe('A picture file in base64, or a data: URL.') })
  .meta({ id: 'SdPngInfoRequest' });
export type SdPngInfoRequest = z.infer<typeof SdPngInfoRequest>;

export const SdPngInfo = z
  .strictObject({
    info: z.string().describe('Prompt and settings as text; empty where the picture says nothing.'),
    items: z.record(z.string(), z.string()).describe('Texts of the file by their keyword.'),
    parameters: z.record(z.string(), z.string()).describe('The settings of `info` by their name.'),
  })
  .meta({ id: 'SdPngInfo' });
export type SdPngInfo = z.infer<typeof SdPngInfo>;

export const SdProgressQuery = z.looseObject({
  skip_current_image: z.string().optional().describe('`true`: without a look at the picture.'),
});
export type SdProgressQuery = z.infer<typeof SdProgressQuery>;

/** How the caller's request stands that is being drawn. */
export const SdProgress = z
  .strictObject({
    progress: z.number().min(0).max(1),
    eta_relative: z.number().describe('Seconds until the pictures are there, as far as it is known.'),
    state: z.strictObject({
      skipped: z.boolean(),
      interrupted: z.boolean(),
      stopping_generation: z.boolean(),
      job: z.string(),
      job_count: z.int(),
      job_timestamp: z.string(),
      job_no: z.int(),
      sampling_step: z.int(),
      sampling_steps: z.int(),
    }),
    current_image: z.string().nullable().describe('An unfinished picture in base64.'),
    textinfo: z.string().nullable(),
  })
  .meta({ id: 'SdProgress' });
export type SdProgress = z.infer<typeof SdProgress>;

/** Settings: all but the model are accepted without effect. */
export const SdOptions = z
  .looseObject({ sd_model_checkpoint: z.string().nullish().describe("A model's title or name.") })
  .meta({ id: 'SdOptions' });
export type SdOptions = z.infer<typeof SdOptions>;

/** An error: of a wrong field its place and message, of all else a text. */
export const SdError = z
  .strictObject({
    error: z.string().describe('Its kind.'),
    detail: z.union([
      z.string(),
      z.array(
        z.strictObject({ loc: z.array(z.union([z.string(), z.int()])), msg: z.string(), type: z.string() }),
      ),
    ]),
    body: z.string(),
    errors: z.string().describe('For people.'),
  })
  .meta({ id: 'SdError' });
export type SdError = z.infer<typeof SdError>;
