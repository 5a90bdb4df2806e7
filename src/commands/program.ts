import { Command } from 'commander';
import { projectVersion } from '../paths.js';
import type { AskFlags } from './ask.js';
import type { Context, Run } from './context.js';
import type { DigestFlags } from './digest.js';
import type { ExportFlags } from './export.js';
import type { FindFlags } from './find.js';
import type { FollowUpFlags } from './follow-up-flags.js';
import type { IngestFlags } from './ingest.js';
import type { MetricFlags } from './metric.js';
import type { ModelFlags } from './model.js';
import type { RecordFlags } from './records.js';
import type { ReleaseFlags } from './release.js';
import type { WithdrawFlags } from './withdraw.js';

/** Runs a command that is loaded only now. */
export type Execute = (command: Command, work: () => Promise<Run>) => Promise<void>;

/**
 * The commands with their options. Each is loaded when it is asked for: the program starts sooner, and a compiled module that
 * does not load keeps no other command, `doctor` above all, from running.
 */
export function createProgram(execute: Execute, contextFor: (dataFolder: string) => Context): Command {
  const program = withCommonOptions(new Command('minutebook'))
    .description('Answers questions from the minutes of council panels, in the words of the minutes or not at all.')
    .version(projectVersion())
    .helpCommand('help [command]', 'say what a command does and takes')
    // What is wrong is said once, by the program.
    .configureOutput({ outputError: () => {}, writeErr: () => {} });
  const add = (name: string, parent: Command = program): Command => withCommonOptions(parent.command(name));

  add('ingest')
    .description('read minutes from files and folders')
    .argument('<paths...>', 'files or folders')
    .option('--prune', 'forget documents that are no longer there')
    .option('--council <name>', 'council of documents that do not say')
    .option('--body <name>', 'panel or committee of documents that do not say')
    .action((paths: string[], flags: IngestFlags, command: Command) =>
      execute(command, async () => (await import('./ingest.js')).runIngest(paths, flags)),
    );

  withLimits(add('ask'))
    .description('answer a question from the minutes')
    .argument('[question]', 'the question, in quotation marks')
    .option('--mode <mode>', 'extractive, or model when one is configured')
    .option('--limit <n>', 'the most citations', '5')
    .option('--batch <file>', 'answer each line of a file of JSON objects { id, question }')
    .action((question: string | undefined, flags: AskFlags, command: Command) =>
      execute(command, async () => (await import('./ask.js')).runAsk(question, flags)),
    );

  withLimits(add('metric'))
    .description('look up the figures for a measure over time, or list what can be looked up')
    .argument('[measure]', 'the measure, in quotation marks; it may name council, body and period')
    .option('--chart <file>', 'draw the figures as a PNG')
    .option('--phone', 'draw the chart for the width of a phone')
    .option('--csv <file>', 'write the figures as a CSV file for a spreadsheet')
    .option('--batch <file>', 'look up each line of a file of JSON objects { id, query }')
    .action((measure: string | undefined, flags: MetricFlags, command: Command) =>
      execute(command, async () => (await import('./metric.js')).runMetric(measure, flags)),
    );

  withLimits(add('find'))
    .description('list every occurrence of some words and their known variants, oldest first')
    .argument('<words>', 'the words; in double quotation marks of their own, those exact words only')
    .action((words: string, flags: FindFlags, command: Command) =>
      execute(command, async () => (await import('./find.js')).runFind(words, flags)),
    );

  withLimits(add('decisions'))
    .description('list the decisions minuted, what asks something of somebody first')
    .argument('[topic]', 'only those about these words and their known variants')
    .option('--csv <file>', 'write them as a CSV file for a spreadsheet')
    .action((topic: string | undefined, flags: FollowUpFlags, command: Command) =>
      execute(command, async () => (await import('./decisions.js')).runDecisions(topic, flags)),
    );

  withLimits(add('actions'))
    .description('list what the minutes say that somebody will do, and where it was mentioned again')
    .argument('[state]', 'only those that are open, or overdue by their own words')
    .option('--csv <file>', 'write them as a CSV file for a spreadsheet')
    .action((state: string | undefined, flags: FollowUpFlags, command: Command) =>
      execute(command, async () => (await import('./actions.js')).runActions(state, flags)),
    );

  add('digest')
    .description('say what is new in the minute book, as the weekly post would')
    .option('--since <day>', 'of the meetings held from this day, as 2025-06-30')
    .option('--until <day>', 'of the meetings held up to this day')
    .option('--channel <id>', 'since the last post to this channel, as C0123ABCD')
    .option('--short', 'only the five lines that come first')
    .action((flags: DigestFlags, command: Command) =>
      execute(command, async () => (await import('./digest.js')).runDigest(flags)),
    );

  add('answer')
    .description('print the record of an answer given')
    .argument('<ref>', 'the reference printed under the answer')
    .action((ref: string, _flags: object, command: Command) =>
      execute(command, async () => (await import('./answer.js')).runAnswer(ref)),
    );

  addRecordCommands(add('records').description('serve a request for what is held of somebody'), add, execute);

  add('export')
    .description('print what is held, one JSON object a line')
    .argument(
      '<kind>',
      'documents, meetings, items, passages, resolutions, actions, observations, trends, feedback, unanswered or marks',
    )
    .option('--text', 'with the text of each document')
    .option('--explain', 'say which rule read what, where there is something to say')
    .action((kind: string, flags: ExportFlags, command: Command) =>
      execute(command, async () => (await import('./export.js')).runExport(kind, flags)),
    );

  withOfficer(add('withdraw'))
    .description('take published words out everywhere, and keep them out')
    .argument('<document-or-item>', 'a document as it is listed, its address, an item by id, or NAME#7')
    .option('--reason <text>', 'why, without the words themselves')
    .action((name: string, flags: WithdrawFlags, command: Command) =>
      execute(command, async () => {
        const [{ runWithdraw }, { redactState }] = await Promise.all([import('./withdraw.js'), import('./redact.js')]);
        return runWithdraw(name, flags, { redact: redactState });
      }),
    );

  withOfficer(add('release'))
    .description('end a withdrawal, or clear what was left out about private persons')
    .argument('[document-or-item]', 'as for withdraw')
    .option('--list', 'list what is withdrawn and what waits to be cleared')
    .action((name: string | undefined, flags: ReleaseFlags, command: Command) =>
      execute(command, async () => {
        const [{ runRelease }, { allowInState }] = await Promise.all([import('./release.js'), import('./redact.js')]);
        return runRelease(name, flags, { allow: allowInState });
      }),
    );

  addModelCommands(add('model').description('install a local embedding model'), add, execute);

  add('slack')
    .description('run the bot')
    .action((_flags: object, command: Command) =>
      execute(command, async () => (await import('./slack.js')).runSlack()),
    );

  add('doctor')
    .description('check everything and say what to do')
    .action((_flags: object, command: Command) =>
      execute(command, async () => (await import('./doctor.js')).runDoctor()),
    );

  add('demo')
    .description('take in the sample minutes and ask them a few questions; leaves nothing behind')
    .action((_flags: object, command: Command) =>
      execute(command, async () => (await import('./demo.js')).runDemo(contextFor)),
    );

  return program;
}

function addRecordCommands(records: Command, add: (name: string, parent: Command) => Command, execute: Execute): void {
  const addWith = (name: string): Command =>
    add(name, records)
      .option('--user <id>', 'of this user, as U0123ABCD')
      .option('--containing <text>', 'with these words')
      .option('--from <day>', 'from this day, as 2025-06-30')
      .option('--to <day>', 'up to this day');
  addWith('export')
    .description('print the records, one JSON object a line')
    .action((flags: RecordFlags, command: Command) =>
      execute(command, async () => (await import('./records.js')).runRecordsExport(flags)),
    );
  addWith('delete')
    .description("take the user's words and ids out of the records")
    .action((flags: RecordFlags, command: Command) =>
      execute(command, async () => (await import('./records.js')).runRecordsDelete(flags)),
    );
}

function addModelCommands(model: Command, add: (name: string, parent: Command) => Command, execute: Execute): void {
  const addInstaller = (name: string): Command =>
    add(name, model)
      .option('--name <name>', 'the name to install it under')
      .option('--digest <sha256>', 'refuse any other file; as sha256:…');
  addInstaller('pull')
    .description('fetch a model: owner/model, owner/model@revision or maven:group:artifact:version')
    .argument('<name>', 'the model')
    .action((name: string, flags: ModelFlags, command: Command) =>
      execute(command, async () => (await import('./model.js')).runModelPull(name, flags)),
    );
  addInstaller('add')
    .description('install a model from a folder or archive')
    .argument('<path>', 'folder, .zip, .whl or .jar')
    .action((path: string, flags: ModelFlags, command: Command) =>
      execute(command, async () => (await import('./model.js')).runModelAdd(path, flags)),
    );
  add('list', model)
    .description('list the installed models')
    .action((_flags: object, command: Command) =>
      execute(command, async () => (await import('./model.js')).runModelList()),
    );
}

const withCommonOptions = (command: Command): Command =>
  command
    .option('--data <dir>', 'data folder (default: $MINUTEBOOK_DATA, else ./data)')
    .option('--json', 'print one JSON document')
    .exitOverride()
    .allowExcessArguments(false);

const withOfficer = (command: Command): Command =>
  command.option('--by <name>', 'the officer who decides (default: the user of this machine)');

const withLimits = (command: Command): Command =>
  command
    .option('--council <name>', 'only this council')
    .option('--body <name>', 'only this panel or committee')
    .option('--from <day>', 'only from this day, as 2025-06-30')
    .option('--to <day>', 'only up to this day');
