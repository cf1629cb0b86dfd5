// A job's progress as AUTOMATIC1111's clients poll it.
import type { SdProgress } from '@nonet/api';
import type { SdJob } from './jobs.ts';

/** `20220615093000` */
const timestamp = (date: Date): string => date.toISOString().replaceAll(/\D/g, '').slice(0, 14);

const IDLE: SdProgress = {
  progress: 0,
  eta_relative: 0,
  state: {
    skipped: false,
    interrupted: false,
    stopping_generation: false,
    job: '',
    job_count: 0,
    job_timestamp: timestamp(new Date(0)),
    job_no: 0,
    sampling_step: 0,
    sampling_steps: 0,
  },
  current_image: null,
  textinfo: null,
};

const textOf = ({ position }: SdJob): string | null => {
  if (position === undefined) return null;
  return position === 0 ? 'next in the queue' : `${position} drawings before this one in the queue`;
};

/**
 * @param jobs of one client
 * @param withImage whether an unfinished picture may be shown
 * @param now in milliseconds
 */
export function progressOf(jobs: readonly SdJob[], withImage: boolean, now = Date.now()): SdProgress {
  const [job] = jobs;
  if (!job) return IDLE;
  const { done, total, startedAt, seconds, interrupted, previews } = job;
  const progress = Math.min(1, done / total);
  const elapsed = (now - startedAt.getTime()) / 1_000;
  const [preview] = withImage ? previews : [];
  return {
    progress,
    eta_relative: progress > 0 ? elapsed / progress - elapsed : (seconds ?? 0),
    state: {
      ...IDLE.state,
      interrupted,
      job: job.id,
      job_count: jobs.length,
      job_timestamp: timestamp(startedAt),
      sampling_step: done,
      sampling_steps: total,
    },
    current_image: preview === undefined ? null : preview.slice(preview.indexOf(',') + 1),
    textinfo: textOf(job),
  };
}
