// Layer and group normalisation.
import { NonetError } from '../errors.ts';
import type { GradientThunk } from '../graph.ts';
import { float } from '../onnx/emitter.ts';
import { formatShape, type Tensor } from '../tensor.ts';
import { mul, sub } from './arithmetic.ts';
import { mean, sum } from './reduce.ts';
import { reshape } from './shape.ts';

interface LayerNormOptions {
  /** `[width]`; absent: 1. */
  readonly scale?: Tensor;
  /** `[width]`; absent: 0. */
  readonly bias?: Tensor;
  readonly epsilon?: number;
}

/**
 * Normalises the last axis to mean 0 and variance 1, then scales and shifts it (Ba et al. 2016).
 * @throws NonetError `layer-norm-shape`
 */
export function layerNorm(x: Tensor, { scale, bias, epsilon = 1e-5 }: LayerNormOptions = {}): Tensor {
  const width = x.dim(-1);
  for (const parameter of [scale, bias]) {
    if (parameter && formatShape(parameter.shape) !== formatShape([width])) {
      throw new NonetError(
        'layer-norm-shape',
        `layerNorm: expected scale and bias of shape [${width}], got ${formatShape(parameter.shape)}`,
      );
    }
  }
  const statistics = { shape: [...x.shape.slice(0, -1), 1], dtype: 'float32' } as const;
  const [out] = x.graph.record(
    'layerNorm',
    [x, ...(scale ? [scale] : []), ...(bias ? [bias] : [])],
    [{ shape: x.shape, dtype: x.dtype }, statistics, statistics],
    (e, outputs) =>
      // An empty name for an absent bias crashes ONNX Runtime: the input is left out.
      e.node('LayerNormalization', [x, scale ?? e.filled(1, [width]), ...(bias ? [bias] : [])], outputs, {
        axis: -1,
        epsilon: float(epsilon),
      }),
    ([grad, gradAverage, gradInverse], [, average, inverseDeviation]) => {
      let cached: Tensor | undefined;
      const normal = () => (cached ??= mul(sub(x, average!), inverseDeviation!));
      const rows = (tensor: Tensor) => reshape(tensor, [x.size / width, width]);
      const dOut = grad ?? x.graph.constant(0);
      const dx: GradientThunk = () => {
        const g = scale ? mul(grad!, scale) : grad!;
        const centred = sub(g, mean(g, [-1], { keepDims: true }));
        const projection = mul(normal(), mean(mul(g, normal()), [-1], { keepDims: true }));
        const throughOut = mul(sub(centred, projection), inverseDeviation!);
        // Only a second derivative comes through the statistics.
        const viaAverage = gradAverage && mul(gradAverage, 1 / width);
        const slope = () => mul(normal(), mul(mul(inverseDeviation!, inverseDeviation!), -1 / width));
        const viaInverse = gradInverse && mul(gradInverse, slope());
        return [viaAverage, viaInverse].reduce<Tensor>((total, part) => (part ? add(total, part) : total), throughOut);
      };
      const dScale: GradientThunk = () => sum(rows(mul(grad!, normal())), [0]);
      const dBias: GradientThunk = () => sum(rows(grad!), [0]);
      return [dx, ...(scale ? [dScale] : []), ...(bias ? [dBias] : [])];
    },
  );
  return out!;
}

/**
 * Normalises each group of channels of a picture (Wu & He 2018), then scales and shifts each channel.
 * @param x `[batch, channels, height, width]`
 * @throws NonetError `group-norm-shape`
 */
export function groupNorm(x: Tensor, scale: Tensor, bias: Tensor, groups: number, epsilon: number): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  if (x.rank !== 4 || channels % groups !== 0) {
    throw new NonetError(
      'group-norm-shape',
      `groupNorm: expected [batch, channels, height, width] with channels divisible by ${groups}, got ${formatShape(x.shape)}`,
    );
  }
  const grouped = reshape(x, [batch * groups, (channels / groups) * height * width]);
  const normal = reshape(layerNorm(grouped, { epsilon }), x.shape);
  return channelAffine(normal, scale, bias);
}

/** x * scale + bias with one scale and one bias per channel, in one pass (an inference-time BatchNormalization). */
function channelAffine(x: Tensor, scale: Tensor, bias: Tensor): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const perChannel = (tensor: Tensor) =>
    sum(sum(reshape(tensor, [batch, channels, height * width]), [2]), [0]);
  return x.graph.record(
    'channelAffine',
    [x, scale, bias],
    [{ shape: x.shape, dtype: x.dtype }],
    (e, [o]) => {
      const statistics = [e.filled(0, [channels]), e.filled(1, [channels])];
      e.node('BatchNormalization', [x, scale, bias, ...statistics], [o!], { epsilon: float(0) });
    },
    ([grad]) => [
      () => mul(grad!, reshape(scale, [channels, 1, 1])),
      () => perChannel(mul(grad!, x)),
      () => perChannel(grad!),
    ],
  )[0]!;
}
