// The progress bar of a training run: step, loss, speed, time left.
import type { LogEntry } from '@nonet/train';

/** Runs a training with a bar that its steps move. */
export async function withTrainingProgress(
  label: string,
  train: (
    onStep: (entry: LogEntry, total: number) => void,
    onSample: (file: string) => void,
  ) => Promise<void>,
): Promise<void> {
  const { startProgress } = await import('./progress.ts');
  const progress = startProgress(label);
  try {
    let note = '';
    await train(
      (entry, total) => progress.update(entry.step, total, describe(entry, total) + note),
      (file) => {
        note = `  ${file}`;
      },
    );
  } finally {
    progress.stop();
  }
}

function describe({ step, loss, samplesPerSecond, hours }: LogEntry, total: number): string {
  const left = ((hours * 60) / step) * (total - step);
  return `step ${step}/${total}  loss ${loss.toFixed(3)}  ${samplesPerSecond.toFixed(1)} pictures/s  ${left.toFixed(0)} min left`;
}
