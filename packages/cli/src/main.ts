// The `nonet` command: reads the command line, runs one command, and says in one line what went wrong.
import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { commands } from './commands/index.ts';
import { watchInterrupts } from './interrupt.ts';
import { EXIT_USAGE, reportError } from './report-error.ts';

/** Runs a command line (`process.argv`) as this process; sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      // A reader that has seen enough (`nonet draw --help | head -1`) is no error.
      if (code === 'EPIPE') process.exit(0);
      // A full disk: what the command does is not for its output alone, as of a service.
      process.exitCode = 1;
    });
  }
  const interrupts = watchInterrupts();
  const failed = await runCommand(argv, interrupts.signal);
  if (failed !== undefined) process.exitCode = failed;
  if (interrupts.signal.aborted) process.exit(); // what was given up, or hangs, may still be at work
  interrupts.stop();
}

/**
 * Runs a command line.
 * @param signal ends the command
 * @returns the exit code if it failed; then standard error tells why
 */
export async function runCommand(argv: readonly string[], signal: AbortSignal): Promise<number | undefined> {
  const program = new Command('nonet')
    .description('Type any text, get nine pictures.')
    .version(manifest.version)
    // An option behind a subcommand is the subcommand's, though the command above knows it too.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: () => {} }) // reported below, in the form of all errors
    .showHelpAfterError(false);
  for (const add of commands) add(program, { signal });
  if (argv.length <= 2) {
    program.outputHelp({ error: true });
    return EXIT_USAGE;
  }
  try {
    await program.parseAsync(argv);
    return undefined;
  } catch (error) {
    return reportError(commandPath(program, argv.slice(2)), error);
  }
}

/** The words of a command line that name a command: `nonet train vqgan`. */
function commandPath(program: Command, words: readonly string[]): string {
  const path = [program.name()];
  let at: Command | undefined = program;
  for (const word of words) {
    at = at.commands.find((command) => command.name() === word);
    if (!at) break;
    path.push(word);
  }
  return path.join(' ');
}
