import type { Range } from '../../src/minutes/span.js';
import { trimRange } from './plain.js';

/** Short forms after which a full stop ends no sentence, as they stand in minutes. */
const shortForms =
  /(?:^|[\s(“‘"'])(?:Cllrs?|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Hon|St|Asst|Dep|approx|para|paras|no|nos|No|Nos|p|pp|vs|viz|incl|esp|est|Ltd|Co|Dept|Govt|ref|Ref|etc|e\.g|i\.e|cf|fig|Fig|[A-Z])\.$/;

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/**
 * The sentences of a range of a plain text, trimmed, in order.
 * A line break is a space here, so a wrapped line ends no sentence.
 */
export function splitSentences(text: string, range: Range): Range[] {
  const flat = text.slice(range.start, range.end).replace(/\n/g, ' ');
  const sentences: Range[] = [];
  let from = 0;
  let to = 0;
  for (const { segment, index } of segmenter.segment(flat)) {
    to = index + segment.length;
    if (goesOn(flat.slice(from, to), flat.slice(to))) continue;
    const trimmed = trimRange(text, range.start + from, range.start + to);
    if (trimmed.end > trimmed.start) sentences.push(trimmed);
    from = to;
  }
  if (from < to) {
    const trimmed = trimRange(text, range.start + from, range.start + to);
    if (trimmed.end > trimmed.start) sentences.push(trimmed);
  }
  return sentences;
}

/** True where what looked like the end of a sentence is a short form, an ellipsis or the point of a list number. */
function goesOn(words: string, rest: string): boolean {
  const soFar = words.trimEnd();
  if (rest.trim() === '') return false;
  if (/^[a-z]/.test(rest.trimStart()) && !/[!?]["”’)]*$/.test(soFar)) return true;
  if (/^\(?\d{1,2}[.)]$/.test(soFar.trim())) return true;
  return shortForms.test(soFar);
}
