// One Postgres for all tests of a run that need only a database on it: starting one each took longer than most tests.
import {
  SHARED_SERVER,
  startTestPostgres,
  type TestPostgres,
} from '../packages/server/src/testing/postgres.ts';

let postgres: Promise<TestPostgres> | undefined;
/** Projects that use it. */
let users = 0;

export async function setup(): Promise<void> {
  users++;
  postgres ??= startTestPostgres();
  process.env[SHARED_SERVER] = (await postgres).url;
}

export async function teardown(): Promise<void> {
  if (--users === 0) await (await postgres)?.close();
}
