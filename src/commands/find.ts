import { UsageError } from '../errors.js';
import { findWords } from '../finding/find.js';
import type { FindLimits } from '../finding/limits.js';
import type { Run } from './context.js';
import { describeFind } from './describe-find.js';
import { readDay } from './flags.js';

export interface FindFlags {
  readonly council?: string;
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
}

const longestQuery = 2000;

/** Lists every occurrence of some words, oldest first. */
export const runFind =
  (query: string, flags: FindFlags): Run =>
  async ({ openLibrary, vocabulary, output, json }) => {
    checkQuery(query);
    const limits = readLimits(flags);
    const library = openLibrary({ create: false });
    try {
      const found = await findWords(query, { library, vocabulary: vocabulary() }, limits);
      output.result(json ? JSON.stringify(found) : describeFind(output, found));
      return 0;
    } finally {
      await library.close();
    }
  };

function checkQuery(query: string): void {
  if (query.replace(/[\p{C}\p{Z}"“”„«»]/gu, '') === '')
    throw new UsageError('There are no words to find; write them in quotation marks.');
  if (query.length > longestQuery)
    throw new UsageError(
      `The words to find have ${query.length.toLocaleString('en-GB')} characters; give at most ${longestQuery.toLocaleString('en-GB')}.`,
    );
}

function readLimits(flags: FindFlags): FindLimits {
  const from = readDay('--from', flags.from);
  const to = readDay('--to', flags.to);
  if (from !== null && to !== null && from > to)
    throw new UsageError(`--from (${from}) is after --to (${to}); exchange them.`);
  return { council: flags.council ?? null, body: flags.body ?? null, from, to };
}
