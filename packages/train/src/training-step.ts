// One training step as a graph: batch and parameters in; loss, metrics and every gradient out.
import { Graph, grad } from '@nonet/tensor';
import type { TrainingTask } from './trainer.ts';

/** Outputs are `loss`, `metric/<name>` and `gradient/<parameter>`. */
export function traceStep(task: Pick<TrainingTask, 'build'>): Graph {
  const graph = new Graph();
  const { loss, metrics } = task.build(graph);
  const parameters = [...graph.parameters.values()];
  const gradients = grad(
    loss,
    parameters.map(({ tensor }) => tensor),
  );
  graph.output('loss', loss);
  for (const [name, metric] of Object.entries(metrics)) graph.output(`metric/${name}`, metric);
  parameters.forEach(({ name }, index) => {
    graph.output(`gradient/${name}`, gradients[index]!);
  });
  return graph;
}
