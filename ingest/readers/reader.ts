import { extname } from 'node:path';

/** Text offsets of one page; `page` is 1-based. */
export interface PageRange {
  readonly start: number;
  readonly end: number;
  readonly page: number;
}

/** A stretch the format itself marks. The range covers the words, without the marks that set them. */
export interface StructureMark {
  readonly kind: 'heading' | 'list_item' | 'table_row';
  readonly start: number;
  readonly end: number;
  /** 1 is outermost; absent where the format gives no level. */
  readonly level?: number;
}

/** What a reader makes of a file. Offsets are UTF-16 code units into `text`, end exclusive. */
export interface ExtractedText {
  /** Every later offset and quotation refers to this text, so it is never changed after reading. */
  readonly text: string;
  /** Name and version of the reader, such as "text/1". */
  readonly reader: string;
  /** In order; empty outside paged formats. */
  readonly pages: readonly PageRange[];
  /** In order of place; empty where the format marks nothing. */
  readonly structure: readonly StructureMark[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** Turns the bytes of one format into text. */
export interface Reader {
  /** Name and version; the version rises whenever the same bytes would give another text. */
  readonly name: string;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Throws `ReadError` for a file that cannot be read as this format. `path` is for messages only. */
  read(bytes: Uint8Array, path: string): Promise<ExtractedText>;
}

/** The first reader that takes files with this path's extension, in any case of letters; null when none does. */
export function readerFor(path: string, readers: readonly Reader[]): Reader | null {
  const extension = extname(path).toLowerCase();
  return readers.find((reader) => reader.extensions.includes(extension)) ?? null;
}

/** Every extension that some reader takes. */
export const extensionsOf = (readers: readonly Reader[]): ReadonlySet<string> =>
  new Set(readers.flatMap((reader) => reader.extensions));
