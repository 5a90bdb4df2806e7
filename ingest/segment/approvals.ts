import { findDates } from '../../src/minutes/dates.js';
import type { Range } from '../../src/minutes/span.js';
import { squeeze } from './plain.js';

/** What a meeting said of the minutes of an earlier one. */
export interface ApprovalDraft extends Range {
  /** ISO day of the meeting whose minutes were considered. */
  readonly minutesOf: string;
  readonly outcome: 'approved' | 'amended' | 'deferred';
  /** The words of the amendment, verbatim; null where none. */
  readonly amendment: Range | null;
}

const agreed =
  /\b(?:approved|agreed|confirmed|accepted|signed|received|adopted)\b[^.]{0,80}\b(?:correct|accurate|true)\b(?: and accurate)? record|\bcorrect record\b|\bapprov(?:e|ed|al)\b|\b(?:agreed|confirmed) (?:and signed|subject to)/i;
const deferred = /\b(?:defer(?:red)?|postponed|not (?:yet )?(?:available|approved|agreed)|carried over)\b/i;

/**
 * Finds what is decided about earlier minutes in an item on them. `title` is the item's; an item on anything else decides nothing here.
 * An agenda's "to approve the minutes" is an intention: only the item's minutes and decisions are read.
 */
export function findApprovals(text: string, title: string, paragraphs: readonly Range[]): ApprovalDraft[] {
  if (!/\bminutes\b/i.test(title)) return [];
  const dates = findDates(title).map(({ date }) => date);
  const whole = paragraphs.map((range) => squeeze(text.slice(range.start, range.end))).join(' ');
  const named = [...new Set([...findDates(whole).map(({ date }) => date), ...dates])];
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  if (named.length === 0 || !first || !last) return [];
  const isDeferred = deferred.test(whole);
  if (!isDeferred && !agreed.test(whole)) return [];
  const amendment = amendmentIn(text, { start: first.start, end: last.end });
  const outcome = isDeferred ? 'deferred' : amendment ? 'amended' : 'approved';
  return named.map((minutesOf) => ({ start: first.start, end: last.end, minutesOf, outcome, amendment }));
}

function amendmentIn(text: string, range: Range): Range | null {
  const words = text.slice(range.start, range.end);
  const found =
    /\bsubject to (?:the (?:following )?)?(?:amendments?|corrections?|changes?|the|an?|it|paragraph|minute)?/i.exec(
      words,
    );
  if (!found || found.index === undefined) return null;
  return { start: range.start + found.index, end: range.end };
}
