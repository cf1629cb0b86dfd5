import { trainVqgan } from './vqgan/train.ts';

const [, , recipe, run] = process.argv;
const ac = new AbortController();
process.on('SIGTERM', () => ac.abort());
process.on('SIGINT', () => ac.abort());
await trainVqgan({
  recipe: recipe!,
  dataDir: '/work/main/.data',
  runDir: run!,
  threads: 2,
  signal: ac.signal,
  onStep: (e, t) => {
    if (e.step % 10 === 0)
      console.log(
        new Date().toISOString().slice(11, 19),
        e.step,
        '/',
        t,
        'loss',
        e.loss.toFixed(4),
        'pixel',
        e.metrics.pixel!.toFixed(4),
        'gn',
        e.gradientNorm.toFixed(2),
        'wait',
        e.waitShare.toFixed(2),
        's/s',
        e.samplesPerSecond.toFixed(1),
      );
  },
});
process.exit(0);
