// The service that draws for browsers and programs.
export { createApp } from './app.ts';
export type { AppOptions } from './app.ts';
export type { Artist, ArtistProgress, FinishedDrawing } from './artist.ts';
export { DrawingQueue } from './drawing-queue.ts';
export type { Drawings } from './drawing-queue.ts';
export { startServer } from './main.ts';
export type { RunningServer, ServerOptions } from './main.ts';
export { ModelProcess } from './model-process.ts';
