// Arithmetic of capacity: machines and their cost for so many pictures a day.
import { DAY_PEAK } from '@nonet/server/bench';

export const PICTURES_A_DRAWING = 9;
const DAY_SECONDS = 86_400;

export interface DayPlan {
  /** Drawings that one machine makes in a day if it never rests. */
  readonly drawingsPerMachineDay: number;
  /** Enough for the day's mean: in its busiest hours a queue grows, and is drawn later. */
  readonly machines: number;
  readonly costPerDay: number;
  /** Enough for the busiest minute of a viral day. */
  readonly peakMachines: number;
  readonly peakCostPerDay: number;
  /** With `machines`. */
  readonly costPerThousandPictures: number;
}

export interface DayPlanOptions {
  readonly picturesPerDay: number;
  readonly secondsPerDrawing: number;
  /** Share of its time that a machine draws at most. */
  readonly utilisation: number;
  readonly pricePerMachineHour: number;
}

export function planDay(options: DayPlanOptions): DayPlan {
  const { picturesPerDay, secondsPerDrawing, utilisation, pricePerMachineHour } = options;
  const drawingsPerMachineDay = DAY_SECONDS / secondsPerDrawing;
  const mean = picturesPerDay / PICTURES_A_DRAWING / (drawingsPerMachineDay * utilisation);
  const machines = Math.ceil(mean);
  const peakMachines = Math.ceil(mean * DAY_PEAK);
  const cost = (count: number) => count * 24 * pricePerMachineHour;
  return {
    drawingsPerMachineDay,
    machines,
    costPerDay: cost(machines),
    peakMachines,
    peakCostPerDay: cost(peakMachines),
    costPerThousandPictures: (cost(machines) / picturesPerDay) * 1_000,
  };
}
