// Puts a signed C2PA manifest into a picture: who says that a trained model made exactly these bytes.
// https://spec.c2pa.org: claim version 2, one action, the file's hash as hard binding.
import { randomUUID } from 'node:crypto';
import { JPEG, PNG } from '@trustnxt/c2pa-ts/asset';
import {
  ActionAssertion,
  ActionType,
  ClaimVersion,
  DataHashAssertion,
  DigitalSourceType,
  ManifestStore,
  Signature,
} from '@trustnxt/c2pa-ts/manifest';
import type { Credential } from './credential.ts';

const HASH = 'SHA-256';
/** The place of a signature is measured before there is one: room for the longest and for its length. */
const ROOM_FOR_SIGNATURE = 200;
const GENERATOR = { name: 'Nonet' };

/** A copy with a manifest: in a chunk `caBX` of a PNG, in APP11 segments of a JPEG. */
export async function signPicture(
  file: Uint8Array,
  format: 'png' | 'jpeg',
  credential: Credential,
): Promise<Uint8Array> {
  const asset = format === 'png' ? new PNG(file) : new JPEG(file);
  const store = new ManifestStore();
  const manifest = store.createManifest({
    claimVersion: ClaimVersion.V2,
    assetFormat: `image/${format}`,
    instanceID: `xmp:iid:${randomUUID()}`,
    defaultHashAlgorithm: HASH,
    signer: credential,
  });
  manifest.signature = Signature.create(credential, ROOM_FOR_SIGNATURE);
  manifest.claim!.claimGeneratorName = GENERATOR.name;
  manifest.claim!.claimGeneratorVersion = undefined;
  const binding = DataHashAssertion.create(HASH);
  manifest.addAssertion(binding);
  manifest.addAssertion(createdByModel());
  await asset.ensureManifestSpace(store.measureSize());
  await binding.updateWithAsset(asset);
  await manifest.sign(credential);
  await asset.writeManifestJUMBF(store.getBytes());
  return asset.getDataRange();
}

function createdByModel(): ActionAssertion {
  const assertion = new ActionAssertion();
  assertion.label = 'c2pa.actions.v2';
  assertion.actions.push({
    action: ActionType.C2paCreated,
    digitalSourceType: DigitalSourceType.TrainedAlgorithmicMedia,
    softwareAgent: GENERATOR,
  });
  return assertion;
}
