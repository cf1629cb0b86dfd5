// Where a picture comes from, for the command line.
export { type Inspection, inspectPicture } from './inspect.ts';
