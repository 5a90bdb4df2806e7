import { sourceWords } from '../../answering/source-words.js';
import type { Citation } from '../../minutes/types.js';
import { type Line, line, type Span, writtenLine } from '../text/line.js';

/** A source on one line: period or date, council and body, number and title with its link, status of the minutes. */
export function sourceLine(citation: Citation, before: string | Span = `[${citation.label}] `): Line {
  const { when, who, what, status, cutShort } = sourceWords(citation);
  return line(
    before,
    [when, who, ''].filter((part) => part !== null).join(' · '),
    { text: what, link: citation.link },
    ` · ${statusWords(status)}`,
    cutShort ? ' · the copy held is cut short' : null,
  );
}

/** The sources of an answer, each once with all its markers: several quotations often stand in one item. */
export function sourceLines(citations: readonly Citation[]): Line[] {
  const sources = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = writtenLine(sourceLine(citation, ''));
    sources.set(key, [...(sources.get(key) ?? []), citation]);
  }
  return [...sources.values()].flatMap((together) => {
    const [first] = together;
    return first ? [sourceLine(first, `${together.map(({ label }) => `[${label}]`).join('')} `)] : [];
  });
}

const statusWords = (status: Citation['meeting']['minutesStatus']): string =>
  status === 'unknown' ? 'status unknown' : `${status} minutes`;
