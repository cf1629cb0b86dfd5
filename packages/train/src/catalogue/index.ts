// The catalogue of everything that scenes know.
export type { SheetName } from './entries.ts';
export { writeCatalogue } from './write.ts';
