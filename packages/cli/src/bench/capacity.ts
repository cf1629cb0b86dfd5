// Number and cost of the machines for a day's pictures, and waiting times on a viral day.

import { NonetError } from '@nonet/core';
import { type ReplayResult, replayDay } from '@nonet/server/bench';
import { type DayPlan, PICTURES_A_DRAWING, planDay } from './day-plan.ts';
import { timeDrawings } from './draw.ts';

/** A model to be measured, or one whose time is known. */
export interface CapacityModel {
  readonly name: string;
  readonly source: { readonly folder: string } | { readonly secondsPerDrawing: number };
}

export interface CapacityOptions {
  readonly models: readonly CapacityModel[];
  readonly picturesPerDay: readonly number[];
  readonly pricePerMachineHour: number;
  /** Share of its time that a machine draws at most. */
  readonly utilisation: number;
  readonly runs: number;
  readonly threads: number;
  /** What is really sent for a day, within so many seconds; no replay when 0. */
  readonly requests: number;
  readonly seconds: number;
  readonly databaseUrl?: string;
  /** Ends the replay. */
  readonly signal?: AbortSignal;
  readonly onPhase?: (phase: string) => void;
}

interface CapacityDay extends DayPlan {
  readonly picturesPerDay: number;
  /** Absent when the pictures were not measured. */
  readonly storedGigabytesPerDay?: number;
  /** The viral day on `machines` machines. */
  readonly replay?: ReplayResult;
}

export interface CapacityResult {
  readonly model: string;
  readonly secondsPerDrawing: number;
  readonly measured: boolean;
  readonly days: readonly CapacityDay[];
}

/** @throws NonetError `bench-failed` if an accepted request was lost */
export async function benchCapacity(options: CapacityOptions): Promise<CapacityResult[]> {
  const results: CapacityResult[] = [];
  for (const model of options.models) results.push(await benchModel(model, options));
  return results;
}

async function benchModel(
  { name, source }: CapacityModel,
  options: CapacityOptions,
): Promise<CapacityResult> {
  const { runs, threads, onPhase = () => {} } = options;
  const measured = 'folder' in source;
  if (measured) onPhase(`measuring ${name}`);
  const timed = measured ? (await timeDrawings({ model: source.folder, runs, threads }))[0] : undefined;
  const secondsPerDrawing = timed?.warmSeconds ?? (source as { secondsPerDrawing: number }).secondsPerDrawing;
  const days: CapacityDay[] = [];
  for (const picturesPerDay of options.picturesPerDay) {
    const plan = planDay({ ...options, picturesPerDay, secondsPerDrawing });
    onPhase(`replaying a day of ${picturesPerDay} pictures of ${name} on ${plan.machines} machines`);
    const replay = await replayOn(plan, picturesPerDay, options);
    days.push({
      picturesPerDay,
      ...plan,
      ...(timed ? { storedGigabytesPerDay: (picturesPerDay * timed.pictureBytes) / 1e9 } : {}),
      ...(replay ? { replay } : {}),
    });
  }
  return { model: name, secondsPerDrawing, measured, days };
}

async function replayOn(
  { machines, drawingsPerMachineDay }: DayPlan,
  picturesPerDay: number,
  { requests, seconds, databaseUrl, signal }: CapacityOptions,
): Promise<ReplayResult | undefined> {
  if (requests === 0) return undefined;
  const replay = await replayDay({
    drawingsPerDay: picturesPerDay / PICTURES_A_DRAWING,
    capacityPerDay: machines * drawingsPerMachineDay,
    requests,
    seconds,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(signal ? { signal } : {}),
  });
  if (replay.lost > 0) {
    throw new NonetError('bench-failed', `${replay.lost} of ${replay.accepted} accepted requests were lost`);
  }
  return replay;
}

export function formatCapacity(results: readonly CapacityResult[], pricePerMachineHour: number): string {
  const blocks = results.map(({ model, secondsPerDrawing, measured, days }) =>
    [
      `${model}: nine pictures in ${secondsPerDrawing.toFixed(2)} s (${measured ? 'measured here' : 'given'})`,
      ...days.flatMap(formatDay),
    ].join('\n'),
  );
  return [...blocks, `A machine is one like this, at ${pricePerMachineHour} per hour (--price).`].join(
    '\n\n',
  );
}

const money = (amount: number): string => amount.toFixed(2);
const whole = (value: number): string => value.toLocaleString('en');

function formatDay(day: CapacityDay): string[] {
  const lines: [string, string][] = [
    ['machines, the day through', `${whole(day.machines)}, ${money(day.costPerDay)} a day`],
    ['machines, no line at its peak', `${whole(day.peakMachines)}, ${money(day.peakCostPerDay)} a day`],
    ['cost of 1,000 pictures', money(day.costPerThousandPictures)],
  ];
  if (day.storedGigabytesPerDay !== undefined) {
    lines.push(['pictures stored', `${day.storedGigabytesPerDay.toFixed(1)} GB a day`]);
  }
  if (day.replay) {
    const { waitP50Seconds, waitP99Seconds, queuePeak, lost, accepted, requests, resolutionSeconds } =
      day.replay;
    lines.push(
      [
        'viral day: waits, p50 and p99',
        `${whole(waitP50Seconds)} s, ${whole(waitP99Seconds)} s (to ${resolutionSeconds} s)`,
      ],
      ['viral day: longest line', `${whole(queuePeak)} drawings`],
      ['viral day: lost', `${lost} of ${accepted} accepted, of ${requests} sent`],
    );
  }
  return [
    `  ${whole(day.picturesPerDay)} pictures a day`,
    ...lines.map(([name, value]) => `    ${`${name}:`.padEnd(34)}${value}`),
  ];
}
