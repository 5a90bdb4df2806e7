import type { Sentence } from '../../src/minutes/sentence.js';
import type { Range } from '../../src/minutes/span.js';
import { plain, squeeze } from '../segment/plain.js';
import { type FiguresRead, readFigures, type Spoken } from './assemble.js';
import { type EntryLabel, readEntry } from './entry.js';
import { leftOutOf } from './left-out.js';
import { readProposed } from './read-proposed.js';
import { readScene } from './scene.js';
import { findTables, holdsTableRow } from './tables/find-tables.js';
import { readTable } from './tables/read-table.js';
import { findTimes, type TimeAnchor, type TimeFound } from './times.js';
import { readTrends } from './trends.js';
import type { FigureInput, Figures, LeftOut, ObservationDraft, TrendDraft } from './types.js';

export type { FigureInput, Figures, LeftOut, ObservationDraft, ProposedFigure, TrendDraft } from './types.js';

/** Raise when the same sentences would give other figures. */
export const figuresVersion = 4;

/** Every observation and trend of one item, in order of place. Decisions and what an agenda announces hold none. */
export function findFigures(input: FigureInput): Figures {
  const words = plain(input.text);
  const observations: ObservationDraft[] = [];
  const trends: TrendDraft[] = [];
  const leftOut: LeftOut[] = [];
  const anchor: TimeAnchor = { reportEnd: input.reportPeriod?.end ?? null, heldOn: input.heldOn };
  let part: Range | null = null;
  let spoken: Spoken = { measure: null, population: null, last: null };
  let entry: EntryLabel | null = null;
  const tables = findTables(input.text, input.parts);
  for (const table of tables)
    observations.push(
      ...readTable(table, { text: input.text, anchor, context: input.title, register: input.register }),
    );
  for (const sentence of input.sentences) {
    if (sentence.section !== 'minutes' || tables.some((table) => touches(table, sentence))) continue;
    const isFirst = part === null || part.start !== sentence.part.start;
    if (isFirst) {
      part = sentence.part;
      const leadIn = sentence.list ? sentence.leadIn : null;
      entry = readEntry(wordsOf(words, sentence), leadIn && wordsOf(words, leadIn), anchor);
      // "force average: 20.6" is set beside the entry before it.
      spoken = { measure: null, population: null, last: entry.ofAnother ? spoken.last : null };
    }
    if (sentence.end - sentence.start > longestRead || !MAY_TELL.test(words.slice(sentence.start, sentence.end)))
      continue;
    if (CORRECTS.test(words.slice(sentence.start, sentence.end))) continue;
    if (holdsTableRow(input.text.slice(sentence.start, sentence.end))) continue;
    const scene = readScene({
      text: input.text,
      words,
      range: sentence,
      bodyStart: isFirst ? (entry?.bodyStart ?? 0) : 0,
      labelIsTime: isFirst && entry?.time != null,
      label: entry?.subject ?? null,
      unit: isFirst ? (entry?.unit ?? null) : null,
      context: contextOf(words, sentence, entry?.subject ?? null, input.title),
      anchor,
      over: (isFirst ? entry?.time : null) ?? timeOver(words, sentence, anchor),
    });
    const before = { ...spoken };
    const read = scene.numbers.length > 0 ? readFigures(scene, spoken, input.register) : none;
    const proposed = (input.proposed ?? []).filter((one) => touches(one, sentence));
    observations.push(...read.drafts, ...readProposed(scene, before, input.register, proposed, read));
    trends.push(...readTrends(scene, read.counted, spoken, input.register));
    leftOut.push(...leftOutOf(scene, sentence.leadIn ? wordsOf(words, sentence.leadIn) : '', read.structure));
  }
  return { observations: observations.toSorted((a, b) => a.start - b.start), trends, leftOut };
}

const touches = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** In characters. What runs on longer is a page without full stops, of which no sentence could be quoted. */
const longestRead = 2000;

/** Words of other minutes that are corrected: what is quoted there was said elsewhere. */
const CORRECTS =
  /(?<!\p{L})(?:correct|amend|alter|chang)(?:ed|ing)\s(?:to\s)?(?:so\sas\sto\s)?read(?!\p{L})|(?<!\p{L})(?:should|to)\sread(?:\sas)?\s?[“"‘:]/iu;

/** Numbers, and the words without which no movement, level or comparison is stated: most sentences of minutes have neither. */
const MAY_TELL =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|nil|zero|half|third|quarters?|hundred|thousand|dozen)\b|teen\b|twent|thirt|fort[yi]|fift|sixt|sevent|eight|ninet|increas|\bris(?:e|es|en|ing)\b|rose|\bgr[eo]w|fall|fell|drop|declin|decreas|reduc|\bdip|deterior|wors|improv|recover|stabil|stable|steady|stead|unchanged|remain|plateau|level|\blow|high|most|major|concern|worr|above|below|spike|surge|jump|peak|more|fewer|better|than|average|national|compar|maintain|doubl|halv|trebl|climb|slow|slip|static|consisten|good|strong|poor|positive|healthy|track|excellent|challeng|issue|trend|up|down|all|outperform/i;

const wordsOf = (words: string, { start, end }: Range): string => words.slice(start, end).replace(/\n/g, ' ');

const longestContext = 600;

const none: FiguresRead = { drafts: [], proposed: [], structure: [], counted: [] };

/** What stands over a sentence, the nearer first. */
function contextOf(words: string, sentence: Sentence, label: string | null, title: string): string {
  const { leadIn, heading } = sentence;
  return [
    label,
    // The line that the lead-in ends says what the list is about.
    leadIn &&
      squeeze(
        words.slice(Math.max(words.lastIndexOf('\n', leadIn.start) + 1, leadIn.end - longestContext), leadIn.end),
      ),
    heading && squeeze(words.slice(heading.start, heading.end)),
    squeeze(words.slice(sentence.start, sentence.end)),
    // The title of an item on several things does not say which of them an entry with a name of its own is about.
    label === null ? title : null,
  ]
    .filter((one) => one !== null && one !== '')
    .join('. ');
}

/** "In Quarter 2:" over a list holds for its entries; a time inside a longer statement does not. */
function timeOver(words: string, { leadIn, heading }: Sentence, anchor: TimeAnchor): TimeFound | null {
  for (const range of [leadIn, heading]) {
    if (!range) continue;
    const over = words.slice(range.start, range.end).replace(/\n/g, ' ');
    const times = findTimes(over, anchor).filter(
      ({ start, end, period, versus }) =>
        !versus &&
        period.end !== null &&
        period.basis !== 'relative' &&
        (over.slice(0, start).trim().length <= 4 || /^[\s):.,–-]*$/.test(over.slice(end))),
    );
    if (times.length === 1 && times[0]) return times[0];
  }
  return null;
}
