// Errors as the user sees them: one line with a stable code, on standard error.
import { CommanderError } from 'commander';

const EXIT_FAILURE = 1;
export const EXIT_USAGE = 2;
const EXIT_INTERRUPTED = 130;

/** Prints an error and returns the exit code. Stack traces only with NONET_DEBUG=1. */
export function reportError(command: string, error: unknown): number {
  if (error instanceof CommanderError) return reportUsage(command, error);
  const { message, code = 'internal' } = error as Error & { code?: string };
  console.error(`${command}: ${message} (${code})`);
  if (process.env['NONET_DEBUG'] === '1') console.error(error);
  return code === 'cancelled' ? EXIT_INTERRUPTED : EXIT_FAILURE;
}

function reportUsage(command: string, { code, exitCode, message }: CommanderError): number {
  if (exitCode === 0) return 0; // --help
  if (code !== 'commander.help') {
    const name = code.replace('commander.', '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    console.error(`${command}: ${message.replace(/^error: /, '').replaceAll('\n', ' ')} (${name})`);
    console.error(`See \`${command} --help\`.`);
  }
  return EXIT_USAGE;
}
