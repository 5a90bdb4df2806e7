/** A sentence of minutes that reports a question. What it asks about is what the sentences after it answer. */
export function reportsQuestion(sentence: string): boolean {
  return asks.test(sentence) && !answersToo.test(sentence);
}

const asks =
  /\b(?:asked (?:why|what|when|where|who|whom|which|how|whether|if|about|for|the)|queried|questioned|enquired|inquired|wanted to know|wondered (?:why|what|whether|if|how)|sought (?:clarification|assurance)|raised (?:a )?(?:questions?|concerns?|queries)|(?:was|were) concerned (?:that|about)|feared|requested (?:clarification|information|assurance)|pointed out|suggested)\b/i;
/** "In answer to Councillor Rowe, who had asked when …, she said that …" holds its own answer. */
const answersToo =
  /\b(?:said|replied|explained|advised|confirmed|answered|responded|informed|stated|reported|told)\b|^In (?:answer|response|reply) to\b.*,\s/i;

/** Where the answer begins in "In response to a question about …, she explained that …"; 0 where a sentence reports no question first. */
export function answerStart(sentence: string): number {
  const found =
    /^In (?:answer|response|reply) to\b[\s\S]{0,400}?\b(?:said|replied|explained|advised|confirmed|answered|responded|stated|reported|informed (?:the )?\w+|told (?:the )?\w+|provided)\b(?: that)?/.exec(
      sentence,
    );
  return found ? found[0].length : 0;
}
