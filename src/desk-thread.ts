import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { openMinuteBook } from './answering/minute-book.js';
import { openVectors } from './answering/open-vectors.js';
import { loadConfig } from './config.js';
import { openSqliteLibrary } from './library/sqlite/sqlite-library.js';
import { openWriter } from './open-writer.js';
import { projectVersion } from './paths.js';
import { answerCalls } from './slack/desk/calls.js';
import { keepBook } from './slack/desk/keep-book.js';
import { serveDesk } from './slack/desk/serve.js';
import { loadMeasureRegister, type MeasureRegister } from './vocabulary/metrics/register.js';
import { loadVocabulary } from './vocabulary/vocabulary.js';

/** The bot's second thread: wires the minute book together as `main.ts` does for the command line. */
const { data } = workerData as { data: string };
const config = loadConfig(process.env, { data });
const vocabulary = loadVocabulary();

let measures: MeasureRegister | null = null;
const register = (): MeasureRegister => {
  measures ??= loadMeasureRegister({ own: [config.vocabularyFolder] });
  return measures;
};

const writer = openWriter(config, () => new Date());
// Whoever asks first is told what is wrong with it; until then it is nobody's.
writer.catch(() => {});

const kept = keepBook({
  open: () =>
    openMinuteBook({
      library: openSqliteLibrary(config.libraryFile, { create: false }),
      vocabulary,
      register,
      openVectors: openVectors(config),
    }),
  fileMark() {
    try {
      return String(statSync(config.libraryFile).ino);
    } catch {
      return null;
    }
  },
  now: () => performance.now(),
});

if (parentPort !== null)
  answerCalls(
    parentPort,
    serveDesk({
      book: kept.current,
      now: () => new Date(),
      programVersion: projectVersion(),
      register,
      writer: () => writer,
    }),
  );
