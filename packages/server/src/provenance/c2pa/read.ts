// Verifies a file's signature with the C2PA's own reader (c2pa-rs as WebAssembly).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';
import { MADE_BY_MODEL } from '@nonet/models';
import { z } from 'zod';

/** `valid`: file and signature belong together; `trusted`: and who signed is vouched for by somebody trusted. */
export interface SignatureState {
  readonly state: 'trusted' | 'valid' | 'invalid';
  /** What the certificate says of who signed. */
  readonly signer?: string;
  /** Whether it is signed that a trained model made the picture. */
  readonly madeByModel: boolean;
  /** What is wrong, or not known. */
  readonly problems: readonly string[];
}

/** Every manifest begins with a description box of this kind. */
const MANIFEST = Buffer.from('jumdc2pa');

const Store = z.object({
  active_manifest: z.string().optional(),
  validation_state: z.enum(['Trusted', 'Valid', 'Invalid']).default('Invalid'),
  validation_status: z.array(z.object({ code: z.string(), explanation: z.string().optional() })).default([]),
  manifests: z.record(
    z.string(),
    z.object({
      signature_info: z
        .object({ issuer: z.string().optional(), common_name: z.string().optional() })
        .optional(),
      assertions: z.array(z.object({ label: z.string(), data: z.unknown() })).default([]),
    }),
  ),
});
const Actions = z.object({
  actions: z.array(z.object({ action: z.string(), digitalSourceType: z.string().optional() })),
});

let loaded = false;

/** @param trusted certificates of authorities, as PEM @returns undefined if the file has no manifest */
export async function readSignature(
  file: Buffer,
  mediaType: string,
  trusted?: string,
): Promise<SignatureState | undefined> {
  if (!file.includes(MANIFEST)) return undefined;
  if (!loaded) {
    const path = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
    initSync({ module: readFileSync(path) });
    loaded = true;
  }
  const settings = {
    verify: { verify_trust: true, ocsp_fetch: false, remote_manifest_fetch: false },
    ...(trusted === undefined ? {} : { trust: { user_anchors: trusted } }),
  };
  try {
    const reader = await WasmReader.fromBytes(mediaType, file, JSON.stringify(settings));
    const store = Store.parse(JSON.parse(reader.json()));
    reader.free();
    return toState(store);
  } catch (error) {
    return { state: 'invalid', madeByModel: false, problems: [String((error as Error)?.message ?? error)] };
  }
}

function toState(store: z.infer<typeof Store>): SignatureState {
  const active = store.manifests[store.active_manifest ?? ''];
  const { issuer, common_name } = active?.signature_info ?? {};
  const signer = [common_name, issuer].filter((name) => name !== undefined).join(', ');
  const sources = (active?.assertions ?? []).flatMap(
    ({ label, data }) => (label.startsWith('c2pa.actions') && Actions.safeParse(data).data?.actions) || [],
  );
  return {
    state: store.validation_state.toLowerCase() as Lowercase<typeof store.validation_state>,
    ...(signer === '' ? {} : { signer }),
    madeByModel: sources.some(
      ({ action, digitalSourceType }) => action === 'c2pa.created' && digitalSourceType === MADE_BY_MODEL,
    ),
    problems: store.validation_status.map(({ code, explanation }) =>
      explanation ? `${code}: ${explanation}` : code,
    ),
  };
}
