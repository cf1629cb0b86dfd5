// The result of one of the doctor's checks.

export interface Finding {
  /** What was looked at: `database`. */
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly message: string;
  /** What to do about it; absent when all is well. */
  readonly advice?: string;
}

export const ok = (name: string, message: string): Finding => ({ name, state: 'ok', message });

export const warn = (name: string, message: string, advice: string): Finding => ({
  name,
  state: 'warn',
  message,
  advice,
});

export const fail = (name: string, message: string, advice: string): Finding => ({
  name,
  state: 'fail',
  message,
  advice,
});
