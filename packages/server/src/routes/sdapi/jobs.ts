// Requests of this node that are being drawn, by caller: clients ask for progress, and interrupt, without naming one.
import type { DrawEvent } from '@nonet/api';
import type { FastifyRequest } from 'fastify';
import { type Caller, hasSecret } from '../caller.ts';

/** Choices of models that are remembered; beyond, the oldest is forgotten. */
const MOST_CHOICES = 10_000;

/** A request that waits for its pictures. */
export class SdJob {
  readonly id: string;
  readonly owner: string;
  readonly startedAt = new Date();
  interrupted = false;
  /** Steps done of all steps. */
  done = 0;
  total = 1;
  /** Until the pictures are there, if it is known. */
  seconds: number | undefined;
  /** Drawings that are made before this one, while it waits. */
  position: number | undefined;
  /** The latest unfinished pictures, as `data:` URLs. */
  previews: readonly string[] = [];

  constructor(id: string, owner: string) {
    this.id = id;
    this.owner = owner;
  }

  /** Takes over what an event says. */
  note(event: DrawEvent): void {
    if (event.type === 'queued') {
      this.position = event.position;
      this.seconds = event.etaSeconds;
    }
    if (event.type !== 'progress') return;
    this.position = undefined;
    this.done = event.done;
    this.total = event.total;
    this.previews = event.previews ?? this.previews;
  }
}

/** Whose jobs a request may see. */
export interface SdClient {
  readonly name: string;
  /** Whether the name is a secret: pictures are shown to no other. */
  readonly identified: boolean;
}

/**
 * Clients of that API keep no cookies: without a key, one is known by address and program. Neither is a secret.
 */
export function sdClientOf(request: FastifyRequest, { owner, account, key, user }: Caller): SdClient {
  const identified = key !== undefined || user !== undefined || hasSecret(request);
  return { identified, name: identified ? owner : `${account} ${request.headers['user-agent'] ?? ''}` };
}

export class SdJobs {
  readonly #open = new Map<string, Set<SdJob>>();
  readonly #models = new Map<string, string>();

  /** The jobs of a client, the oldest first. */
  of({ name }: SdClient): readonly SdJob[] {
    return [...(this.#open.get(name) ?? [])];
  }

  /** Runs `action` while `job` is among the jobs of its client. */
  async run<T>({ name }: SdClient, job: SdJob, action: () => Promise<T>): Promise<T> {
    const jobs = this.#open.get(name) ?? new Set();
    this.#open.set(name, jobs.add(job));
    try {
      return await action();
    } finally {
      jobs.delete(job);
      if (jobs.size === 0) this.#open.delete(name);
    }
  }

  /** Remembers the model that a client draws with from now on, on this node. */
  choose({ name }: SdClient, model: string): void {
    this.#models.delete(name);
    this.#models.set(name, model);
    if (this.#models.size > MOST_CHOICES) this.#models.delete(this.#models.keys().next().value!);
  }

  chosenBy = ({ name }: SdClient): string | undefined => this.#models.get(name);
}
