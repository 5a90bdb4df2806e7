import { Command, CommanderError, Option } from 'commander';
import type { Context, Run } from './commands/context.js';
import { runAsk, type AskFlags } from './commands/ask.js';
import { runExport } from './commands/export.js';
import { type IngestFlags, runIngest } from './commands/ingest.js';
import { createOutput } from './commands/output.js';
import { loadConfig } from './config.js';
import { prepareEnvironment } from './environment.js';
import { AppError, exitCodeOf } from './errors.js';
import { openSqliteLibrary } from './library/sqlite/sqlite-library.js';
import { openEmbeddingModel } from './models/open-embedding-model.js';
import { projectVersion } from './paths.js';
import type { Vocabulary } from './vocabulary/types.js';
import { loadVocabulary } from './vocabulary/vocabulary.js';

/** Reads the command line, wires the parts together and runs the command. Sets the process's exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  const output = createOutput();
  try {
    prepareEnvironment();
    process.exitCode = 0;
    await createProgram(async (command, work) => {
      const options: { data?: string; json?: boolean } = command.optsWithGlobals();
      process.exitCode = await work(createContext(options));
    }).parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    output.aside(
      error instanceof AppError
        ? error.message
        : `Something unexpected went wrong: ${error instanceof Error ? error.message : String(error)}`,
    );
    if (!(error instanceof AppError) && process.env.MINUTEBOOK_TRACE && error instanceof Error)
      output.aside(error.stack ?? '');
    process.exitCode = exitCodeOf(error);
  }
}

function createContext(options: { data?: string; json?: boolean }): Context {
  const config = loadConfig(process.env, { data: options.data });
  let vocabulary: Vocabulary | null = null;
  return {
    config,
    output: createOutput(),
    json: options.json ?? false,
    openLibrary: ({ create }) => openSqliteLibrary(config.libraryFile, { create }),
    openModel: (library) => openEmbeddingModel(config, library),
    vocabulary: () => {
      vocabulary ??= loadVocabulary();
      return vocabulary;
    },
    now: () => new Date(),
  };
}

type Execute = (command: Command, work: Run) => Promise<void>;

function createProgram(execute: Execute): Command {
  const program = new Command('minutebook')
    .description('Answers questions from the minutes of council panels, in the words of the minutes or not at all.')
    .version(projectVersion())
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  const add = (command: Command): Command =>
    command
      .addOption(new Option('--data <dir>', 'data folder (default: $MINUTEBOOK_DATA, else ./data)'))
      .option('--json', 'print one JSON document')
      .exitOverride()
      .allowExcessArguments(false);

  add(program.command('ingest'))
    .description('read minutes from files and folders')
    .argument('<paths...>', 'files or folders')
    .option('--prune', 'forget documents that are no longer there')
    .option('--council <name>', 'council of documents that do not say')
    .option('--body <name>', 'panel or committee of documents that do not say')
    .action((paths: string[], flags: IngestFlags, command: Command) => execute(command, runIngest(paths, flags)));

  add(program.command('ask'))
    .description('answer a question from the minutes')
    .argument('[question]', 'the question, in quotation marks')
    .option('--mode <mode>', 'extractive, or model when one is configured')
    .option('--council <name>', 'only this council')
    .option('--body <name>', 'only this panel or committee')
    .option('--from <day>', 'only from this day, as 2025-06-30')
    .option('--to <day>', 'only up to this day')
    .option('--limit <n>', 'the most citations', '5')
    .option('--batch <file>', 'answer each line of a file of JSON objects { id, question }')
    .action((question: string | undefined, flags: AskFlags, command: Command) => execute(command, runAsk(question, flags)));

  add(program.command('export'))
    .description('print what is held, one JSON object a line')
    .argument('<kind>', 'documents, meetings, items, passages, resolutions or actions')
    .option('--text', 'with the text of each document')
    .option('--explain', 'say which rule read what, where there is something to say')
    .action((kind: string, flags: { text?: boolean }, command: Command) => execute(command, runExport(kind, flags)));

  return program;
}
