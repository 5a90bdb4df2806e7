import { UsageError } from '../errors.js';
import type { Library } from '../library/library.js';
import { dayOf } from '../library/withdrawals/day.js';
import { targetNamed } from '../library/withdrawals/target-named.js';
import type { Cleared, Decision, Released, Target, Waiting, Withdrawal } from '../library/withdrawals/types.js';
import { formatDay } from '../minutes/calendar.js';
import type { AgendaItem } from '../minutes/types.js';
import type { Context, Run } from './context.js';
import { type DecisionFlags, readBy, whatOf } from './withdraw.js';

export interface ReleaseFlags extends DecisionFlags {
  readonly list?: boolean;
}

export interface ReleaseHooks {
  /** Lets what was said with the words be said again. */
  readonly allow?: (released: Released, context: Context) => Promise<void>;
}

/**
 * Ends a withdrawal; where there is none, clears what ingest left out because it labels a private person. One at a time, so that nobody
 * clears the one by ending the other.
 */
export const runRelease =
  (name: string | undefined, flags: ReleaseFlags, { allow }: ReleaseHooks = {}): Run =>
  async (context) => {
    const { output, json, openLibrary, now } = context;
    if (flags.list === true && name !== undefined)
      throw new UsageError('--list takes no name; leave out either of them.');
    if (flags.list !== true && name === undefined)
      throw new UsageError('Say which document or item to release; "minutebook release --list" lists them.');
    const library = openLibrary({ create: false });
    try {
      if (name === undefined) {
        const [withdrawals, waiting, items] = await Promise.all([
          library.withdrawals(),
          library.waiting(),
          library.items(),
        ]);
        output.result(json ? JSON.stringify({ withdrawals, waiting }) : list(withdrawals, waiting, items));
        return 0;
      }
      const target = await targetNamed(name, library);
      const done = await release(name, target, library, { at: now().toISOString(), by: readBy(flags) });
      if (done.released.withdrawals.length > 0) await allow?.(done.released, context);
      output.result(
        json
          ? JSON.stringify({
              status: done.cleared === null ? 'released' : 'cleared',
              withdrawals: done.released.withdrawals,
              passagesCleared: done.cleared?.passages ?? 0,
              documents: (done.cleared ?? done.released).documents,
              waiting: done.waiting,
            })
          : describe(done),
      );
      return 0;
    } finally {
      await library.close();
    }
  };

interface Done {
  readonly released: Released;
  /** Null where a withdrawal was ended instead. */
  readonly cleared: Cleared | null;
  /** Passages about private persons that wait there still. */
  readonly waiting: number;
}

async function release(name: string, target: Target, library: Library, decision: Decision): Promise<Done> {
  const released = await library.release(target, decision);
  if (released.withdrawals.length > 0)
    return { released, cleared: null, waiting: sum(waitingAt(target, await library.waiting())) };
  const around = await withdrawalAround(target, library);
  if (around !== null)
    throw new UsageError(
      `It was withdrawn with ${whatOf(around)}; release that with "minutebook release ${around.itemId ?? around.document}".`,
    );
  const waiting = waitingAt(target, await library.waiting());
  if (waiting.length === 0)
    throw new UsageError(
      `Nothing of “${name}” is withdrawn and nothing waits to be cleared; "minutebook release --list" lists what does.`,
    );
  const cleared = await library.clear(target, decision);
  if (cleared.passages === 0)
    throw new UsageError(
      `What was left out of “${name}” was taken in by an earlier version, which cannot tell the passages apart; ingest it again, then release it.`,
    );
  return { released, cleared, waiting: sum(waitingAt(target, await library.waiting())) };
}

/** The withdrawal that an item's words went with, where it is not its own. */
async function withdrawalAround(target: Target, library: Library): Promise<Withdrawal | null> {
  if (!('itemId' in target)) return null;
  const item = (await library.items()).find(({ id }) => id === target.itemId);
  const withdrawals = await library.withdrawals();
  return item?.access === 'exempt'
    ? (withdrawals.find(({ document, target: kind }) => kind === 'document' && document === item.source.document) ??
        null)
    : null;
}

const waitingAt = (target: Target, waiting: readonly Waiting[]): Waiting[] =>
  waiting.filter(({ document, itemId }) =>
    'itemId' in target ? itemId === target.itemId : document === target.document,
  );

const sum = (waiting: readonly Waiting[]): number => waiting.reduce((total, { passages }) => total + passages, 0);

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

function describe({ released, cleared, waiting }: Done): string {
  const documents = (cleared ?? released).documents;
  const lines = cleared
    ? [`Cleared: ${plural(cleared.passages, 'passage')} about private persons.`]
    : released.withdrawals.map((withdrawal) => `Released: ${whatOf(withdrawal)}.`);
  if (documents.length > 0) lines.push(`The words come back at the next ingest of ${documents.join(', ')}.`);
  if (waiting > 0)
    lines.push(
      `${plural(waiting, 'passage')} about private persons still left out there; run this again to clear what can be.`,
    );
  return lines.join('\n');
}

function list(withdrawals: readonly Withdrawal[], waiting: readonly Waiting[], items: readonly AgendaItem[]): string {
  if (withdrawals.length + waiting.length === 0) return 'Nothing is withdrawn and nothing waits to be cleared.';
  const nameOf = (itemId: string | null): string => {
    const item = items.find(({ id }) => id === itemId);
    if (itemId === null || !item) return itemId ?? 'outside the items';
    const number = item.agendaItemNumber ?? item.minuteNumber;
    return `${number === null ? `“${item.title}”` : `item ${number}, ${item.title}`} (${itemId})`;
  };
  return [
    ...withdrawals.map((withdrawal) =>
      [
        `Withdrawn on ${formatDay(dayOf(withdrawal))} by ${withdrawal.by}: ${whatOf(withdrawal)}`,
        withdrawal.itemId === null ? '' : ` (${withdrawal.itemId})`,
        withdrawal.reason === null ? '' : ` – ${withdrawal.reason}`,
      ].join(''),
    ),
    ...waiting.map(
      ({ document, itemId, passages }) =>
        `Waiting to be cleared: ${plural(passages, 'passage')} about private persons in ${document}, ${nameOf(itemId)}`,
    ),
  ].join('\n');
}
