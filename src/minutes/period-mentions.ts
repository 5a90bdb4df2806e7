import { keepLongest } from './keep-longest.js';
import type { Range } from './span.js';
import type { Relation, TimeName } from './time-name.js';
import { findTimeNames } from './time-names.js';
import { joinTimes } from './time-ranges.js';
import { readWordsBefore } from './words-before.js';
import { isYearHere } from './year-context.js';

/** A time name with the words before it that bear on it: "since September 2024", "as at 31 March 2025". */
export interface PeriodMention extends Range {
  readonly name: TimeName;
  readonly relation: Relation;
  /** For "the quarter ending …" and "the ten months from …": how many months the words give. */
  readonly spanMonths: number | null;
}

/** Every mention of a time, in order, without overlaps. Bare months and years count only where the words around them bear them out. */
export function findPeriodMentions(text: string, options: { readonly question?: boolean } = {}): PeriodMention[] {
  const mentions: PeriodMention[] = [];
  for (const found of joinTimes(text, findTimeNames(text))) {
    const words = readWordsBefore(text, found);
    if (!isMeant(text, found, words !== null, options.question ?? false)) continue;
    const name = words?.roughly ? { ...found, derived: true } : found;
    const { start = found.start, relation = 'in', spanMonths = null } = words ?? {};
    mentions.push({ start, end: found.end + trailing(text, found.end), name, relation, spanMonths });
  }
  return keepLongest(mentions);
}

function isMeant(text: string, name: TimeName, isLed: boolean, question: boolean): boolean {
  const word = text.slice(name.start, name.end);
  const before = text.slice(Math.max(0, name.start - 24), name.start);
  const after = text.slice(name.end, name.end + 24);
  switch (name.unsure) {
    case 'year':
      return isYearHere(text, name, question);
    case 'short_years':
      return isLed || /\b(?:for|of)\s+$/i.test(before);
    case 'season':
      return isLed;
    case 'month':
      if (TITLE_OR_DAY.test(before)) return false;
      if (/^\p{Ll}/u.test(word) && !question) return false;
      if (isLed || FIGURES_AFTER.test(after)) return true;
      return question
        ? !/^(?:may|march)$/i.test(word) && /^\s*\??\s*$/.test(text.slice(name.end))
        : MONTH_BEFORE.test(before);
    default:
      return !(name.quarter !== undefined && QUESTION_NUMBER.test(before) && /^\s?[.:)]/.test(after));
  }
}

/** "from September 2024 onwards": the last word belongs to the period's words. */
const trailing = (text: string, end: number): number =>
  /^\s{1,8}onwards?\b/i.exec(text.slice(end, end + 20))?.[0].length ?? 0;

/** "Q1." at the head of a line numbers a question and names no quarter. */
const QUESTION_NUMBER = /(?:^|\n)\s*$/;

const TITLE_OR_DAY = /(?:\b(?:Cllr|Councillor|Mrs|Ms|Miss|Mr|Dr)\.?\s+|\d(?:st|nd|rd|th)?\s+)$/i;

const MONTH_BEFORE = /(?:\b(?:from|to|for|of|between|late|early|mid)\s+|\bmid-)$/i;

const FIGURES_AFTER =
  /^(?:['’]s)?\s+(?:data|figures?|performance|reports?|meetings?|results?|statistics|panel|board|committee|minutes|update)\b/i;
