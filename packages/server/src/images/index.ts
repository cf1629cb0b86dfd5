// Pictures as image files, for the service and the command line.
export { readPngText } from '@nonet/models';
export { drawBuildUp } from './build-up.ts';
export { decodePicture, decodeWithAlpha, openUpright, pictureFormats, toSquarePng } from './decode.ts';
export { encodePng, encodePreview, layOutGrid } from './encode.ts';
export { encodeLike } from './encode-like.ts';
export { readGifXmp } from './gif-xmp.ts';
export { drawGrid } from './grid.ts';
export { type MadeForm, madeForms } from './made-forms.ts';
export { isTransparent, toMaskedPng, toPlainMask } from './mask.ts';
export { readTexts } from './png-chunks.ts';
export type { SetMarks } from './poster.ts';
export { drawPoster } from './poster.ts';
export type { PictureFormat, Variant } from './variants.ts';
export { contentTypes, cutOut, pictureSizes, toVariant } from './variants.ts';
