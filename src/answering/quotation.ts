import type { Range } from '../minutes/span.js';
import type { JudgedSentence } from './judge.js';

/** A sentence that begins so leans on the one before it; quoted alone it would limit or deny what is not shown. */
const leansBack =
  /^(?:However|But|Although|This|These|Those|It|They|He|She|That|Such|Also|Nevertheless|Despite this|As a result|In addition|Therefore|Of these|Of those|The figure|The latter|Which)\b/;
/** A sentence that begins so limits the one before it. */
const limits =
  /^(?:However|But|Although|Nevertheless|That said|This (?:excluded?|included?|did not)|It should be noted)\b/;

/** What is quoted: the sentence, with the one before where it leans on it and the one after where that limits it. */
export function quotationOf({ passage, sentence, text }: Pick<JudgedSentence, 'passage' | 'sentence' | 'text'>): Range {
  const siblings = passage.sentences.filter((other) => other.part.start === sentence.part.start);
  const at = siblings.findIndex((other) => other.start === sentence.start);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  const words = (range: Range): string =>
    passage.text.slice(range.start - passage.source.start, range.end - passage.source.start);
  return {
    start: before && leansBack.test(text) ? before.start : sentence.start,
    end: after && limits.test(words(after)) ? after.end : sentence.end,
  };
}
