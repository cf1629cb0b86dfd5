// How the models get their sessions: Node and the browser each bring their own way.
import type { Graph, ParameterValues, Session, SessionOptions } from '@nonet/tensor';

/** Compiles a graph with its weights as constants, for the machine at hand. */
export type Compile = (
  graph: Graph,
  weights: ParameterValues,
  options?: Pick<SessionOptions, 'seldom'>,
) => Promise<Session>;
