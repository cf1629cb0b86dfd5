// Ctrl-C: the first asks the command to stop cleanly, the second ends the process.

const EXIT_INTERRUPTED = 130;

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
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    stop: () => signals.forEach((name) => process.off(name, onSignal)),
  };
}
