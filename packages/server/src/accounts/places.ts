// Where accounts are found, and for how long somebody stays signed in.

/** Below it better-auth answers what other services send people back to. */
export const AUTH_PATH = '/api/account/auth';
/** The page that people come back to. */
export const ACCOUNT_PAGE = '/account';
export const SESSION_DAYS = 30;
