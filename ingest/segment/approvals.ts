import { findDates } from '../../src/minutes/dates.js';
import type { Range } from '../../src/minutes/span.js';
import { squeeze } from './plain.js';
import { splitSentences } from './sentences.js';

/** What a meeting said of the minutes of an earlier one. */
export interface ApprovalDraft extends Range {
  /** ISO day of the meeting whose minutes were considered. */
  readonly minutesOf: string;
  readonly outcome: 'approved' | 'amended' | 'deferred';
  /** The words of the amendment, verbatim; null where none. */
  readonly amendment: Range | null;
}

const agreed =
  /\b(?:approved|agreed|confirmed|accepted|signed|received|adopted|taken)\b[^.]{0,80}\b(?:correct|accurate|true)\b(?: and (?:accurate|correct))? record|\b(?:correct|accurate|true) record\b|\b(?:approved|agreed|confirmed|adopted)\b(?: and signed)?|\bsigned by the Chair/i;
const deferred = /\b(?:defer(?:red)?|postponed|not (?:yet )?(?:available|approved|agreed)|carried over)\b/i;
const speaksOfMinutes = /\b(?:minutes|notes|record)\b/i;

/**
 * Finds what is decided about earlier minutes in an item on them. `title` is the item's; an item on anything else decides nothing here.
 * An agenda's "to approve the minutes" is an intention: it may say which minutes are meant, never what was decided.
 */
export function findApprovals(
  text: string,
  title: string,
  paragraphs: readonly Range[],
  agenda: readonly Range[] = [],
): ApprovalDraft[] {
  if (!/\b(?:minutes|notes)\b/i.test(title)) return [];
  const sentences = paragraphs.flatMap((paragraph) => splitSentences(text, paragraph));
  const decisive = sentences.filter(({ start, end }) => {
    const words = squeeze(text.slice(start, end));
    return speaksOfMinutes.test(words) && (agreed.test(words) || deferred.test(words));
  });
  const first = decisive[0];
  const last = paragraphs.at(-1);
  if (!first || !last) return [];
  const words = decisive.map(({ start, end }) => squeeze(text.slice(start, end))).join(' ');
  const said = paragraphs.filter((paragraph) => paragraph.start <= first.start);
  const days = daysNamed([words, wordsOf(text, said), title, wordsOf(text, agenda)]);
  const isDeferred = deferred.test(words) && !/\b(?:correct|accurate|true) record\b/i.test(words);
  const amendment = isDeferred ? null : amendmentIn(text, { start: first.start, end: last.end });
  const outcome = isDeferred ? 'deferred' : amendment ? 'amended' : 'approved';
  return days.map((minutesOf) => ({ start: first.start, end: last.end, minutesOf, outcome, amendment }));
}

/** The meetings whose minutes are meant, from the first place that names any. A day in an amendment is another matter. */
function daysNamed(places: readonly string[]): string[] {
  for (const words of places) {
    const decision = words.split(/\bsubject to\b|\bwith the (?:following )?amendment/i)[0] ?? words;
    const named = findDates(decision).map(({ date }) => date);
    if (named.length > 0) return [...new Set(named)];
  }
  return [];
}

const wordsOf = (text: string, ranges: readonly Range[]): string =>
  ranges
    .map(({ start, end }) => squeeze(text.slice(start, end)))
    .filter((words) => speaksOfMinutes.test(words))
    .join(' ');

function amendmentIn(text: string, range: Range): Range | null {
  const words = text.slice(range.start, range.end);
  const found = /\b(?:subject\s+to|with\s+the\s+(?:following\s+)?(?:amendment|correction)s?)\b/i.exec(words);
  return found ? { start: range.start + found.index, end: range.end } : null;
}
