// `nonet doctor`: whether all that the service needs is there.
import { NonetError } from '@nonet/core';
import { type AddCommand, examples } from '../command.ts';
import type { DoctorOptions } from '../doctor/index.ts';
import { useProxies } from '../proxies.ts';
import { addPlaceOptions, addWebOptions, DATA_HELP } from '../service-options.ts';
import { addSignerOptions, type SignerFlags, toSignerFiles } from '../signer-options.ts';

interface DoctorFlags extends Omit<DoctorOptions, 'databaseUrl' | 'signer'>, SignerFlags {
  readonly json?: boolean;
  readonly makeCertificate?: string;
}

const MARKS = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL' } as const;

export const addDoctor: AddCommand = (program) => {
  const command = program
    .command('doctor')
    .summary('check that all the service needs is there')
    .description(
      'Looks at this machine, the database, the place of the pictures, the model and the settings, and says what to do. Give it the options that `nonet serve` gets. Exit code 1 if something fails.',
    );
  addSignerOptions(addWebOptions(addPlaceOptions(command)))
    .option('--json', 'print one JSON object')
    .option(
      '--make-certificate <folder>',
      'make a certificate there to try signing with, and look at nothing',
    )
    .addHelpText(
      'after',
      DATA_HELP +
        examples(
          'nonet doctor',
          'nonet doctor --host 0.0.0.0 --trust-proxy 1 --json',
          'nonet doctor --make-certificate certificate',
        ),
    )
    .action(doctor);
};

async function doctor({ json, makeCertificate, ...flags }: DoctorFlags): Promise<void> {
  if (makeCertificate !== undefined) return showCertificate(makeCertificate);
  await useProxies();
  const { examine } = await import('../doctor/index.ts');
  const databaseUrl = process.env['DATABASE_URL'];
  const pictures = flags.pictures ?? process.env['NONET_PICTURES'];
  const signer = toSignerFiles(flags);
  const options = {
    ...flags,
    ...(signer ? { signer } : {}),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(pictures ? { pictures } : {}),
  };
  const findings = [];
  for await (const finding of examine(options)) {
    findings.push(finding);
    if (json) continue;
    const { name, state, message, advice } = finding;
    console.log(`${MARKS[state]}  ${name.padEnd(14)}${message}`);
    if (advice) console.log(`${' '.repeat(20)}→ ${advice}`);
  }
  const failed = findings.filter(({ state }) => state === 'fail');
  if (json) console.log(JSON.stringify({ healthy: failed.length === 0, findings }));
  if (failed.length > 0) {
    throw new NonetError('doctor-failed', `not fit to serve: ${failed.map(({ name }) => name).join(', ')}`);
  }
}

async function showCertificate(folder: string): Promise<void> {
  const { makeTestCertificate } = await import('@nonet/server/provenance');
  const { authority, certificate, key } = await makeTestCertificate(folder);
  console.log(`A certificate to try with; nobody else trusts it. To sign with it:

  export NONET_C2PA_CERTIFICATE=${certificate} NONET_C2PA_KEY=${key}

To see it trusted: nonet inspect FILE --trust ${authority}`);
}
