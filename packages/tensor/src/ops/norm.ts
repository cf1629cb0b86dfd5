// Layer and group normalisation.
import { NonetError } from '@nonet/core';
import type { GradientThunk } from '../graph.ts';
import { type Emitter, float } from '../onnx/emitter.ts';
import { formatShape, type Shape, sameShape, type Tensor } from '../tensor.ts';
import { mul, sub } from './arithmetic.ts';
import { mean, sum } from './reduce.ts';
import { onceOnly } from './second-order.ts';
import { reshape } from './shape.ts';

const lazy = <T>(make: () => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

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
    (e, outputs) => {
      // An empty name for an absent bias crashes ONNX Runtime: the input is left out.
      const inputs = [x, scale ?? e.filled(1, [width]), ...(bias ? [bias] : [])];
      const used = outputs.some((output, i) => i > 0 && e.needs(output)) ? outputs : outputs.slice(0, 1);
      e.node('LayerNormalization', inputs, used, { axis: -1, epsilon: float(epsilon) });
    },
    ([grad, ...ofStatistics], [, average, inverseDeviation]) => {
      if (ofStatistics.some(Boolean)) return onceOnly('layerNorm', 3)();
      const normal = lazy(() => mul(sub(x, average!), inverseDeviation!));
      const rows = (tensor: Tensor) => reshape(tensor, [x.size / width, width]);
      const dx: GradientThunk = () => {
        const g = scale ? mul(grad!, scale) : grad!;
        const centred = sub(g, mean(g, [-1], { keepDims: true }));
        const projection = mul(normal(), mean(mul(g, normal()), [-1], { keepDims: true }));
        return mul(sub(centred, projection), inverseDeviation!);
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
 * @param scale `[channels]`
 * @param bias `[channels]`
 * @throws NonetError `group-norm-shape`
 */
export function groupNorm(x: Tensor, scale: Tensor, bias: Tensor, groups: number, epsilon: number): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const parametersFit = [scale, bias].every(({ shape }) => sameShape(shape, [channels]));
  if (x.rank !== 4 || channels % groups !== 0 || !parametersFit) {
    throw new NonetError(
      'group-norm-shape',
      `groupNorm: expected [batch, channels, height, width] with channels divisible by ${groups}, scale and bias [channels], got ${formatShape(x.shape)}, ${formatShape(scale.shape)} and ${formatShape(bias.shape)}`,
    );
  }
  const rows = batch * groups;
  const rowLength = (channels / groups) * height * width;
  const statistics = { shape: [rows, 1], dtype: 'float32' } as const;
  const [out, normalised] = x.graph.record(
    'groupNorm',
    [x, scale, bias],
    [{ shape: x.shape, dtype: x.dtype }, { shape: [rows, rowLength], dtype: x.dtype }, statistics],
    (e, [o, normal, inverseDeviation]) => {
      if (!e.needs(normal!) && !e.needs(inverseDeviation!)) {
        emitGroupNorm(e, { x, scale, bias, groups, epsilon }, o!);
        return;
      }
      const grouped = e.value('Reshape', [x, e.ints([rows, rowLength])]);
      const ones = e.filled(1, [rowLength]);
      const unusedAverage = '';
      const outputs = [normal!, unusedAverage, inverseDeviation!];
      e.node('LayerNormalization', [grouped, ones], outputs, { axis: -1, epsilon: float(epsilon) });
      emitAffine(e, e.value('Reshape', [normal!, e.ints(x.shape)]), scale, bias, channels, o!);
    },
    ([grad, ...ofOthers], [, normal, inverseDeviation]) =>
      ofOthers.some(Boolean)
        ? onceOnly('groupNorm', 3)()
        : groupNormGradients({
            grad: grad!,
            normal: normal!,
            inverseDeviation: inverseDeviation!,
            scale,
            groups,
          }),
  );
  x.graph.setRecomputation(out!, () => affineAgain(normalised!, scale, bias, x.shape));
  return out!;
}

interface GroupNormInputs {
  readonly x: Tensor;
  readonly scale: Tensor;
  readonly bias: Tensor;
  readonly groups: number;
  readonly epsilon: number;
}

/**
 * groupNorm where nobody needs what is between: two sums over the picture, then one factor and one shift for each
 * channel, as a convolution that looks at one number. ONNX Runtime's LayerNormalization and BatchNormalization take
 * twice as long.
 */
function emitGroupNorm(e: Emitter, { x, scale, bias, groups, epsilon }: GroupNormInputs, out: Tensor): void {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const length = (channels / groups) * height * width;
  const grouped = e.value('Reshape', [x, e.ints([batch, groups, length])]);
  const average = e.value('ReduceMean', [grouped, e.ints([2])]); // [batch, groups, 1]
  const squares = e.value('Mul', [
    e.value('ReduceSumSquare', [grouped, e.ints([2])]),
    e.floats([1 / length], []),
  ]);
  // Rounding may leave a variance of nearly 0 below it.
  const variance = e.value('Relu', [e.value('Sub', [squares, e.value('Mul', [average, average])])]);
  const deviation = e.value('Sqrt', [e.value('Add', [variance, e.floats([epsilon], [])])]);
  const byGroup = e.ints([groups, channels / groups]);
  const factors = e.value('Div', [e.value('Reshape', [scale, byGroup]), deviation]); // [batch, groups, channels / groups]
  const shifts = e.value('Sub', [e.value('Reshape', [bias, byGroup]), e.value('Mul', [average, factors])]);
  const planes = batch * channels;
  const y = e.value(
    'Conv',
    [
      e.value('Reshape', [x, e.ints([1, planes, height, width])]),
      e.value('Reshape', [factors, e.ints([planes, 1, 1, 1])]),
      e.value('Reshape', [shifts, e.ints([planes])]),
    ],
    { group: planes, kernel_shape: [1, 1] },
  );
  e.node('Reshape', [y, e.ints(x.shape)], [out]);
}

/** The last pass of groupNorm a second time. */
function affineAgain(normal: Tensor, scale: Tensor, bias: Tensor, shape: Shape): Tensor {
  const [batch, channels, height, width] = shape as [number, number, number, number];
  return normal.graph.record(
    'affineAgain',
    [normal, scale, bias],
    [{ shape, dtype: normal.dtype }],
    (e, [o]) => {
      // In another form than at first: ONNX Runtime would see that they are the same, and keep the first result.
      const planes = e.value('Reshape', [normal, e.ints([batch, channels, height * width])]);
      e.node('Reshape', [emitAffine(e, planes, scale, bias, channels), e.ints(shape)], [o!]);
    },
    onceOnly('groupNorm', 3),
  )[0]!;
}

interface GroupNormBackward {
  readonly grad: Tensor;
  /** What came out of the normalisation, `[batch * groups, rest]` */
  readonly normal: Tensor;
  /** `[batch * groups, 1]` */
  readonly inverseDeviation: Tensor;
  readonly scale: Tensor;
  readonly groups: number;
}

/**
 * Per group: dx = (g - mean(g) - normal mean(g normal)) / deviation with g = grad * scale. The sums are taken per
 * channel first, where scale is one factor, so that few passes over whole pictures are left.
 */
function groupNormGradients({
  grad,
  normal,
  inverseDeviation,
  scale,
  groups,
}: GroupNormBackward): GradientThunk[] {
  const [batch, channels, height, width] = grad.shape as [number, number, number, number];
  const planes = [batch, channels, height * width];
  const perChannel = lazy(() => sum(reshape(grad, planes), [2])); // [batch, channels]
  const perChannelNormal = lazy(() => sum(mul(reshape(grad, planes), reshape(normal, planes)), [2]));
  const perGroup = (sums: Tensor) => {
    const scaled = reshape(mul(sums, scale), [batch * groups, channels / groups]);
    return mul(sum(scaled, [1], { keepDims: true }), mul(inverseDeviation, 1 / normal.dim(1))); // [batch * groups, 1]
  };
  const dx = () => {
    const factors = mul(
      reshape(inverseDeviation, [batch, groups, 1]),
      reshape(scale, [groups, channels / groups]),
    );
    const direct = mul(reshape(grad, planes), reshape(factors, [batch, channels, 1]));
    const common = rowAffine(normal, perGroup(perChannelNormal()), perGroup(perChannel()));
    return sub(direct, reshape(common, planes));
  };
  return [() => reshape(dx(), grad.shape), () => sum(perChannelNormal(), [0]), () => sum(perChannel(), [0])];
}

/** x * scale + shift with one scale and one shift per row, in one pass. `[rows, width], [rows, 1], [rows, 1]` */
function rowAffine(x: Tensor, scale: Tensor, shift: Tensor): Tensor {
  const [rows, width] = x.shape as [number, number];
  return x.graph.record(
    'rowAffine',
    [x, scale, shift],
    [{ shape: x.shape, dtype: x.dtype }],
    (e, [o]) => {
      const [flatScale, flatShift] = [scale, shift].map((value) =>
        e.value('Reshape', [value, e.ints([rows])]),
      );
      const affine = e.value('Reshape', [x, e.ints([1, rows, width])]);
      const moved = emitAffine(e, affine, flatScale!, flatShift!, rows);
      e.node('Reshape', [moved, e.ints(x.shape)], [o!]);
    },
    onceOnly('groupNorm', 3),
  )[0]!;
}

/** Axis 1 scaled and shifted in one pass: an inference-time BatchNormalization of mean 0 and variance 1. */
function emitAffine(
  e: Emitter,
  x: string,
  scale: Tensor | string,
  shift: Tensor | string,
  length: number,
  out?: Tensor,
): string {
  const statistics = [e.filled(0, [length]), e.filled(1, [length])];
  const inputs = [x, scale, shift, ...statistics];
  const attributes = { epsilon: float(0) };
  if (!out) return e.value('BatchNormalization', inputs, attributes);
  e.node('BatchNormalization', inputs, [out], attributes);
  return e.nameOf(out);
}
