// Metrics for Prometheus. One set for each process.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const WAITS = [0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400];

export class Metrics {
  readonly registry = new Registry();
  readonly requests = this.#histogram(
    'nonet_http_seconds',
    'Time to answer.',
    ['method', 'route', 'status'],
    SECONDS,
  );
  readonly errors = this.#counter('nonet_errors_total', 'Answers that were errors, by code.', ['code']);
  readonly stages = this.#histogram(
    'nonet_draw_stage_seconds',
    'Time of a drawing in a stage.',
    ['stage'],
    SECONDS,
  );
  readonly wait = this.#histogram(
    'nonet_wait_seconds',
    'From acceptance to the start of drawing.',
    [],
    WAITS,
  );
  readonly drawings = this.#counter('nonet_drawings_total', 'Drawings that ended here.', ['outcome']);
  readonly pictures = this.#counter('nonet_pictures_total', 'Pictures drawn here.', []);
  readonly busySlots = this.#gauge('nonet_worker_busy_slots', 'Drawings under way here.');
  readonly slots = this.#gauge('nonet_worker_slots', 'Drawings at a time that this worker takes.');

  /** @param ofProcess whether its memory, event loop and garbage collection are measured too */
  constructor({ ofProcess = true } = {}) {
    if (ofProcess) collectDefaultMetrics({ register: this.registry });
  }

  /** A value that is asked for when it is read. */
  measure(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: () => gauge.set(read()),
    });
  }

  #histogram(name: string, help: string, labelNames: string[], buckets: number[]): Histogram {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
