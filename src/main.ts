import { type Command, CommanderError } from 'commander';
import type { Context, Run } from './commands/context.js';
import { createOutput } from './commands/output.js';
import { createProgram } from './commands/program.js';
import { loadConfig } from './config.js';
import { prepareEnvironment } from './environment.js';
import { AppError, exitCodeOf, UsageError } from './errors.js';
import { openSqliteLibrary } from './library/sqlite/sqlite-library.js';
import { openEmbeddingModel } from './models/open-embedding-model.js';
import { openWriter } from './open-writer.js';
import { openState } from './state/sqlite/sqlite-state.js';
import { loadMeasureRegister, type MeasureRegister } from './vocabulary/metrics/register.js';
import type { Vocabulary } from './vocabulary/types.js';
import { loadVocabulary } from './vocabulary/vocabulary.js';

/** Reads the command line, wires the parts together and runs the command. Sets the process's exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  // Before any file is made: what Minutebook writes, its owner alone may read.
  process.umask(0o077);
  endQuietlyWithoutReader();
  process.exitCode = 0;
  const program = createProgram(execute, (dataFolder) => createContext({ data: dataFolder }, {}));
  try {
    prepareEnvironment();
    if (argv.length <= 2) return program.outputHelp();
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error, commandsIn(argv, program));
  }
}

/** The words of a command line that name a command: "ask", or "model pull". */
function commandsIn(argv: readonly string[], program: Command): string {
  const names: string[] = [];
  let commands = program.commands;
  for (const word of argv.slice(2)) {
    const found = commands.find((command) => command.name() === word);
    if (!found) continue;
    names.push(word);
    commands = found.commands;
  }
  return names.join(' ');
}

async function execute(command: Command, work: () => Promise<Run>): Promise<void> {
  // The nearer to the command an option stands, the more it counts.
  const options: { data?: string; json?: boolean } = { ...command.optsWithGlobals(), ...command.opts() };
  if (options.data?.trim() === '') throw new UsageError('--data is empty; name the data folder.');
  const context = createContext(options, process.env);
  process.exitCode = await (await work())(context);
}

function createContext(
  options: { data?: string; json?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Context {
  const config = loadConfig(environment, { data: options.data });
  let vocabulary: Vocabulary | null = null;
  let measures: MeasureRegister | null = null;
  return {
    config,
    output: createOutput(),
    json: options.json ?? false,
    openLibrary: ({ create }) => openSqliteLibrary(config.libraryFile, { create }),
    openState: ({ create }) => openState(config.stateFile, { create }),
    openModel: () => openEmbeddingModel(config),
    openWriter: () => openWriter(config, () => new Date()),
    vocabulary: () => {
      vocabulary ??= loadVocabulary();
      return vocabulary;
    },
    measures: () => {
      measures ??= loadMeasureRegister({ own: [config.vocabularyFolder] });
      return measures;
    },
    now: () => new Date(),
  };
}

/** One sentence on standard error; gives the exit code. `commands` are those that the command line names. */
function report(error: unknown, commands: string): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const { aside } = createOutput();
  if (error instanceof CommanderError) {
    aside(describeUsage(error, commands));
    return 2;
  }
  if (error instanceof AppError) aside(error.message);
  else {
    aside(`Something unexpected went wrong: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.MINUTEBOOK_TRACE && error instanceof Error) aside(error.stack ?? '');
  }
  return exitCodeOf(error);
}

/** Commander's remark as a sentence that says what to change. */
function describeUsage({ code, message }: CommanderError, commands: string): string {
  const help = `"${['minutebook', commands, '--help'].filter((word) => word !== '').join(' ')}"`;
  if (code === 'commander.help') return `Say which command to run; ${help} lists them.`;
  if (code === 'commander.excessArguments')
    return `There is a word too many; put words that belong together in quotation marks, and see ${help}.`;
  const [remark = '', hint] = message.replace(/^error: /, '').split('\n');
  return `${remark.charAt(0).toUpperCase()}${remark.slice(1)}${hint === undefined ? '' : ` ${hint}`}; see ${help}.`;
}

/** `minutebook export passages | head` ends when head has read enough. */
function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
}
