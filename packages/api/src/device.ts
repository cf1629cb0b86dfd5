// Drawing on people's own devices: what the service gives them for it.
import { z } from 'zod';

/** The default model, packed for browsers. */
export const DeviceModelInfo = z
  .strictObject({
    model: z.string().describe('Its name.'),
    file: z.string().describe('Its address: another one when its weights are others.'),
    bytes: z.int().min(1).describe('Size of the file.'),
    compressedBytes: z.int().min(1).describe('Size of what is sent for it.'),
  })
  .meta({ id: 'DeviceModelInfo', description: 'A model for drawing on one’s own device.' });
export type DeviceModelInfo = z.infer<typeof DeviceModelInfo>;
