// Addresses of the account pages, and the duration of a session.

/** Below it better-auth answers what other services send people back to. */
export const AUTH_PATH = '/api/account/auth';
/** The page that people come back to. */
export const ACCOUNT_PAGE = '/account';
export const SESSION_DAYS = 30;
