// The Postgres of a measurement: our own binaries, the system's, or one that runs already.
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { findSystemPostgres } from '../db/postgres-binaries.ts';
import { PostgresCluster } from '../db/postgres-cluster.ts';
import { ServiceError } from '../service-error.ts';

/** `embedded`: the binaries of npm; `system`: those that the machine has, as an administrator would run them. */
export type PostgresChoice = 'embedded' | 'system';

interface BenchPostgresOptions {
  /** One that runs already. */
  readonly databaseUrl?: string;
  readonly postgres?: PostgresChoice;
}

export class BenchPostgres {
  readonly url: string;
  /** Of the server; undefined while it is down, and always of one that ran already. */
  readonly pid: () => number | undefined;
  readonly close: () => Promise<void>;

  private constructor(url: string, pid: () => number | undefined, close: () => Promise<void>) {
    this.url = url;
    this.pid = pid;
    this.close = close;
  }

  /**
   * Starts one with its files in a folder; it is started again whenever it dies.
   * @throws ServiceError `database-binaries`, `database-start-failed`
   */
  static async start(
    folder: string,
    { databaseUrl, postgres = 'embedded' }: BenchPostgresOptions,
  ): Promise<BenchPostgres> {
    if (databaseUrl !== undefined) {
      return new BenchPostgres(
        databaseUrl,
        () => undefined,
        async () => {},
      );
    }
    const system = postgres === 'system' ? findSystemPostgres() : undefined;
    if (postgres === 'system' && !system) {
      throw new ServiceError('database-binaries', 'this machine has no Postgres of its own: install one');
    }
    const cluster = PostgresCluster.in(folder, system);
    const { url, close } = await startEmbeddedPostgres(folder, cluster);
    return new BenchPostgres(url, () => cluster.runningPid(), close);
  }
}
