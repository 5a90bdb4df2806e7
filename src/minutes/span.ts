/** A stretch of a document's extracted text. Offsets are UTF-16 code units, end exclusive: `text.slice(start, end)` is the words. */
export interface Span {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** 1-based page in paged formats, else null. */
  readonly page: number | null;
}

/** A span within one known text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const isInside = (inner: Range, outer: Range): boolean => inner.start >= outer.start && inner.end <= outer.end;
export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
