import { placeAll } from '../../metrics/places.js';
import { shelfOf } from '../../metrics/shelf.js';
import { stretchOf } from '../../metrics/span.js';
import type { Observation } from '../../minutes/figures.js';
import type { MeasureRegister } from '../../vocabulary/metrics/register.js';
import { type ChosenSentence, type Composed, quote } from '../compose.js';
import type { MinuteBook } from '../minute-book.js';
import type { Question } from '../question.js';
import { sentenceAt } from '../sentence-at.js';
import { type FigureAsked, figureAsked, unitFits, wantsFigure } from './asked.js';
import {
  type ChosenFigures,
  chooseChange,
  chooseLevel,
  chooseYearEarlier,
  chooseYearOnYear,
  type Figure,
  isBetween,
  type SeriesKey,
} from './choose.js';
import { councilsNote, figureNotes, lackingNote, noChangeNote } from './notes.js';
import { whoseFigures } from './whose.js';

/** What the ledger of figures gives a question: quotations, or the note that there is no figure for the time asked about. */
export interface FigureAnswer extends Composed {
  readonly notes: readonly string[];
  /**
   * The measure is known and what is asked of it is not minuted: nothing for that time, or no two figures to tell a change by. Then the
   * quotations, if any, are of the figure there is, for want of words that say more.
   */
  readonly lacking: boolean;
  /** Of the same measure, for other times. */
  readonly others: readonly Figure[];
  /** And no other sentence may stand in for it. */
  readonly firm: boolean;
}

export interface FigureOptions {
  /** The most citations. */
  readonly limit: number;
  /** Whose figures are meant where the question names no council; null where nobody's more than another's. */
  readonly homeCouncil: string | null;
}

/**
 * Answers a question for a figure from the ledger of figures: which sentence holds the figure asked for is decided by measure, period and
 * basis and not by words alone. What is quoted is the sentence, as ever. Null where the ledger has nothing to say.
 */
export async function answerFigures(
  question: Question,
  book: MinuteBook,
  options: FigureOptions,
): Promise<FigureAnswer | null> {
  const { figures: ledger } = book;
  if (!ledger || !wantsFigure(question)) return null;
  const asked = figureAsked(question, ledger.held, ledger.register());
  return asked === null ? null : answerMeasure(asked, question, book, options);
}

/** The same once it is known which measure is meant. */
export async function answerMeasure(
  asked: FigureAsked,
  question: Question,
  book: MinuteBook,
  { limit, homeCouncil }: FigureOptions,
): Promise<FigureAnswer | null> {
  const register = book.figures?.register();
  if (!register) return null;
  const whose = whoseFigures(await figuresInScope(asked, question, book, register), homeCouncil);
  const all = whose.each.flat();
  if (all.length === 0) return null;
  const key = seriesKey(register);
  const chosen = choose(asked, whose.each, question, key);
  if (chosen.figures.length > 0) {
    const quoted = await quoteFigures(chosen, asked, book, limit);
    const lacking = chosen.lacking === null ? [] : [lackingNote(chosen.lacking, all)];
    return quoted && { ...quoted, notes: [...quoted.notes, ...lacking, ...whose.notes] };
  }
  const lacks = { lacking: true, others: all, firm: asked.asks === 'year_earlier' } as const;
  if (chosen.lacking !== null)
    return {
      ...lacks,
      sentences: [],
      citations: [],
      chosen: [],
      nearest: [],
      notes: [lackingNote(chosen.lacking, all)],
    };
  const note = noChangeNote(asked, all);
  if (note === null) return null;
  const newest = choose({ ...asked, asks: 'level' }, whose.each, question, key);
  const quoted = await quoteFigures(newest, asked, book, limit);
  return quoted && { ...quoted, ...lacks, notes: [...quoted.notes, note] };
}

/** Each council's own figure where none is named; what has changed is told of one council only. */
function choose(
  asked: FigureAsked,
  each: readonly (readonly Figure[])[],
  { scope }: Question,
  key: SeriesKey,
): ChosenFigures {
  const all = each.flat();
  // Whatever was minuted at the meetings asked about is in time, whatever it covers.
  const time = scope.aboutMeeting ? { from: null, to: null, latest: scope.latest } : scope;
  const limited = time.from !== null || time.to !== null;
  if (asked.asks === 'year_earlier' && !limited) return chooseYearEarlier(all, key);
  if (asked.asks === 'year_on_year') return chooseYearOnYear(all, key);
  if (asked.asks === 'change') return chooseChange(all, time, key);
  const chosen = each.map((figures) => chooseLevel(figures, time, key));
  return {
    figures: chosen.flatMap(({ figures }) => figures),
    ends: null,
    lacking: chosen.every(({ figures }) => figures.length === 0) ? (chosen[0]?.lacking ?? null) : null,
  };
}

/** Figures of the whole that is counted: one for a part of it is no answer to a question that names no part. */
async function figuresInScope(
  asked: FigureAsked,
  { kind, scope }: Question,
  book: MinuteBook,
  register: MeasureRegister,
): Promise<Figure[]> {
  const same = (held: string | null, wanted: string | null): boolean =>
    wanted === null || held?.toLowerCase() === wanted.toLowerCase();
  const placed = await placeAll(await book.library.observationsOf([asked.key]), shelfIn(book), book.meetings);
  return placed.filter(
    ({ record, item, meeting }) =>
      item.access === 'public' &&
      unitFits(kind, record.unit) &&
      isWhole(record, register) &&
      same(meeting.council, scope.council) &&
      same(meeting.body, scope.body) &&
      (!scope.aboutMeeting || isBetween(meeting.heldOn, scope.from, scope.to)) &&
      (scope.itemIds === null || scope.itemIds.includes(item.id)) &&
      (scope.itemNumber === null ||
        item.agendaItemNumber === scope.itemNumber ||
        item.minuteNumber === scope.itemNumber),
  );
}

/** The items that may be answered from, and no others that the library holds. */
const shelfIn = (book: MinuteBook): ReturnType<typeof shelfOf> => ({
  ...shelfOf(book.library),
  itemsById: async (ids) => ids.flatMap((id) => book.items.get(id) ?? []),
});

const isWhole = ({ metric, segment, definition }: Observation, register: MeasureRegister): boolean =>
  definition === null && register.segmentOf(metric, segment) === null;

const seriesKey =
  (register: MeasureRegister): SeriesKey =>
  ({ record: { metric, unit, basis, period, segment, definition }, meeting }) =>
    JSON.stringify([
      metric.key,
      unit,
      meeting.council,
      basis,
      stretchOf(period, basis),
      register.segmentOf(metric, segment),
      definition,
    ]);

async function quoteFigures(
  chosen: ChosenFigures,
  asked: FigureAsked,
  book: MinuteBook,
  limit: number,
): Promise<FigureAnswer | null> {
  const found: { readonly figure: Figure; readonly sentence: ChosenSentence }[] = [];
  for (const figure of chosen.figures.slice(0, limit)) {
    const sentence = await sentenceAt(figure.item.id, figure.record.source, book);
    if (sentence) found.push({ figure, sentence });
  }
  if (found.length === 0) return null;
  const distinct = found.filter(
    ({ sentence }, index) => found.findIndex((other) => isSame(other.sentence, sentence)) === index,
  );
  const quoted = await quote(
    distinct.map(({ sentence }) => sentence),
    book,
  );
  if (quoted.sentences.length === 0) return null;
  const labelOf = ({ record: { source } }: Figure): string | null =>
    quoted.citations.find(
      (cited) =>
        cited.source.document === source.document &&
        cited.source.start <= source.start &&
        source.start < cited.source.end,
    )?.label ?? null;
  return {
    ...quoted,
    notes: [...figureNotes(chosen, asked, labelOf), ...councilsNote(chosen.figures)],
    lacking: false,
    others: [],
    firm: false,
  };
}

const isSame = (a: ChosenSentence, b: ChosenSentence): boolean =>
  a.passage.id === b.passage.id && a.sentence.start === b.sentence.start;
