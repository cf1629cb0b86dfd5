// The error for SVG that the rasteriser does not know.

/** SVG outside the supported subset, or malformed. */
export class UnsupportedSvg extends Error {
  override readonly name = 'UnsupportedSvg';
  readonly code = 'svg-unsupported';
}
