import { expect, it } from 'vitest';
import { planDay } from './day-plan.ts';

it('counts machines and money', () => {
  const options = { secondsPerDrawing: 1, utilisation: 0.5, pricePerMachineHour: 2 };
  // 43,200 drawings a machine and day at half its time: 388,800 pictures.
  expect(planDay({ ...options, picturesPerDay: 388_800 })).toMatchObject({
    drawingsPerMachineDay: 86_400,
    machines: 1,
    costPerDay: 48,
    costPerThousandPictures: expect.closeTo(48_000 / 388_800, 9),
  });
  const more = planDay({ ...options, picturesPerDay: 3_888_001 });
  expect(more.machines).toBe(11);
  expect(more.peakMachines).toBeGreaterThan(20);
  expect(more.peakCostPerDay).toBe(more.peakMachines * 48);
});
