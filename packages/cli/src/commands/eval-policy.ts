// `nonet eval policy`: what the prompt policy refuses wrongly, and what it misses.
import type { Command } from 'commander';
import { examples } from '../command.ts';

interface PolicyFlags {
  readonly policy?: string;
  readonly prompts?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

export function addEvalPolicy(command: Command): void {
  command
    .command('policy')
    .summary('measure the prompt policy')
    .description(
      'Checks labelled prompts: how many innocent ones are refused, how many that must be refused are missed. ' +
        'Ours are in five sets; the last is the one that the policy was not tuned on.',
    )
    .option('--policy <file>', 'another policy than the one that ships with Nonet')
    .option('--prompts <file>', 'other prompts; one a line, as in "ok: a cat" or "gore: ..."')
    .option('--list', 'list the prompts that were judged wrongly')
    .option('--json', 'print one JSON object')
    .addHelpText('after', examples('nonet eval policy --list', 'nonet eval policy --policy my-policy.json'))
    .action(async ({ policy, prompts, list = false, json }: PolicyFlags) => {
      const { evaluatePolicy, evaluationSets, formatPolicyFigures, PromptPolicy, readLabelledPrompts } =
        await import('@nonet/server/moderation');
      const checked = PromptPolicy.read(policy);
      const sets = Object.entries(prompts === undefined ? evaluationSets : { [prompts]: prompts });
      const figures = sets.map(
        ([name, file]) => [name, evaluatePolicy(checked, readLabelledPrompts(file))] as const,
      );
      if (json) console.log(JSON.stringify(Object.fromEntries(figures)));
      else for (const [name, found] of figures) console.log(formatPolicyFigures(name, found, list));
    });
}
