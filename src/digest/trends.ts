import type { CitedTrend } from '../metrics/types.js';
import type { Trend } from '../minutes/figures.js';
import type { DigestBook } from './book.js';
import type { News } from './news.js';

/** What the minutes newly say of how something moves, without a number. Directions first, levels and seasons after. */
export const newTrends = (book: DigestBook, news: News, trends: readonly Trend[]): CitedTrend[] =>
  book
    .placed(trends.filter((trend) => news.holds(trend)))
    .map(({ record: { readBy: _, ...record }, ...place }) => ({ ...record, citation: book.cite(record, place) }))
    .toSorted((a, b) => rankOf(a) - rankOf(b));

const rankOf = ({ kind, direction }: CitedTrend): number =>
  kind === 'trend' && direction !== null && direction !== 'stable' ? 0 : kind === 'forecast' ? 1 : 2;
