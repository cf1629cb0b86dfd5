// Premium by subscription: Stripe takes the money and knows who has paid; we keep a copy of what it says.
import { ApiError } from '@nonet/api';
import { sql } from 'kysely';
import Stripe from 'stripe';
import type { Database } from '../db/database.ts';
import { type Standing, standingOf } from './standing.ts';
import { openStripe, type StripeOptions } from './stripe.ts';

interface Subscriber {
  readonly user: string;
  readonly email: string;
}

const MOST_SUBSCRIPTIONS = 20;

export class Premium {
  readonly #db: Database;
  readonly #stripe: Stripe;
  readonly #options: StripeOptions;
  readonly #page: string;
  readonly #onProblem: (message: string) => void;

  /**
   * @param address of the service: people come back to its account page
   * @param onProblem takes what Stripe has against a request, without names
   */
  constructor(db: Database, options: StripeOptions, address: string, onProblem: (message: string) => void) {
    this.#db = db;
    this.#stripe = openStripe(options);
    this.#options = options;
    this.#page = `${address}/account`;
    this.#onProblem = onProblem;
  }

  /** Address of Stripe's page for paying. @throws ApiError `premium-already`, `unavailable` */
  async checkOut(subscriber: Subscriber): Promise<string> {
    const customer = await this.#customerOf(subscriber);
    const { paidUntil, renews } = await this.#refresh(customer);
    if (renews && paidUntil && paidUntil.getTime() > Date.now())
      throw new ApiError('premium-already', 'this account has premium; manage it instead');
    await this.#closeOpenCheckouts(customer);
    const { url } = await this.#asApiErrors(
      this.#stripe.checkout.sessions.create({
        mode: 'subscription',
        customer,
        line_items: [{ price: this.#options.price, quantity: 1 }],
        success_url: `${this.#page}?premium=bought`,
        cancel_url: this.#page,
      }),
    );
    return url!;
  }

  /** Address of Stripe's page for invoices, cards and the end. @throws ApiError `not-found`, `unavailable` */
  async manage(user: string): Promise<string> {
    const customer = await this.#knownCustomer(user);
    if (customer === undefined) throw new ApiError('not-found', 'this account never had premium');
    const { url } = await this.#asApiErrors(
      this.#stripe.billingPortal.sessions.create({ customer, return_url: this.#page }),
    );
    return url;
  }

  /** Asks Stripe how an account stands; for when its page was left before its event came. @throws ApiError */
  async refresh(user: string): Promise<void> {
    const customer = await this.#knownCustomer(user);
    if (customer !== undefined) await this.#refresh(customer);
  }

  /**
   * Takes what Stripe sends. Its order does not matter: an event only says whose present state to ask for.
   * @param body as it came, byte for byte
   * @throws ApiError `signature-invalid` if it is not Stripe's; `unavailable` if Stripe must send it again
   */
  async receive(body: Buffer, signature: string): Promise<void> {
    const event = this.#check(body, signature);
    const customer = customerOfEvent(event);
    await this.#db.transaction().execute(async (transaction) => {
      // The same event twice at a time: the second waits here for the first, and then changes nothing.
      const { rows } = await sql`
        insert into stripe_events (id) values (${event.id}) on conflict do nothing returning 1`.execute(
        transaction,
      );
      if (rows.length > 0 && customer !== undefined) await this.#store(transaction, customer);
    });
  }

  /** Ends the subscription and has Stripe forget the account. @throws ApiError `unavailable`, and nothing is done */
  async forget(user: string): Promise<void> {
    const customer = await this.#knownCustomer(user);
    if (customer === undefined) return;
    await this.#asApiErrors(this.#stripe.customers.del(customer).catch(orMissing));
  }

  /** Of two tabs only the last can be paid in. */
  async #closeOpenCheckouts(customer: string): Promise<void> {
    const { data } = await this.#asApiErrors(
      this.#stripe.checkout.sessions.list({ customer, status: 'open' }),
    );
    for (const { id } of data) await this.#asApiErrors(this.#stripe.checkout.sessions.expire(id));
  }

  /** @throws ApiError `unavailable` */
  async #asApiErrors<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      const { type, code, param } = error as Partial<Stripe.errors.StripeError>;
      this.#onProblem(`Stripe: ${[type, code, param].filter(Boolean).join(' ')}`);
      throw new ApiError('unavailable', 'Stripe does not answer as it should; please try again', {
        retryAfter: 30,
        cause: error,
      });
    }
  }

  #check(body: Buffer, signature: string): Stripe.Event {
    try {
      const event = this.#stripe.webhooks.constructEvent(body, signature, this.#options.webhookSecret);
      if (typeof event?.id === 'string' && typeof event.type === 'string' && event.data?.object) return event;
      throw new Error('no event');
    } catch (error) {
      throw new ApiError(
        'signature-invalid',
        'expected an event that Stripe has signed within five minutes',
        {
          cause: error,
        },
      );
    }
  }

  #refresh(customer: string): Promise<Standing> {
    return this.#db.transaction().execute((transaction) => this.#store(transaction, customer));
  }

  /** Asks while the row is locked: of two that ask at a time the later answer is stored last. */
  async #store(transaction: Database, customer: string): Promise<Standing> {
    const { rows } = await sql`
      select 1 from subscriptions where customer = ${customer} for update`.execute(transaction);
    if (rows.length === 0) return standingOf([]); // its account is deleted
    const asked = this.#stripe.subscriptions.list({ customer, status: 'all', limit: MOST_SUBSCRIPTIONS });
    const found = await this.#asApiErrors(asked.catch(orMissing));
    const standing = standingOf(found?.data ?? []); // the host may have deleted the customer at Stripe
    await transaction
      .updateTable('subscriptions')
      .set({
        status: standing.status,
        paid_until: standing.paidUntil,
        renews: standing.renews,
        updated_at: sql<Date>`now()`,
      })
      .where('customer', '=', customer)
      .execute();
    return standing;
  }

  async #knownCustomer(user: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('subscriptions')
      .select('customer')
      .where('user_id', '=', user)
      .executeTakeFirst();
    return row?.customer ?? undefined;
  }

  /** Makes one at most, however often it is clicked. */
  #customerOf({ user, email }: Subscriber): Promise<string> {
    return this.#db.transaction().execute(async (transaction) => {
      await sql`insert into subscriptions (user_id) values (${user}) on conflict do nothing`.execute(
        transaction,
      );
      const { rows } = await sql<{ customer: string | null }>`
        select customer from subscriptions where user_id = ${user} for update`.execute(transaction);
      const known = rows[0]?.customer;
      if (known) return known;
      const { id } = await this.#asApiErrors(
        this.#stripe.customers.create({ email, metadata: { account: user } }, { idempotencyKey: user }),
      );
      await transaction
        .updateTable('subscriptions')
        .set({ customer: id })
        .where('user_id', '=', user)
        .execute();
      return id;
    });
  }
}

/** Whose standing an event may have changed. */
function customerOfEvent({ type, data }: Stripe.Event): string | undefined {
  if (!/^(customer\.subscription\.|checkout\.session\.|invoice\.)/.test(type)) return undefined;
  const { customer } = data.object as { customer?: string | { readonly id: string } | null };
  return typeof customer === 'string' ? customer : customer?.id;
}

/** Where there is nothing at Stripe any more, nothing is to be done there. */
function orMissing(error: unknown): undefined {
  if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'resource_missing') throw error;
}
