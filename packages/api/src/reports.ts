// Reports: somebody says that pictures should not be there.
import { z } from 'zod';
import { type ReportReason, reportReasons } from './report-reasons.ts';
import { requestText } from './request-text.ts';

export const ReportRequest = z
  .strictObject({
    drawing: z.uuid().describe('Id of the drawing.'),
    reason: z.enum(Object.keys(reportReasons) as [ReportReason, ...ReportReason[]]),
    message: requestText(1_000).default('').describe('What should be known about it.'),
  })
  .meta({ id: 'ReportRequest', description: 'Tells the operator that pictures should not be there.' });
export type ReportRequest = z.infer<typeof ReportRequest>;
