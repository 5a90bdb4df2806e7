import type { Citation } from '../minutes/types.js';
import type { DigestNews } from './types.js';

type Cited = { readonly citation: Citation };

/** The digest with its citations labelled "1", "2"… in the order in which its lists use them. */
export function labelled(news: DigestNews): DigestNews {
  const labels = new Map<string, string>();
  const relabel = <One extends Cited>(one: One): One => {
    const { document, start, end } = one.citation.source;
    const where = JSON.stringify([document, start, end]);
    const label = labels.get(where) ?? String(labels.size + 1);
    labels.set(where, label);
    return { ...one, citation: { ...one.citation, label } };
  };
  return {
    ...news,
    meetings: news.meetings.map(relabel),
    decisions: news.decisions.map(relabel),
    actions: news.actions.map(relabel),
    overdue: news.overdue.map(relabel),
    figures: news.figures.map((figure) => ({
      ...figure,
      current: relabel(figure.current),
      previous: figure.previous === null ? null : relabel(figure.previous),
    })),
    trends: news.trends.map(relabel),
    corrections: news.corrections.map((one) =>
      one.kind === 'figure'
        ? relabel({ ...one, current: relabel(one.current), previous: relabel(one.previous) })
        : relabel(one),
    ),
  };
}
