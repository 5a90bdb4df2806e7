import type { Answer } from '../../answering/answer.js';
import { clean } from '../text/clean.js';
import { line } from '../text/line.js';
import { joined, listed, type Part, paragraphs } from './part.js';
import { sourceLine } from './source-line.js';

/** That the minutes do not answer, what could not be looked in, and the nearest items: by title only, for a sentence would pass for an answer. */
export function notFoundParts({ text, notes, nearest, searched }: Answer): Part[] {
  const remarks = [...new Set([...notes, ...searched.missing].map(clean))];
  return [
    ...paragraphs([line({ text, bold: true })]),
    ...listed(remarks.map((remark) => line(remark))),
    ...(nearest.length === 0
      ? []
      : joined(
          paragraphs([line({ text: 'Nearest items, by title only', bold: true })]),
          listed(nearest.map((citation) => sourceLine(citation, ''))),
        )),
  ];
}
