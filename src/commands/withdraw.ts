import { rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { AppError, UsageError } from '../errors.js';
import { indexFolder } from '../library/index/hnsw-index.js';
import { refreshVectorIndex } from '../library/index/refresh.js';
import type { Library } from '../library/library.js';
import { takeIngestLock } from '../library/sqlite/ingest-lock.js';
import { dayOf } from '../library/withdrawals/day.js';
import { targetNamed } from '../library/withdrawals/target-named.js';
import type { Hindrance, Withdrawal, Withdrawn } from '../library/withdrawals/types.js';
import { formatDay } from '../minutes/calendar.js';
import type { Context, Run } from './context.js';

export interface DecisionFlags {
  readonly by?: string;
}
export interface WithdrawFlags extends DecisionFlags {
  readonly reason?: string;
}

/** What else held the words and has let go of them: lines for a person, and the same for `--json`. */
export interface Redacted {
  readonly lines: readonly string[];
  readonly report: unknown;
  /** False where something must be done by hand or again. */
  readonly done: boolean;
}

export interface WithdrawHooks {
  /** Takes the words out of what was said with them: answers, queue, outbox, messages. Called on a repeated withdrawal too. */
  readonly redact?: (withdrawn: Withdrawn, context: Context) => Promise<Redacted>;
}

const longestReason = 300;

/** Takes published words out everywhere and keeps them out. Exit code 1 where something of them is left until later. */
export const runWithdraw =
  (name: string, flags: WithdrawFlags, { redact }: WithdrawHooks = {}): Run =>
  async (context) => {
    const { output, json, openLibrary, config, now } = context;
    const reason = readReason(flags.reason);
    const library = openLibrary({ create: false });
    try {
      const target = await targetNamed(name, library);
      const withdrawn = await library.withdraw(target, { at: now().toISOString(), by: readBy(flags), reason });
      if (withdrawn === null)
        throw new UsageError(`“${name}” is no longer held; list what is with "minutebook export items".`);
      await renewIndex(library, config);
      const said = await redact?.(withdrawn, context);
      const { texts: _, ...shown } = withdrawn;
      output.result(
        json
          ? JSON.stringify({
              status: withdrawn.isNew ? 'withdrawn' : 'already',
              ...shown,
              redacted: said?.report ?? null,
            })
          : [...describe(withdrawn), ...(said?.lines ?? []), sentenceOn(withdrawn.hindrance, config.dataFolder)].join(
              '\n',
            ),
      );
      return withdrawn.hindrance === null && said?.done !== false ? 0 : 1;
    } finally {
      await library.close();
    }
  };

/** Who decides: the name given, else the user of this machine. */
export const readBy = ({ by }: DecisionFlags): string => {
  if (by?.trim() === '') throw new UsageError('--by is empty; give the name of the officer who decides.');
  return by?.trim() ?? userInfo().username;
};

function readReason(reason: string | undefined): string | null {
  const words = reason?.trim() ?? '';
  if (words.length > longestReason)
    throw new UsageError(
      `--reason has ${words.length} characters; give at most ${longestReason}, without the words withdrawn.`,
    );
  return words === '' ? null : words;
}

/**
 * The graph holds vectors of what was withdrawn, so it goes at once: brought up to date where nobody ingests, otherwise removed, and the
 * ingest makes it again when it ends.
 */
async function renewIndex(library: Library, config: Context['config']): Promise<void> {
  let lock: ReturnType<typeof takeIngestLock>;
  try {
    lock = takeIngestLock(config.dataFolder);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'locked')) throw error;
    rmSync(indexFolder(config.dataFolder), { recursive: true, force: true });
    return;
  }
  try {
    await refreshVectorIndex(library, config);
  } finally {
    lock.release();
  }
}

function describe({ withdrawal, isNew, takenOut, alsoIn }: Withdrawn): string[] {
  const day = formatDay(dayOf(withdrawal));
  if (!isNew) return [`${capital(whatOf(withdrawal))} was withdrawn on ${day} by ${withdrawal.by}, and is kept out.`];
  const documents = [...new Set(takenOut.map(({ document }) => document))];
  return [
    `Withdrawn on ${day}: ${whatOf(withdrawal)}.`,
    takenOut.length === 0
      ? 'No words of it are held; it is kept out from now on.'
      : `Its words are gone from ${documents.length === 1 ? documents[0] : `${documents.length} documents: ${documents.join(', ')}`}, and are kept out at every ingest.`,
    ...(alsoIn.length === 0
      ? []
      : [
          `Some of its sentences also stand elsewhere, and stay: ${alsoIn.map(({ document, itemId }) => `${itemId} in ${document}`).join(', ')}. Withdraw these items too where they are meant.`,
        ]),
  ];
}

/** "item 7 of spring.txt, Housing Panel, 4 March 2025". */
export function whatOf({ itemId, document, agendaItemNumber, minuteNumber, body, heldOn }: Withdrawal): string {
  const number = agendaItemNumber ?? minuteNumber;
  const item = itemId === null ? '' : `${number === null ? `item ${itemId}` : `item ${number}`} of `;
  return [`${item}${document}`, body, heldOn === null ? null : formatDay(heldOn)]
    .filter((part) => part !== null)
    .join(', ');
}

const capital = (words: string): string => (words.startsWith('item ') ? `I${words.slice(1)}` : words);

function sentenceOn(hindrance: Hindrance | null, dataFolder: string): string {
  if (hindrance === null) return `No file of the library in ${dataFolder} holds its words any more.`;
  return hindrance === 'reader'
    ? `Nothing shows the words any more, but another program is still reading an older state of the library, so ${dataFolder} holds old pages with them; run this again when it has ended.`
    : `Nothing shows the words any more, but the disk of ${dataFolder} has no room to rewrite the library without its old pages; make room and run this again.`;
}
