// Options of `nonet serve` about who may draw what, and how long it is kept.
import type { TrustOptions } from '@nonet/server';
import { type Command, Option } from 'commander';
import { toWhole } from './command.ts';

export interface TrustFlags {
  readonly policy?: string;
  readonly moderationUrl?: string;
  readonly moderationModel?: string;
  readonly moderationTimeout: number;
  readonly pictureCheck?: string;
  readonly moderationAway: 'open' | 'closed';
  readonly keepDrawings: number;
  readonly keepReports: number;
  readonly keepAudit: number;
  readonly keepBans: number;
  readonly keepAddresses: number;
}

export const addTrustOptions = (command: Command): Command =>
  command
    .option(
      '--policy <file>',
      'prompts that are not drawn, in place of our policy or added to it; none: draw every prompt',
    )
    .option(
      '--moderation-url <url>',
      "also ask a service with OpenAI's moderation API, as in https://api.openai.com/v1 (its key in the environment: NONET_MODERATION_KEY)",
    )
    .option('--moderation-model <name>', 'model of that service')
    .option('--moderation-timeout <milliseconds>', 'longest wait for it', toWhole, 3_000)
    .addOption(
      new Option('--moderation-away <how>', 'when it does not answer: draw (open) or not (closed)')
        .choices(['open', 'closed'])
        .default('closed'),
    )
    .option('--keep-drawings <days>', 'delete drawings that are not published after; 0: never', toWhole, 90)
    .option('--keep-reports <days>', 'delete reports after; 0: never', toWhole, 90)
    .option('--keep-audit <days>', 'delete what was logged of moderators after; 0: never', toWhole, 365)
    .option('--keep-bans <days>', 'lift bans of deleted accounts after; 0: never', toWhole, 365)
    .option(
      '--keep-addresses <days>',
      'forget whose address a digest was, and bans of it, after',
      toWhole,
      7,
    );

export function toTrustOptions(flags: TrustFlags): TrustOptions {
  const key = process.env['NONET_MODERATION_KEY'];
  return {
    ...(flags.policy === undefined ? {} : { policy: flags.policy }),
    ...(flags.moderationUrl === undefined
      ? {}
      : {
          moderation: {
            url: flags.moderationUrl,
            timeoutMs: flags.moderationTimeout,
            whenAway: flags.moderationAway,
            ...(key ? { key } : {}),
            ...(flags.moderationModel === undefined ? {} : { model: flags.moderationModel }),
          },
        }),
    ...(flags.pictureCheck === undefined || flags.pictureCheck === 'nsfwjs'
      ? {}
      : { pictureService: flags.pictureCheck }),
    periods: {
      drawings: flags.keepDrawings,
      reports: flags.keepReports,
      audit: flags.keepAudit,
      bans: flags.keepBans,
      addresses: flags.keepAddresses,
    },
  };
}
