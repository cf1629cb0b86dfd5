// The plan that follows from an account's subscriptions at Stripe.
import type Stripe from 'stripe';

export interface Standing {
  /** Stripe's word for the subscription that counts; null when there never was one. */
  readonly status: string | null;
  /** Premium before this; null: never was. */
  readonly paidUntil: Date | null;
  /** Whether it goes on after that. */
  readonly renews: boolean;
}

/** A renewal may be reported late, and Stripe asks again for a payment that is due. */
const GRACE_SECONDS = 3 * 24 * 60 * 60;

/** The best of an account's subscriptions: what was paid for is had to its end. */
export function standingOf(subscriptions: readonly Stripe.Subscription[]): Standing {
  const standings = subscriptions.map(standingOfOne);
  return standings.reduce(
    (best, one) => ((one.paidUntil?.getTime() ?? 0) > (best.paidUntil?.getTime() ?? 0) ? one : best),
    standings[0] ?? { status: null, paidUntil: null, renews: false },
  );
}

function standingOfOne(subscription: Stripe.Subscription): Standing {
  const { status } = subscription;
  const renews =
    ['active', 'trialing', 'past_due'].includes(status) &&
    !subscription.cancel_at_period_end &&
    subscription.cancel_at === null;
  const until = endOf(subscription, renews);
  return { status, paidUntil: until === undefined ? null : new Date(until * 1_000), renews };
}

/** Seconds since 1970 at which premium ends if nothing else is reported. */
function endOf(subscription: Stripe.Subscription, renews: boolean): number | undefined {
  const periods = subscription.items.data.map((item) => item.current_period_end);
  const end = Math.max(...periods);
  if (periods.length === 0) return undefined;
  switch (subscription.status) {
    case 'active':
    case 'trialing':
      return renews ? end + GRACE_SECONDS : Math.min(end, subscription.cancel_at ?? end);
    case 'past_due':
      // Its period has begun and is not paid: what was paid ended where it begins.
      return Math.min(...subscription.items.data.map((item) => item.current_period_start)) + GRACE_SECONDS;
    case 'canceled':
      // By its owner: the period that was paid is had to its end. For want of money, or by the host: it ends now.
      return subscription.cancellation_details?.reason === 'cancellation_requested'
        ? end
        : (subscription.ended_at ?? subscription.canceled_at ?? undefined);
    default: // incomplete, incomplete_expired, unpaid, paused: nothing that was paid
      return undefined;
  }
}
