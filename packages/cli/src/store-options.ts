// Options of commands that work on the store of a service.
import { Option } from 'commander';

export interface StoreFlags {
  readonly data: string;
  readonly pictures?: string;
}

/** The data folder of the service that is meant. */
export const dataOption = (): Option =>
  new Option('-d, --data <folder>', 'data folder of the service (environment: NONET_DATA)').default(
    process.env['NONET_DATA'] ?? '.nonet',
  );

/** `DATABASE_URL` names the store, or the data folder. */
export function storeOf({ data }: StoreFlags): { readonly data: string; readonly databaseUrl?: string } {
  const databaseUrl = process.env['DATABASE_URL'];
  return { data, ...(databaseUrl ? { databaseUrl } : {}) };
}
