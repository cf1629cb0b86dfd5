// Checks of what the service needs, for `nonet doctor`.
export { checkCertificate } from './certificate.ts';
export type { DatabasePlace } from './database.ts';
export { checkDatabase } from './database.ts';
export type { Finding } from './finding.ts';
export { fail, ok, warn } from './finding.ts';
export { checkPictures } from './pictures.ts';
export type { WebSettings } from './settings.ts';
export { checkOpenness, checkPort } from './settings.ts';
