import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256 of strings, each kept apart from the next. */
export function digestOf(...parts: readonly (string | null)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part === null ? '\u0000' : `${part.length}:${part}`);
  return hash.digest('hex');
}

/**
 * An id from what a thing says, never from where it stands: the same content has the same id in every store and after every re-ingest.
 * The letter in front says what kind of thing it is to a person reading a log.
 */
export const contentId = (
  kind: 'm' | 'i' | 'p' | 'r' | 'a' | 'o' | 't',
  ...parts: readonly (string | null)[]
): string => `${kind}${digestOf(...parts).slice(0, 20)}`;

/** What is known of a meeting or item beyond its words. */
export interface Sitting {
  readonly council: string | null;
  readonly body: string | null;
  readonly heldOn: string | null;
}

const isKnown = ({ council, body, heldOn }: Sitting): boolean => council !== null && body !== null && heldOn !== null;

/** A sitting of which council, body and day are known is one meeting wherever it is printed; any other is told by its words. */
export const meetingId = (sitting: Sitting, words: () => string): string =>
  contentId('m', sitting.council, sitting.body, sitting.heldOn, isKnown(sitting) ? null : digestOf(words()));

export interface ItemName {
  readonly agendaItemNumber: string | null;
  readonly minuteNumber: string | null;
  readonly title: string;
  readonly titleBasis: 'printed' | 'derived';
}

/**
 * An item of a known sitting that prints a title or number is one item wherever it is printed; any other is told by its words.
 * So are items of one document that bear the same name (`shared`): which of them comes first may change.
 */
export function itemId(sitting: Sitting, name: ItemName, words: string, shared: boolean): string {
  const isNamed = name.titleBasis === 'printed' || name.agendaItemNumber !== null || name.minuteNumber !== null;
  const settled = isKnown(sitting) && isNamed && !shared ? null : digestOf(words);
  return contentId('i', ...nameParts(sitting, name), settled);
}

/** Equal for two items of one name in one sitting. */
export const itemNameKey = (sitting: Sitting, name: ItemName): string => digestOf(...nameParts(sitting, name));

const nameParts = ({ council, body, heldOn }: Sitting, name: ItemName): (string | null)[] => [
  council,
  body,
  heldOn,
  name.agendaItemNumber,
  name.minuteNumber,
  name.title,
];

/** Gives equal ids of one document a running number, so that two identical entries stay two. */
export function createIdKeeper(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}
