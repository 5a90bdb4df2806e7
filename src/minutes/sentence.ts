import type { Range } from './span.js';

/** A sentence that may be quoted, with what a reader must know to read it right. Ranges index the document's text. */
export interface Sentence extends Range {
  /** `agenda` is what the body was going to do, not what happened. */
  readonly section: 'agenda' | 'minutes' | 'decision';
  /** Whom the minutes credit, with the role printed at that meeting; null where they name nobody. */
  readonly speaker: string | null;
  /** The words that introduce the list the sentence stands in. */
  readonly leadIn: Range | null;
  readonly heading: Range | null;
  readonly list: boolean;
  /** The paragraph or list entry. */
  readonly part: Range;
}
