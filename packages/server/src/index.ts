// The service that draws for browsers and programs.

export type { AppOptions } from './app.ts';
export { createApp } from './app.ts';
export type { Artist, ArtistProgress, FinishedDrawing } from './artist.ts';
export type { Drawings } from './drawing-queue.ts';
export { DrawingQueue } from './drawing-queue.ts';
export type { RunningServer, ServerOptions } from './main.ts';
export { startServer } from './main.ts';
export { ModelProcess } from './model-process.ts';
