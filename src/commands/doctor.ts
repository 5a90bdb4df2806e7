import type { Context, Run } from './context.js';
import { type Check, type Examine, failed } from './doctor/check.js';
import { examineDataFolder } from './doctor/data-folder.js';
import { examineMinuteBook } from './doctor/minute-book.js';
import { examineModels } from './doctor/models.js';
import { examineNetwork } from './doctor/network.js';
import { examineProgram } from './doctor/program.js';
import { examineSlack } from './doctor/slack.js';
import { type Output, paint, wrap } from './output.js';

const examinations: readonly (readonly [string, Examine])[] = [
  ['program', examineProgram],
  ['data', examineDataFolder],
  ['library', examineMinuteBook],
  ['embeddings', examineModels],
  ['slack', examineSlack],
  ['network', examineNetwork],
];

/** Looks at everything that must be right and says what to do; exit code 1 when something failed. */
export const runDoctor = (): Run => async (context) => {
  const checks: Check[] = [];
  for (const [name, examine] of examinations) checks.push(...(await examineSafely(name, examine, context)));
  const status = worst(checks);
  context.output.result(context.json ? JSON.stringify({ status, checks }) : describe(context.output, checks));
  return status === 'failed' ? 1 : 0;
};

/** One part that cannot be looked at must not hide what the others found. */
async function examineSafely(name: string, examine: Examine, context: Context): Promise<readonly Check[]> {
  try {
    return await examine(context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [failed(name, `This could not be looked at: ${reason}`, 'Set it right and run "minutebook doctor" again.')];
  }
}

const worst = (checks: readonly Check[]): Check['status'] =>
  checks.some(({ status }) => status === 'failed')
    ? 'failed'
    : checks.some(({ status }) => status === 'warning')
      ? 'warning'
      : 'ok';

const colours = { ok: 'green', warning: 'yellow', failed: 'red' } as const;

function describe(output: Output, checks: readonly Check[]): string {
  return checks
    .flatMap(({ name, status, message, advice }) => [
      `${paint(output, colours[status], status.padEnd(7))} ${paint(output, 'bold', name)}`,
      wrap(output, message, '        '),
      ...(advice === null ? [] : [wrap(output, `→ ${advice}`, '        ')]),
    ])
    .join('\n');
}
