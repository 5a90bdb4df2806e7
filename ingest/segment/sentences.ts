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
  const lastWord = flat.trimEnd().length;
  let from = 0;
  let to = 0;
  for (const end of sentenceEnds(flat)) {
    to = end;
    if (to < lastWord && goesOn(flat.slice(Math.max(from, to - tail), to), flat, to)) continue;
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

/** A full stop with a capital after it ends a sentence by the segmenter's own rules, so a text may be cut there. */
const sureEnd = /[.!?] (?=[A-Z])/g;
/** The segmenter takes the square of the length of what it is given; a piece at a time it does not. */
const pieceLength = 2000;

function* sentenceEnds(text: string): Generator<number> {
  for (let from = 0; from < text.length; ) {
    sureEnd.lastIndex = from + pieceLength;
    const cut = sureEnd.exec(text);
    const to = cut === null ? text.length : cut.index + cut[0].length;
    for (const { segment, index } of segmenter.segment(text.slice(from, to))) yield from + index + segment.length;
    from = to;
  }
}

/** Cuts a run of words that no full stop ends into pieces of at most so many words, after a semicolon or comma where there is one. */
export function cutToLength(text: string, range: Range, maxWords: number): Range[] {
  const words = [...text.slice(range.start, range.end).matchAll(/\S+/g)];
  if (words.length <= maxWords) return [range];
  const pieces: Range[] = [];
  let from = 0;
  while (from < words.length) {
    const window = words.slice(from, from + maxWords);
    const isLast = from + maxWords >= words.length;
    const stop = isLast ? -1 : window.findLastIndex((word, at) => at + 1 > maxWords / 2 && /[;,]$/.test(word[0]));
    const count = stop === -1 ? window.length : stop + 1;
    const first = words[from];
    const last = words[from + count - 1];
    if (first && last)
      pieces.push({ start: range.start + first.index, end: range.start + last.index + last[0].length });
    from += count;
  }
  return pieces;
}

/** More than any short form with what stands before it: a long sentence is not read again at each of its points. */
const tail = 200;
const nextSmall = /\s*[a-z]/y;

/** True where what looked like the end of a sentence is a short form, an ellipsis or the point of a list number. */
function goesOn(words: string, text: string, next: number): boolean {
  const soFar = words.trimEnd();
  nextSmall.lastIndex = next;
  if (nextSmall.test(text) && !/[!?]["”’)]*$/.test(soFar)) return true;
  if (/(?:^|["“‘(:]\s*)\(?\d{1,2}[.)]$/.test(soFar.trim())) return true;
  return shortForms.test(soFar);
}
