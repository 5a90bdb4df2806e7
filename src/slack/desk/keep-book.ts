import { isCurrent, type MinuteBook } from '../../answering/minute-book.js';

export interface KeepBookInput {
  /** Opens the library and reads it. Throws `no_library` when there is none. */
  readonly open: () => Promise<MinuteBook>;
  /** Changes when another library file stands in the place of the one that was opened; null when there is none. */
  readonly fileMark: () => string | null;
  readonly now: () => number;
}

/**
 * Reading a large library takes seconds. While an ingest changes it document by document, questions are answered from what was read last,
 * so that at most this part of the time goes into reading it anew.
 */
const mostOfTheTime = 0.2;

/** A minute book that is read anew when the library has changed. */
export function keepBook({ open, fileMark, now }: KeepBookInput) {
  let kept: { book: MinuteBook; mark: string | null; at: number; took: number } | null = null;

  async function openAnew(): Promise<MinuteBook> {
    await kept?.book.library.close();
    kept = null;
    const began = now();
    const mark = fileMark();
    const book = await open();
    kept = { book, mark, at: now(), took: now() - began };
    return book;
  }

  async function current(): Promise<MinuteBook> {
    if (kept === null || kept.mark !== fileMark()) return openAnew();
    const due = now() - kept.at >= kept.took / mostOfTheTime;
    if (due && !(await isCurrent(kept.book))) return openAnew();
    return kept.book;
  }

  /** Those who ask while the book is being read wait for the same reading. */
  let looking: Promise<MinuteBook> | null = null;
  return {
    current(): Promise<MinuteBook> {
      looking ??= current().finally(() => {
        looking = null;
      });
      return looking;
    },
    async close(): Promise<void> {
      await kept?.book.library.close();
      kept = null;
    },
  };
}
