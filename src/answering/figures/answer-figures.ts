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
  type Figure,
  type SeriesKey,
} from './choose.js';
import { figureNotes, lackingNote } from './notes.js';

/** What the ledger of figures gives a question: quotations, or the note that there is no figure for the time asked about. */
export interface FigureAnswer extends Composed {
  readonly notes: readonly string[];
  /** The measure is known and nothing is minuted of it for the time asked about. */
  readonly lacking: boolean;
  /** Of the same measure, for other times. */
  readonly others: readonly Figure[];
  /** And no other sentence may stand in for it. */
  readonly firm: boolean;
}

/**
 * Answers a question for a figure from the ledger of figures: which sentence holds the figure asked for is decided by measure, period and
 * basis and not by words alone. What is quoted is the sentence, as ever. Null where the ledger has nothing to say.
 */
export async function answerFigures(question: Question, book: MinuteBook, limit: number): Promise<FigureAnswer | null> {
  const { figures: ledger } = book;
  if (!ledger || !wantsFigure(question)) return null;
  const register = ledger.register();
  const asked = figureAsked(question, ledger.held, register);
  if (asked === null) return null;
  const all = await figuresInScope(asked, question, book, register);
  if (all.length === 0) return null;
  const key = seriesKey(register);
  const chosen = choose(asked, all, question, key);
  if (chosen.figures.length === 0)
    return chosen.lacking === null
      ? null
      : {
          sentences: [],
          citations: [],
          chosen: [],
          nearest: [],
          notes: [lackingNote(chosen.lacking, all)],
          lacking: true,
          others: all,
          firm: asked.asks === 'year_earlier',
        };
  return quoteFigures(chosen, asked, book, limit);
}

function choose(asked: FigureAsked, all: readonly Figure[], { scope }: Question, key: SeriesKey): ChosenFigures {
  const limited = scope.from !== null || scope.to !== null;
  if (asked.asks === 'year_earlier' && !limited) return chooseYearEarlier(all, key);
  return asked.asks === 'change' ? chooseChange(all, scope, key) : chooseLevel(all, scope, key);
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
  return { ...quoted, notes: figureNotes(chosen, asked, labelOf), lacking: false, others: [], firm: false };
}

const isSame = (a: ChosenSentence, b: ChosenSentence): boolean =>
  a.passage.id === b.passage.id && a.sentence.start === b.sentence.start;
