// The data set: built from npm packages, composed into captioned scenes.
export { buildData } from './build.ts';
export { type ComposerOptions, SceneComposer } from './compose.ts';
export { readManifest } from './manifest.ts';
export { encodeSheet, type SheetImage, thumbnail, writeSheet } from './sheet.ts';
