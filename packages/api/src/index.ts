// The contract between the service and its clients.

export {
  Account,
  AccountKeys,
  Claimed,
  CreatedKey,
  Elsewhere,
  EmailSignIn,
  LinkSignIn,
  NewAccountKey,
  NewPasskey,
  PasskeySignIn,
  ProviderSignIn,
} from './account.ts';
export type { AccountClient } from './account-client.ts';
export { createAccountClient } from './account-client.ts';
export { AdsShown } from './ads.ts';
export type { ClientEvent, ClientOptions, NonetClient } from './client.ts';
export { createClient } from './client.ts';
export { DalleMiniRequest, DalleMiniResponse } from './dalle-mini.ts';
export { DeviceModelInfo } from './device.ts';
export { EMBED_SIZE, embedCode, type FrameSize } from './embed.ts';
export type { ApiErrorOptions, ErrorBody, ErrorCode } from './errors.ts';
export { ApiError, errorStatus } from './errors.ts';
export { DrawEvent, encodeEvent } from './events.ts';
export { optional, optionalBoolean, optionalNumber } from './lenient.ts';
export { DEFAULT_COUNT, MAX_COUNT, MAX_PROMPT_LENGTH, RANDOM_SEED, UPLOAD_HOURS } from './limits.ts';
export { AppealRequest, AuditQuery, BanRequest, ReportDecision, ReportsQuery } from './moderation.ts';
export {
  ImageEditFields,
  ImageGenerationRequest,
  ImagesResponse,
  ImageVariationFields,
  OpenAiError,
  OpenAiModel,
  OpenAiModelList,
} from './openai.ts';
export {
  type Box,
  LOGO,
  POSTER_COLOURS,
  POSTER_SIZES,
  type PosterFormat,
  type PosterLayout,
  posterLayout,
} from './poster.ts';
export type { ReportReason } from './report-reasons.ts';
export { reportReasons } from './report-reasons.ts';
export { ReportRequest } from './reports.ts';
export { Scene, type SceneThing } from './scene.ts';
export { sceneTexts } from './scene-texts.ts';
export {
  Delay,
  Drawing,
  DrawingIds,
  DrawingList,
  DrawRequest,
  ErrorAnswer,
  ListQuery,
  ModelList,
  parseBody,
  parseDrawRequest,
} from './schemas.ts';
export {
  SdError,
  SdExtraBatchRequest,
  SdExtraBatchResponse,
  type SdExtraOptions,
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
} from './sdapi.ts';
export { type ShareTarget, shareTargets } from './share-targets.ts';
export { Gallery, GalleryQuery, OEmbed, OEmbedQuery, Share } from './sharing.ts';
export {
  boundMarks,
  counted,
  directionOf,
  escapeHtml,
  fileName,
  largeAddress,
  nameOf,
  plainText,
  shorten,
  stickerAddress,
} from './text.ts';
export { StartUpload } from './uploads.ts';
