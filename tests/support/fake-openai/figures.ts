export interface ProposedNumber {
  readonly sentence: string;
  readonly value: string;
  readonly measure: string;
  readonly quote: string;
}

/** A figure of each sentence of the prompt that has a number before two words: what a model with no judgement would find. */
export function figuresIn(user: string): ProposedNumber[] {
  return [...user.matchAll(/^\[(S\d+)\] .*\n(.*)/gm)].flatMap(([, sentence = '', text = '']) => {
    const [quote, value, measure] = /(?<!\S)(\d{1,3}) (\p{L}+ \p{L}+)/u.exec(text) ?? [];
    return quote && value && measure ? [{ sentence, value, measure, quote }] : [];
  });
}
