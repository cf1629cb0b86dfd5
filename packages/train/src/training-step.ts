// One training step as a graph: batch and parameters in; loss, metrics and every gradient out.
import { Graph, grad, type Tensor } from '@nonet/tensor';

/** What has a loss to make smaller. */
export interface StepBuilder {
  /** Declares the inputs and parameters and returns the scalar loss, and scalars worth watching. */
  build(graph: Graph): { loss: Tensor; metrics: Readonly<Record<string, Tensor>> };
}

/** Outputs are `loss`, `metric/<name>` and `gradient/<parameter>`. */
export function traceStep(builder: StepBuilder): Graph {
  const graph = new Graph();
  const { loss, metrics } = builder.build(graph);
  const parameters = [...graph.parameters.values()];
  const tensors = parameters.map(({ tensor }) => tensor);
  const gradients = grad(loss, tensors);
  graph.output('loss', loss);
  for (const [name, metric] of Object.entries(metrics)) graph.output(`metric/${name}`, metric);
  parameters.forEach(({ name }, index) => {
    graph.output(`gradient/${name}`, gradients[index]!);
  });
  return graph;
}
