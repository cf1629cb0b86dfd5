// The tables as TypeScript sees them; their purpose is stated in migrations/0001-drawings.ts.
import type { Delay, DrawRequest, ErrorBody, Scene } from '@nonet/api';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Scope } from '../keys/api-keys.ts';

export type DrawingStatus = 'waiting' | 'drawing' | 'done' | 'failed' | 'cancelled';

interface DrawingsTable {
  id: string;
  seq: Generated<number>;
  owner: string;
  account: string;
  band: number;
  turn: number;
  model: string;
  request: JSONColumnType<DrawRequest & { readonly seed: number }>;
  content_key: string;
  status: DrawingStatus;
  attempts: Generated<number>;
  not_before: Date | null;
  worker: string | null;
  lease_until: Date | null;
  error: JSONColumnType<ErrorBody> | null;
  created_at: Generated<Date>;
  started_at: Date | null;
  ended_at: Date | null;
  /** Published by its owner: retention passes it over. */
  kept: Generated<boolean>;
}

/** What drawing gave. Pictures are names in the blob store. */
export interface DrawingResult {
  readonly seed: number;
  readonly seconds: number;
  readonly pictures: readonly string[];
  readonly notes?: readonly string[];
  readonly scene?: Scene;
}

interface ResultsTable {
  content_key: string;
  result: JSONColumnType<DrawingResult>;
  created_at: Generated<Date>;
}

interface ProgressTable {
  content_key: string;
  attempt: number;
  done: number;
  total: number;
  previews: Buffer[];
}

interface AccountsTable {
  account: string;
  band: number;
  base: number;
  finish: number;
  accepted: number;
  backlog_limit: number;
}

interface ClockTable {
  band: number;
  turn: number;
  busy: boolean;
}

interface WorkersTable {
  id: string;
  host: string;
  models: string[];
  /** Digests, in the order of `models`. */
  weights: string[];
  slots: number;
  seconds_per_drawing: number | null;
  /** Why it draws nothing at present. */
  delayed: Delay | null;
  heartbeat_at: Date;
}

interface ApiKeysTable {
  id: string;
  digest: string;
  name: string;
  scopes: Scope[];
  band: number;
  pictures_per_day: number | null;
  created_at: Generated<Date>;
  revoked_at: Date | null;
  /** The account that it was made for; null: a key of the host. */
  user_id: string | null;
}

interface KeyUsageTable {
  key_id: string;
  day: Date;
  pictures: number;
}

interface BlobsTable {
  name: string;
  check_at: Date | null;
}

interface ChoresTable {
  name: string;
  done_at: Date;
}

interface SaltsTable {
  day: Date;
  salt: Buffer;
}

interface BansTable {
  id: Generated<number>;
  subject: string;
  reason: string;
  until: Date | null;
  created_at: Generated<Date>;
}

interface AuditTable {
  id: Generated<number>;
  at: Generated<Date>;
  actor: string;
  action: string;
  subject: string;
  detail: JSONColumnType<object>;
}

interface ReportsTable {
  id: Generated<number>;
  kind: 'picture' | 'refusal';
  drawing: string | null;
  prompt: string | null;
  reason: string;
  message: string;
  reporter: string;
  status: Generated<'open' | 'upheld' | 'dismissed'>;
  note: string | null;
  created_at: Generated<Date>;
  closed_at: Date | null;
}

interface SettingsTable {
  name: string;
  /** Any JSON. */
  value: ColumnType<unknown, string, string>;
}

interface SharesTable {
  id: string;
  drawing: string;
  /** Postgres' tsvector. */
  words: string;
  published: number | null;
  published_at: Date | null;
  likes: Generated<number>;
  created_at: Generated<Date>;
}

interface LikesTable {
  share: string;
  caller: string;
}

interface AuthUsersTable {
  id: string;
  email: string;
  created_at: Date;
}

interface AuthSessionsTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: Date;
  created_at: Date;
}

interface AuthIdentitiesTable {
  id: string;
  provider_id: string;
  user_id: string;
  created_at: Date;
}

interface AuthPasskeysTable {
  id: string;
  name: string | null;
  user_id: string;
  created_at: Date | null;
}

interface AuthVerificationsTable {
  value: string;
  expires_at: Date;
}

interface AccountUsageTable {
  user_id: string;
  day: Date;
  pictures: number;
}

interface SubscriptionsTable {
  user_id: string;
  customer: string | null;
  status: string | null;
  paid_until: Date | null;
  renews: Generated<boolean>;
  updated_at: Generated<Date>;
}

interface StripeEventsTable {
  id: string;
  at: Generated<Date>;
}

interface UpscalesTable {
  picture: string;
  result: string | null;
  attempts: Generated<number>;
  lease_until: Date | null;
  asked_at: Generated<Date>;
}

export interface Schema {
  auth_users: AuthUsersTable;
  auth_sessions: AuthSessionsTable;
  auth_identities: AuthIdentitiesTable;
  auth_passkeys: AuthPasskeysTable;
  auth_verifications: AuthVerificationsTable;
  account_usage: AccountUsageTable;
  subscriptions: SubscriptionsTable;
  stripe_events: StripeEventsTable;
  api_keys: ApiKeysTable;
  key_usage: KeyUsageTable;
  drawings: DrawingsTable;
  results: ResultsTable;
  progress: ProgressTable;
  accounts: AccountsTable;
  clock: ClockTable;
  workers: WorkersTable;
  blobs: BlobsTable;
  chores: ChoresTable;
  reports: ReportsTable;
  salts: SaltsTable;
  bans: BansTable;
  audit: AuditTable;
  settings: SettingsTable;
  shares: SharesTable;
  likes: LikesTable;
  upscales: UpscalesTable;
}
