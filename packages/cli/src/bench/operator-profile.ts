// Reads the profiles that ONNX Runtime writes of its sessions: time and number of nodes by operator.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface OperatorTime {
  readonly operator: string;
  /** Milliseconds of one run. */
  readonly ms: number;
  readonly nodes: number;
}

export interface SessionProfile {
  /** Times that the session ran. */
  readonly runs: number;
  /** Milliseconds in kernels of one run. */
  readonly ms: number;
  readonly nodes: number;
  /** Those that take most time first. */
  readonly operators: readonly OperatorTime[];
}

/** An event of Chrome's trace format, as ONNX Runtime writes it. */
interface TraceEvent {
  readonly cat: string;
  readonly name: string;
  /** In microseconds. */
  readonly dur: number;
  readonly args?: { readonly op_name?: string };
}

/** The profiles in a folder, the sessions that took most time first. */
export function readProfiles(folder: string): SessionProfile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => profileOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as TraceEvent[]))
    .filter(({ runs }) => runs > 0)
    .sort((a, b) => b.ms * b.runs - a.ms * a.runs);
}

function profileOf(events: readonly TraceEvent[]): SessionProfile {
  const runs = events.filter(({ name }) => name === 'model_run').length;
  const byOperator = new Map<string, { ms: number; nodes: number }>();
  for (const { cat, name, dur, args } of events) {
    if (cat !== 'Node' || !name.endsWith('_kernel_time')) continue;
    const operator = args?.op_name ?? name;
    const sum = byOperator.get(operator) ?? { ms: 0, nodes: 0 };
    byOperator.set(operator, { ms: sum.ms + dur / 1000, nodes: sum.nodes + 1 });
  }
  const operators = [...byOperator]
    .map(([operator, { ms, nodes }]) => ({ operator, ms: ms / runs, nodes: Math.round(nodes / runs) }))
    .sort((a, b) => b.ms - a.ms);
  const total = (key: 'ms' | 'nodes') => operators.reduce((sum, operator) => sum + operator[key], 0);
  return { runs, ms: total('ms'), nodes: total('nodes'), operators };
}

/** Profiles as tables for people. */
export const formatProfiles = (profiles: readonly SessionProfile[]): string =>
  profiles
    .map(({ runs, ms, nodes, operators }) =>
      [
        `${runs} ${runs === 1 ? 'run' : 'runs'} of a session, each ${ms.toFixed(2)} ms in ${nodes} nodes`,
        ...operators
          .filter((operator) => operator.ms >= 0.01 * ms)
          .map((operator) => {
            const time = operator.ms.toFixed(2).padStart(10);
            return `  ${operator.operator.padEnd(28)}${time} ms ${String(operator.nodes).padStart(6)} nodes`;
          }),
      ].join('\n'),
    )
    .join('\n\n');
