// Pictures as image files, for the service and the command line.
export { encodePng, encodePreview, layOutGrid, pngText } from './encode.ts';
export { readPngText } from './png-text.ts';
