import type { VectorIndex } from '../library/index/exact-vectors.js';
import { buildPassageIndex, type PassageIndex } from '../library/index/passage-index.js';
import type { Library } from '../library/library.js';
import type { Approval, HeldMetric, Withheld } from '../library/records.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';
import type { EmbeddingModel } from '../models/embedding-model.js';
import type { MeasureRegister } from '../vocabulary/metrics/register.js';
import type { Vocabulary } from '../vocabulary/types.js';

/** The library as answers see it at one generation: its indexes, items and meetings, and the vocabulary with what it defines. */
export interface MinuteBook {
  readonly generation: number;
  readonly library: Library;
  readonly index: PassageIndex;
  readonly vectors: VectorIndex | null;
  readonly model: EmbeddingModel | null;
  readonly vocabulary: Vocabulary;
  readonly items: ReadonlyMap<string, AgendaItem>;
  readonly meetings: ReadonlyMap<string, Meeting>;
  readonly approvals: readonly Approval[];
  readonly withheld: readonly (Withheld & { readonly document: string })[];
  /** What is measured in the minutes held; null or absent where answers are made from words alone. */
  readonly figures?: Ledger | null;
  /** Bodies left out of this view of the book. */
  readonly isDenied?: (body: string | null | undefined) => boolean;
}

/** The metrics that figures are held of, and the names that find them. */
export interface Ledger {
  /** Read when it is first needed. */
  register(): MeasureRegister;
  readonly held: readonly HeldMetric[];
}

export interface MinuteBookOptions {
  readonly library: Library;
  readonly vocabulary: Vocabulary;
  /** Reads the register of measures; asked for once, at the first question for a figure. With it the ledger of figures answers first. */
  readonly register?: () => MeasureRegister;
  /** Opens the vectors that fit the library; null where only words are compared. */
  readonly openVectors: (
    library: Library,
    index: PassageIndex,
  ) => Promise<{ vectors: VectorIndex; model: EmbeddingModel } | null>;
}

/** Reads the library once. Ask again with `isCurrent` before each question in a program that runs for long. */
export async function openMinuteBook({
  library,
  vocabulary,
  register,
  openVectors,
}: MinuteBookOptions): Promise<MinuteBook> {
  const index = await buildPassageIndex(library);
  const [items, meetings, approvals, withheld, definitions, held, vectors] = await Promise.all([
    library.items(),
    library.meetings(),
    library.approvals(),
    library.withheld(),
    library.definitions(),
    register ? library.metricsHeld() : [],
    openVectors(library, index),
  ]);
  return {
    generation: index.generation,
    library,
    index,
    vectors: vectors?.vectors ?? null,
    model: vectors?.model ?? null,
    vocabulary: definitions.length > 0 ? vocabulary.withLearnt(definitions) : vocabulary,
    items: new Map(items.map((item) => [item.id, item])),
    meetings: new Map(meetings.map((meeting) => [meeting.id, meeting])),
    approvals,
    withheld,
    figures: register && held.length > 0 ? ledgerOf(register, held) : null,
  };
}

function ledgerOf(read: () => MeasureRegister, held: readonly HeldMetric[]): Ledger {
  let known: MeasureRegister | null = null;
  return {
    held,
    register: () => {
      known ??= read();
      return known;
    },
  };
}

export const isCurrent = async (book: MinuteBook): Promise<boolean> =>
  (await book.library.generation()) === book.generation;
