// Reports, bans and the log of the host's desk as an API. For keys with the scope `admin`.
import { z } from 'zod';
import { requestText } from './request-text.ts';

/** Says that a prompt was refused wrongly. */
export const AppealRequest = z
  .strictObject({
    prompt: requestText(10_000).min(1).describe('The prompt that was refused.'),
    category: requestText(50).default('other').describe('What the refusal said in brackets.'),
    message: requestText(1_000).default('').describe('Why it should be drawn.'),
  })
  .meta({ id: 'AppealRequest', description: 'Tells the operator that a prompt was refused wrongly.' });
export type AppealRequest = z.infer<typeof AppealRequest>;

const reason = requestText(200).min(1).describe('Shown to the banned caller.');
const banDays = z.number().gt(0).max(3_650).optional().describe('For good when absent.');
const whose = z.enum(['account', 'owner']).describe('The key or address, or the holder of the secret.');

export const ReportsQuery = z.strictObject({
  status: z.enum(['open', 'upheld', 'dismissed']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.coerce.number().int().min(0).default(0).describe('Id of the last of the page before.'),
});
export type ReportsQuery = z.infer<typeof ReportsQuery>;

export const ReportDecision = z
  .strictObject({
    status: z.enum(['upheld', 'dismissed']),
    note: requestText(1_000).optional(),
    hide: z.boolean().optional().describe('Take the drawing out of the gallery and end its link.'),
    delete: z.boolean().optional().describe('Delete the drawing.'),
    ban: z.strictObject({ whose, reason, days: banDays }).optional().describe('Ban its creator.'),
  })
  .meta({ id: 'ReportDecision', description: 'Closes a report.' });
export type ReportDecision = z.infer<typeof ReportDecision>;

export const BanRequest = z
  .strictObject({
    of: z.union([
      z.strictObject({ subject: z.string().max(120).describe('As the list of bans names them.') }),
      z.strictObject({ drawing: z.uuid(), whose }),
    ]),
    reason,
    days: banDays,
  })
  .meta({ id: 'BanRequest', description: 'Who may not draw.' });
export type BanRequest = z.infer<typeof BanRequest>;

export const AuditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.coerce.number().int().min(1).optional().describe('Id of the last of the page before.'),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
