// `nonet bench capacity`: machines, cost and waits for so many pictures a day.
import { type Command, InvalidArgumentError } from 'commander';
import type { CapacityModel } from '../bench/capacity.ts';
import { examples, toNumber, toWhole } from '../command.ts';
import { DEFAULT_MODEL, modelFolder } from '../model-folder.ts';

interface CapacityFlags {
  readonly model?: readonly CapacityModel[];
  readonly picturesPerDay: readonly number[];
  readonly price: number;
  readonly utilisation: number;
  readonly runs: number;
  readonly threads: number;
  readonly requests: number;
  readonly seconds: number;
  readonly json?: boolean;
}

/** No provider's: about what two virtual cores without GPU were rented for, in dollars. */
const PRICE = 0.1;

export function addCapacityBench(bench: Command, signal: AbortSignal): void {
  bench
    .command('capacity')
    .summary('machines and cost for so many pictures a day, and the waits of a viral day')
    .description(
      'Measures how fast this machine draws, counts machines and their cost, and replays a viral day through real web nodes, Postgres and workers with simulated drawing, time compressed. Ends with an error if anything accepted was lost.',
    )
    .option(
      '-m, --model <names...>',
      `models to measure; name=seconds: nine pictures take so long (default: ${DEFAULT_MODEL})`,
      addModel,
    )
    .option('--pictures-per-day <numbers>', 'with commas', toWholes, [50_000, 5_000_000])
    .option('--price <number>', 'of a machine like this, per hour, in any currency', toNumber, PRICE)
    .option('--utilisation <share>', 'part of its time that a machine draws at most', toShare, 0.8)
    .option('--runs <number>', 'drawings measured', toWhole, 5)
    .option('--threads <number>', 'threads; 0: as many as there are cores', toWhole, 0)
    .option('--requests <number>', 'sent for a day; 0: no replay', toWhole, 500)
    .option('--seconds <number>', 'that the day is replayed in', toNumber, 120)
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      examples(
        'nonet bench capacity',
        'nonet bench capacity --model nonet-1 dalle-mini/dalle-mini=35 --price 0.08 --json',
      ),
    )
    .action(async ({ json, model: models = [measured(DEFAULT_MODEL)], price, ...flags }: CapacityFlags) => {
      const { benchCapacity, formatCapacity } = await import('../bench/capacity.ts');
      const databaseUrl = process.env['DATABASE_URL'];
      const results = await benchCapacity({
        ...flags,
        models,
        pricePerMachineHour: price,
        signal,
        ...(databaseUrl ? { databaseUrl } : {}),
        onPhase: (phase) => console.error(`${phase} ...`),
      });
      console.log(
        json ? JSON.stringify({ pricePerMachineHour: price, results }) : formatCapacity(results, price),
      );
    });
}

const measured = (name: string): CapacityModel => ({ name, source: { folder: modelFolder(name) } });

function addModel(text: string, before: readonly CapacityModel[] = []): CapacityModel[] {
  const [, name, seconds] = /^(.+)=([\d.]+)$/.exec(text) ?? [];
  if (name === undefined) return [...before, measured(text)];
  const secondsPerDrawing = Number(seconds);
  if (!(secondsPerDrawing > 0)) throw new InvalidArgumentError('Expected name=seconds.');
  return [...before, { name, source: { secondsPerDrawing } }];
}

function toWholes(text: string): number[] {
  const numbers = text.split(',').map((part) => toWhole(part.trim()));
  if (numbers.includes(0)) throw new InvalidArgumentError('Expected numbers of at least 1.');
  return numbers;
}

function toShare(text: string): number {
  const share = toNumber(text);
  if (share <= 0 || share > 1) throw new InvalidArgumentError('Expected a number above 0, at most 1.');
  return share;
}
