// Decides whether a caller sees ads: the host has some, has not switched them off, and the caller's plan has them.
import type { FastifyRequest } from 'fastify';
import { sessionOf } from '../accounts/call-auth.ts';
import type { AppContext } from '../routes/context.ts';
import type { AdSlot, AdSlotName } from './ads-file.ts';

/** The slot as the caller sees it; undefined if nothing is to be seen. */
export async function slotFor(
  { ads, settings, accounts }: Pick<AppContext, 'ads' | 'settings' | 'accounts'>,
  request: FastifyRequest,
  name: AdSlotName,
): Promise<AdSlot | undefined> {
  const slot = ads?.[name];
  if (!slot || !settings.current.ads || !accounts) return settings.current.ads ? slot : undefined;
  const session = await sessionOf(accounts.auth, request);
  const plan = session ? await accounts.planOfUser(session.user) : accounts.planOf(null);
  return plan.ads ? slot : undefined;
}
