import type { Citation, Meeting } from '../minutes/types.js';
import type { Correction, DigestNews } from './types.js';

type Cited = { readonly citation: Citation };

/** What of a digest holds some words: in its own words, or in the title of its item. Meetings of which nothing is left go too. */
export function narrowTo(news: DigestNews, holds: (text: string) => boolean): DigestNews {
  const isAbout = ({ citation }: Cited, ...texts: readonly string[]): boolean =>
    [citation.quote, citation.item.title, ...texts].some((text) => holds(text));
  const kept = {
    decisions: news.decisions.filter((one) => isAbout(one, one.text)),
    actions: news.actions.filter((one) => isAbout(one, one.what)),
    overdue: news.overdue.filter((one) => isAbout(one, one.what)),
    trends: news.trends.filter((one) => isAbout(one, one.subject)),
    figures: news.figures.filter(({ current }) => isAbout(current, current.metric.name, current.measureText)),
    corrections: news.corrections.filter((one) => isAbout(one, wordsOf(one))),
  };
  const cited = new Set(
    [
      ...kept.decisions,
      ...kept.actions,
      ...kept.overdue,
      ...kept.trends,
      ...kept.corrections,
      ...kept.figures.map(({ current }) => current),
    ].map(({ citation }): Meeting['id'] => citation.meeting.id),
  );
  return {
    ...news,
    ...kept,
    meetings: news.meetings.filter(({ id }) => cited.has(id)),
    silent: cited.size === 0,
    older: { meetings: 0, from: null, to: null },
    undated: 0,
  };
}

const wordsOf = (correction: Correction): string =>
  correction.kind === 'figure' ? correction.current.metric.name : correction.text;
