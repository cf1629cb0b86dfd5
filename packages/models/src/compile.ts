// The function that compiles a graph into a session, provided by Node or by the browser.
import type { BytePreference, Graph, ParameterValues, Session, SessionOptions } from '@nonet/tensor';

/** Compiles a graph with its weights as constants, for the machine at hand. */
export interface Compile {
  (graph: Graph, weights: ParameterValues, options?: Pick<SessionOptions, 'seldom'>): Promise<Session>;
  /** How the sessions multiply bytes; absent where that is not known. */
  readonly bytes?: () => Promise<BytePreference>;
}
