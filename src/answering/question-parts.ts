import type { Range } from '../minutes/span.js';

/** A question cut where words of another one can take the place of its own. Joined in order they are the question without its limits. */
export interface QuestionParts {
  /** What asks: "how many", "what did the Panel say about". */
  readonly opener: string;
  /** What is asked about. */
  readonly subject: string;
  /** What is said of it: "were issued on time". Empty where that cannot be told from the subject. */
  readonly rest: string;
}

const say =
  '(?:say|said|agree[ds]?|decide[ds]?|resolve[ds]?|recommend(?:ed)?|hear[ds]?|think|thought|want(?:ed)?|told|discuss(?:ed)?|report(?:ed)?|minuted|recorded|promised?)';
const be = '(?:is|was|are|were)';
const auxiliary = `(?:${be}|did|do|does|has|have|had|will|would|can|could|should|might|may)`;
const counted = '(?:number|percentage|proportion|share|per ?cent|fraction|count|total|amount)';
const adjectives = '(?:(?:latest|current|average|total|overall|annual|monthly|most recent)\\s+)*';

/** Openers that a counted thing follows, and after it what is said of the thing. */
const countOpener = new RegExp(
  `^(?:how (?:many|few|much)|what ${counted} of|(?:what(?:['’]s|\\s+${be}) )?(?:the )?${adjectives}${counted} (?:of|for))\\b`,
  'i',
);
const otherOpeners: readonly RegExp[] = [
  new RegExp(`^what ${auxiliary}\\b.{0,40}?\\b${say}\\s+(?:about|on|of|regarding|concerning|with)(?:\\s+the)?\\b`, 'i'),
  new RegExp(`^how (?:long|often|quick\\w*|far|high|low|big|come|good|bad)\\b(?:\\s+${auxiliary}\\b)?`, 'i'),
  new RegExp(
    `^(?:what|which|who|whose|when|where|why|how)(?:['’]s\\b|\\s+${auxiliary}(?:n['’]t)?\\b)?(?:\\s+(?:the|there)\\b)?`,
    'i',
  ),
  new RegExp(`^${auxiliary}\\b`, 'i'),
];
const predicate = new RegExp(`\\s(?:${auxiliary}|there|we|who|got|being)\\b`, 'i');

/** Cuts a question. `limits` are the words that only limit the answer; they are left out. */
export function cutQuestion(text: string, limits: readonly Range[]): QuestionParts {
  const plain = tidy(without(text, limits));
  const count = countOpener.exec(plain);
  if (count) {
    const after = plain.slice(count[0].length);
    const boundary = predicate.exec(after);
    return {
      opener: count[0],
      subject: tidy(boundary ? after.slice(0, boundary.index) : after),
      rest: tidy(boundary ? after.slice(boundary.index) : ''),
    };
  }
  for (const pattern of otherOpeners) {
    const found = pattern.exec(plain);
    if (found) return { opener: found[0], subject: tidy(plain.slice(found[0].length)), rest: '' };
  }
  return { opener: '', subject: plain, rest: '' };
}

function without(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    kept += `${text.slice(at, Math.max(at, start))} `;
    at = Math.max(at, end);
  }
  return kept + text.slice(at);
}

/** White space as single spaces, and neither marks nor words that lead to a limit at the end. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(
      /(?:[\s?.!,;:–-]|\b(?:in|at|on|for|of|to|by|from|since|until|during|as|the|(?:at )?the (?:end|start|beginning) of))+$/i,
      '',
    )
    .trim();
