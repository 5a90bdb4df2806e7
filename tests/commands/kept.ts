import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context, Run } from '../../src/commands/context.js';
import { loadConfig } from '../../src/config.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { openEmbeddingModel } from '../../src/models/open-embedding-model.js';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';

/** Commands run on a data folder of their own, in this process. */
export interface CommandsUnderTest {
  readonly data: string;
  readonly context: Context;
  /** Runs a command and gives what it printed. */
  run(command: Run, json?: boolean): Promise<{ code: number; printed: string[]; asides: string[] }>;
  remove(): void;
}

/** `data`: a data folder that is there already. */
export function openCommands(data?: string): CommandsUnderTest {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-commands-'));
  const config = loadConfig({}, { data: data ?? join(folder, 'data') });
  let printed: string[] = [];
  let asides: string[] = [];
  const vocabulary = loadVocabulary();
  const context: Context = {
    config,
    output: {
      result: (text) => printed.push(text),
      aside: (text) => asides.push(text),
      colour: false,
      width: 80,
    },
    json: false,
    openLibrary: ({ create }) => openSqliteLibrary(config.libraryFile, { create }),
    openState: ({ create }) => openState(config.stateFile, { create }),
    openModel: () => openEmbeddingModel(config),
    openWriter: async () => null,
    vocabulary: () => vocabulary,
    measures: loadMeasureRegister,
    now: () => new Date('2026-03-02T09:00:00Z'),
  };
  return {
    data: config.dataFolder,
    context,
    run: async (command, json = false) => {
      [printed, asides] = [[], []];
      const code = await command({ ...context, json });
      return { code, printed, asides };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
