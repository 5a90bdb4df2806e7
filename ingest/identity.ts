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
export const contentId = (kind: 'm' | 'i' | 'p' | 'r' | 'a', ...parts: readonly (string | null)[]): string =>
  `${kind}${digestOf(...parts).slice(0, 20)}`;

/** Gives equal ids of one document a running number, so that two identical entries stay two. */
export function createIdKeeper(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}
