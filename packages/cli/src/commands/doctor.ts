// `nonet doctor`: whether all that the service needs is there.
import { NonetError } from '@nonet/tensor';
import { type AddCommand, examples } from '../command.ts';
import type { DoctorOptions } from '../doctor/index.ts';
import { addPlaceOptions, addWebOptions, DATA_HELP } from '../service-options.ts';

interface DoctorFlags extends Omit<DoctorOptions, 'databaseUrl'> {
  readonly json?: boolean;
}

const MARKS = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL' } as const;

export const addDoctor: AddCommand = (program) => {
  const command = program
    .command('doctor')
    .summary('check that all the service needs is there')
    .description(
      'Looks at this machine, the database, the place of the pictures, the model and the settings, and says what to do. Give it the options that `nonet serve` gets. Exit code 1 if something fails.',
    );
  addWebOptions(addPlaceOptions(command))
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      DATA_HELP + examples('nonet doctor', 'nonet doctor --host 0.0.0.0 --trust-proxy 1 --json'),
    )
    .action(doctor);
};

async function doctor({ json, ...flags }: DoctorFlags): Promise<void> {
  const { examine } = await import('../doctor/index.ts');
  const databaseUrl = process.env['DATABASE_URL'];
  const pictures = flags.pictures ?? process.env['NONET_PICTURES'];
  const options = { ...flags, ...(databaseUrl ? { databaseUrl } : {}), ...(pictures ? { pictures } : {}) };
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
