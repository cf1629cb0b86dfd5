// Reads the marks that @nonet/models/xmp.ts writes, and the same ones of other programs.
import { MADE_BY_MODEL } from '@nonet/models';

export interface Marks {
  /** Address of the IPTC term for where the picture comes from. */
  readonly digitalSourceType?: string;
  readonly software?: string;
  readonly prompt?: string;
  readonly model?: string;
  readonly seed?: number;
}

/** Whether marks say that a trained model made the picture. */
export const isMadeByModel = ({ digitalSourceType }: Marks): boolean =>
  digitalSourceType?.replace('https:', 'http:') === MADE_BY_MODEL;

/** What a packet says, be it ours or of another program that writes these properties. */
export function readXmp(xmp: string): Marks {
  const seed = propertyOf(xmp, 'nonet:Seed');
  const found = {
    digitalSourceType: propertyOf(xmp, 'Iptc4xmpExt:DigitalSourceType'),
    software: propertyOf(xmp, 'Iptc4xmpExt:AISystemUsed') ?? propertyOf(xmp, 'xmp:CreatorTool'),
    prompt: propertyOf(xmp, 'Iptc4xmpExt:AIPromptInformation'),
    model: propertyOf(xmp, 'Iptc4xmpExt:AISystemVersionUsed'),
    seed: seed === undefined ? undefined : Number(seed),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** A simple property, written as an element or as an attribute. */
function propertyOf(xmp: string, name: string): string | undefined {
  const [, element, attribute] =
    new RegExp(`<${name}>([^<]*)</${name}>|\\s${name}\\s*=\\s*"([^"<]*)"`).exec(xmp) ?? [];
  const text = element ?? attribute;
  return text
    ?.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
