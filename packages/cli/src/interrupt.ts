// Ctrl-C and signals: the first asks the command to stop cleanly, the second ends the process.

const EXIT_INTERRUPTED = 130;
/**
 * Ctrl-C, a supervisor, a terminal or remote session that is closed, and Ctrl-Break; Windows sends all but the second,
 * and ends the process some seconds after its console was closed.
 */
const SIGNALS: readonly NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  ...(process.platform === 'win32' ? (['SIGBREAK'] as const) : []),
];
/** How often it is checked whether npm still runs. */
const CHECK_MS = 500;

export interface Interrupts {
  readonly signal: AbortSignal;
  stop(): void;
}

export function watchInterrupts(): Interrupts {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  const forget = watchNpm(() => controller.abort());
  return {
    signal: controller.signal,
    stop() {
      forget();
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}

/**
 * Calls `onEnd` when npm, or the shell that it started this process with, has ended: both pass on no signal, so that a
 * supervisor who ends `npm start` would leave this process behind. On Windows nobody tells who ends.
 */
function watchNpm(onEnd: () => void): () => void {
  if (process.env['npm_execpath'] === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onEnd();
  }, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
