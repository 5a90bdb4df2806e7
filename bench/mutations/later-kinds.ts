import type { Draw } from './draw.js';
import { type Mutation, replaceOne, type TrueSentence } from './kinds.js';

const VERB = /\s(?=(?:was|were|had|has|have|would|is|are)\b)/;
const subjectOf = (text: string): string | null => {
  const subject = text.split(VERB)[0] ?? '';
  return subject !== text && subject.length >= 8 && subject.length <= 90 && !/[;:]/.test(subject) ? subject : null;
};
const telling = /(?<![\p{L}-])\p{Ll}{5,}(?![\p{L}-])/gu;
const ordinary =
  /^(?:which|their|there|these|those|would|could|about|after|before|since|other|where|while|being|through|during|because|between)$/;
const wordsIn = (text: string): string[] =>
  [...text.matchAll(telling)].map(([word]) => word).filter((word) => !ordinary.test(word));

/** Kinds that were written when the check was finished, to see what it does with what it was not written for. */
export const laterKinds: Readonly<Record<string, Mutation>> = {
  'later: a word of the passage for another': ({ text, others }: TrueSentence, draw: Draw) =>
    replaceOne(text, telling, draw, ([word]) =>
      ordinary.test(word)
        ? null
        : (draw.one(others.flatMap(wordsIn).filter((other) => other !== word && !text.includes(other))) ?? null),
    ),
  'later: the subject of another sentence': ({ text, others }: TrueSentence, draw: Draw) => {
    const own = subjectOf(text);
    const other = draw.one(
      others.flatMap((sentence) => subjectOf(sentence) ?? []).filter((subject) => subject !== own),
    );
    return own === null || other === undefined ? null : other + text.slice(own.length);
  },
  'later: a reason that is not given': ({ text, others }: TrueSentence, draw: Draw) => {
    const other = draw.one(others);
    return other === undefined || /\bbecause\b/.test(text)
      ? null
      : `${text.replace(/\.$/, '')} because ${other.charAt(0).toLowerCase()}${other.slice(1)}`;
  },
  'later: planned told as done': ({ text }: TrueSentence, draw: Draw) =>
    replaceOne(
      text,
      /\b(?:would be|will be|could be|should be|was expected to be|was planned to be)\b/g,
      draw,
      () => 'had been',
    ),
  'later: some told as all': ({ text }: TrueSentence, draw: Draw) =>
    replaceOne(text, /\b(?:some|several|many|most|a number of|a few)\b(?= \p{Ll})/gu, draw, () => 'all'),
  'later: said by another': ({ text, elsewhere, others }: TrueSentence, draw: Draw) =>
    replaceOne(
      text,
      /\b(?:Mr|Mrs|Ms|Councillor|Cllr) \p{Lu}[\p{L}’'-]+/gu,
      draw,
      ([name]) =>
        draw.one(
          [elsewhere, ...others]
            .flatMap((sentence) =>
              [...sentence.matchAll(/\b(?:Mr|Mrs|Ms|Councillor|Cllr) \p{Lu}[\p{L}’'-]+/gu)].map(([other]) => other),
            )
            .filter((other) => other !== name),
        ) ?? null,
    ),
};
