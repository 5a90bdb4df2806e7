import type { AgendaItem } from '../minutes/types.js';
import type { MinuteBook } from './minute-book.js';

/** True for a body that must never be answered from. Names are compared in any case and with either apostrophe. */
export function createDenied(deniedBodies: readonly string[]): (body: string | null | undefined) => boolean {
  const denied = new Set(deniedBodies.map(plainName));
  return (body) => body !== null && body !== undefined && denied.has(plainName(body));
}

const plainName = (name: string): string => name.trim().toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ');

const allowed = new WeakMap<MinuteBook, Map<string, MinuteBook>>();

/** The same minute book without the meetings of some bodies: nothing downstream can retrieve, name or count what is not in it. */
export function withoutBodies(book: MinuteBook, deniedBodies: readonly string[] = []): MinuteBook {
  if (deniedBodies.length === 0) return book;
  const key = JSON.stringify([...deniedBodies].sort());
  const made = allowed.get(book) ?? new Map<string, MinuteBook>();
  allowed.set(book, made);
  const known = made.get(key);
  if (known) return known;
  const isDenied = createDenied(deniedBodies);
  const meetings = new Map([...book.meetings].filter(([, { body }]) => !isDenied(body)));
  const items = new Map([...book.items].filter(([, { meetingId }]) => meetings.has(meetingId)));
  const isHeld = (itemId: string | null): boolean => itemId === null || items.has(itemId);
  const without: MinuteBook = {
    ...book,
    meetings,
    items,
    approvals: book.approvals.filter(({ itemId, body }) => isHeld(itemId) && !isDenied(body)),
    withheld: book.withheld.filter(({ itemId }) => isHeld(itemId)),
    isDenied,
  };
  made.set(key, without);
  return without;
}

/** The item, where it may be answered from. */
export const allowedItem = (book: MinuteBook, id: string): AgendaItem | null => {
  const item = book.items.get(id);
  return item && book.meetings.has(item.meetingId) && item.access === 'public' ? item : null;
};
