// Limits of callers by plan. Without premium all have the free plan, whose limits are those of the service.
import { BANDS } from '../queue/bands.ts';

/** Limits of one plan. */
export interface Plan {
  readonly name: 'free' | 'premium';
  /** Of the queue: see queue/bands.ts. */
  readonly band: number;
  /** Most pictures drawn to choose from; no other limit than that of requests when absent. */
  readonly maxCandidates?: number;
  /** Pictures a day (UTC) that all keys of an account may ask for. */
  readonly picturesPerDay: number;
  /** Whether the page may show the host's ads. */
  readonly ads: boolean;
}

export interface PlanLimits {
  /** Most candidates without premium, where there is premium. */
  readonly freeCandidates: number;
  readonly freePicturesPerDay: number;
  readonly premiumPicturesPerDay: number;
}

/** The plan of an account whose premium is paid until then; of anybody without one: `null`. */
export type PlanOf = (paidUntil: Date | null) => Plan;

const DEFAULT_LIMITS: PlanLimits = {
  freeCandidates: 18,
  freePicturesPerDay: 900,
  premiumPicturesPerDay: 9_000,
};

/** @param offered whether the service has premium; without it nobody has it, whatever was paid once */
export function plansOf(offered: boolean, given: Partial<PlanLimits> = {}): PlanOf {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const free: Plan = {
    name: 'free',
    band: BANDS.normal,
    picturesPerDay: limits.freePicturesPerDay,
    ads: true,
    ...(offered ? { maxCandidates: limits.freeCandidates } : {}),
  };
  const premium: Plan = {
    name: 'premium',
    band: BANDS.premium,
    picturesPerDay: limits.premiumPicturesPerDay,
    ads: false,
  };
  return (paidUntil) => (offered && paidUntil && paidUntil.getTime() > Date.now() ? premium : free);
}
