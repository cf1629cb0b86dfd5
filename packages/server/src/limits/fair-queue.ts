// Work that is done few at a time, clients in turn by what their work costs: start-time fair queueing, as of drawings
// (queue/intake.ts), in this node's memory.
import { ApiError } from '@nonet/api';

export interface FairQueueOptions {
  readonly atATime: number;
  /** Cost that one client may have waiting. One request, however costly, may always wait. */
  readonly share: number;
  /** Cost that all clients may have waiting. */
  readonly inAll: number;
  /** Named in refusals, as in `pictures wait to be made in other sizes`. */
  readonly work: string;
}

export interface TurnOptions {
  /** In units of the queue's own; 1 when absent. */
  readonly cost?: number;
  /** Waits however much waits already, and is never refused. */
  readonly patient?: boolean;
  /** Gives the place in the queue up. */
  readonly withdrawn?: AbortSignal;
}

interface Job {
  readonly cost: number;
  readonly patient: boolean;
  readonly begin: () => void;
  readonly refuse: (error: ApiError) => void;
}

interface Client {
  readonly jobs: Job[];
  /** Cost of its jobs that are bounded. */
  waiting: number;
  /** Virtual time at which what it had so far is paid for. */
  finish: number;
}

/** Until the first work has been measured. */
const FIRST_SECONDS_PER_COST = 0.01;
/** Weight of the latest measurement. */
const LATEST = 0.2;
const LONGEST_RETRY_AFTER = 60;

export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #clients = new Map<string, Client>();
  /** Virtual time: where the turn stood that began last. */
  #clock = 0;
  #running = 0;
  #waiting = 0;
  #secondsPerCost = FIRST_SECONDS_PER_COST;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  /**
   * Runs `action` when the client's turn has come.
   * @throws ApiError as `turn`
   */
  async run<T>(
    client: string,
    action: () => Promise<T>,
    options?: Omit<TurnOptions, 'withdrawn'>,
  ): Promise<T> {
    const end = await this.turn(client, options);
    try {
      return await action();
    } finally {
      end?.();
    }
  }

  /**
   * Waits for a turn.
   * @returns the function that ends it, to be called once; undefined if it was withdrawn before it came
   * @throws ApiError `rate-limited` if the client's share waits already, or when others need the room; `unavailable` if
   *   everybody's room is taken and nobody has more than the client
   */
  async turn(client: string, options: TurnOptions = {}): Promise<(() => void) | undefined> {
    const { cost = 1, patient = false, withdrawn } = options;
    if (withdrawn?.aborted) return undefined;
    const own = this.#clientOf(client);
    if (this.#running >= this.#options.atATime) {
      if (!patient) this.#makeRoom(own, cost);
      const came = await new Promise<boolean>((resolve, reject) => {
        const job = { cost, patient, begin: () => resolve(true), refuse: reject };
        this.#add(own, job, 1);
        own.jobs.push(job);
        withdrawn?.addEventListener('abort', () => {
          if (this.#remove(own, job)) resolve(false);
        });
      });
      if (!came) return undefined;
    } else this.#charge(own, cost);
    const begun = performance.now();
    return () => {
      const measured = (performance.now() - begun) / 1_000 / cost;
      this.#secondsPerCost += LATEST * (measured - this.#secondsPerCost);
      this.#running--;
      this.#next();
    };
  }

  #clientOf(name: string): Client {
    const known = this.#clients.get(name);
    if (known) return known;
    const client = { jobs: [], waiting: 0, finish: 0 };
    this.#clients.set(name, client);
    return client;
  }

  #charge(client: Client, cost: number): void {
    this.#running++;
    this.#clock = Math.max(this.#clock, client.finish);
    client.finish = this.#clock + cost;
  }

  /** Begins the first job of the client that has had least. */
  #next(): void {
    let first: Client | undefined;
    for (const [name, client] of this.#clients) {
      if (client.jobs.length === 0) {
        if (client.finish <= this.#clock) this.#clients.delete(name);
      } else if (!first || Math.max(this.#clock, client.finish) < Math.max(this.#clock, first.finish))
        first = client;
    }
    const [job] = first?.jobs ?? [];
    if (!first || !job) {
      if (this.#running === 0) this.#clients.clear(); // nobody waits: all begin anew together
      return;
    }
    this.#remove(first, job);
    this.#charge(first, job.cost);
    job.begin();
  }

  #add(client: Client, { cost, patient }: Job, sign: 1 | -1): void {
    if (patient) return;
    client.waiting += sign * cost;
    this.#waiting += sign * cost;
  }

  #remove(client: Client, job: Job): boolean {
    const index = client.jobs.indexOf(job);
    if (index === -1) return false;
    client.jobs.splice(index, 1);
    this.#add(client, job, -1);
    return true;
  }

  /** Where all is full, the latest job of the client that has most waiting makes room for one that has less. */
  #makeRoom(own: Client, cost: number): void {
    const { share, inAll, work } = this.#options;
    if (own.waiting > 0 && own.waiting + cost > share) throw this.#usedUp(own);
    while (this.#waiting > 0 && this.#waiting + cost > inAll) {
      const [most] = [...this.#clients.values()].sort((a, b) => b.waiting - a.waiting);
      const latest = most?.jobs.findLast(({ patient }) => !patient);
      if (!most || !latest || most.waiting <= own.waiting + cost)
        throw new ApiError('unavailable', `too many ${work}`, {
          retryAfter: this.#secondsFor(this.#waiting),
        });
      this.#remove(most, latest);
      latest.refuse(this.#usedUp(most));
    }
  }

  #usedUp({ waiting }: Client): ApiError {
    const busy = [...this.#clients.values()].filter(({ jobs }) => jobs.length > 0).length;
    return new ApiError('rate-limited', `too many of your ${this.#options.work}`, {
      retryAfter: this.#secondsFor(Math.min(this.#waiting, waiting * busy)),
    });
  }

  /** Seconds until so much is done. */
  #secondsFor(cost: number): number {
    const seconds = Math.ceil((cost * this.#secondsPerCost) / this.#options.atATime);
    return Math.min(LONGEST_RETRY_AFTER, Math.max(1, seconds));
  }
}
