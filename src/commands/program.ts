import { Command } from 'commander';
import { projectVersion } from '../paths.js';
import type { AskFlags } from './ask.js';
import type { Context, Run } from './context.js';
import type { FindFlags } from './find.js';
import type { IngestFlags } from './ingest.js';
import type { ModelFlags } from './model.js';

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

  withLimits(add('find'))
    .description('list every occurrence of some words and their known variants, oldest first')
    .argument('<words>', 'the words; in double quotation marks of their own, those exact words only')
    .action((words: string, flags: FindFlags, command: Command) =>
      execute(command, async () => (await import('./find.js')).runFind(words, flags)),
    );

  add('export')
    .description('print what is held, one JSON object a line')
    .argument('<kind>', 'documents, meetings, items, passages, resolutions or actions')
    .option('--text', 'with the text of each document')
    .option('--explain', 'say which rule read what, where there is something to say')
    .action((kind: string, flags: { text?: boolean }, command: Command) =>
      execute(command, async () => (await import('./export.js')).runExport(kind, flags)),
    );

  addModelCommands(add('model').description('install a local embedding model'), add, execute);

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

const withLimits = (command: Command): Command =>
  command
    .option('--council <name>', 'only this council')
    .option('--body <name>', 'only this panel or committee')
    .option('--from <day>', 'only from this day, as 2025-06-30')
    .option('--to <day>', 'only up to this day');
