import { type Token, termsOf, tokensOf } from '../library/terms.js';
import { parseQuestionPeriod } from '../minutes/question-period.js';
import type { Range } from '../minutes/span.js';
import { overlaps } from '../minutes/span.js';
import type { Meeting } from '../minutes/types.js';
import type { Vocabulary } from '../vocabulary/types.js';
import { mustHold } from './evidence.js';
import { comparedWithLastYear } from './follow-up-words.js';
import type { Alternative, Question, QuestionKind, QuestionTerm, Scope } from './question.js';
import { kindOf } from './question-kind.js';
import { findScope, shortName } from './scope.js';
import { outcomes, segments } from './segments.js';

export interface UnderstandInput {
  readonly meetings: readonly Meeting[];
  readonly vocabulary: Vocabulary;
  /** ISO day. */
  readonly today: string;
  readonly homeCouncil: string | null;
  /** What flags say; they win over the question. */
  readonly limits: {
    readonly council: string | null;
    readonly body: string | null;
    readonly from: string | null;
    readonly to: string | null;
  };
}

/** What an abbreviation and its full name are worth to each other, and a word of nearly the same meaning. */
const abbreviationWeight = 0.95;
const synonymWeight = 0.8;
const oneWayWeight = 0.7;

/** Words that ask and name nothing: they stand in every question and in few answers. */
const askingWords = new Set(
  `tell told say said says give gave given show shown list name named called discuss discussed discussion mention mentioned think thought know known please happen happened happening
  count counts total totals level levels since till till along also want wants proof prove evidence cllr cllrs councillor councillors mr mrs ms dr
  than versus im ive council councils
  get got going went come came made make many much often long figure figures information details detail update updates minutes minute meeting meetings panel committee board scrutiny
  report reported reports reporting anything something thing things there percentage percent proportion number amount reason reasons why latest recent recently currently current now today
  ever yet still actually really exactly look looked see seen ask asked question answer answers explain explained advise advised state stated raise raised done put
  might may could altogether somebody someone somewhere nobody everyone everybody way ways lately quite rather fairly sort kind kinds type types
  good big use used using want wanted need needed try trying set up next one ones whole lot lots bit per s re ve ll d vs`.split(
    /\s+/,
  ),
);

/** Reads a question: what it asks for, about what, and where the answer may come from. */
export function understand(text: string, input: UnderstandInput): Question {
  const named = findScope(text, input.meetings, input.vocabulary, input.homeCouncil);
  const period = parseQuestionPeriod(text, { today: input.today });
  const besides = comparedWithLastYear.exec(text);
  const limiting =
    period !== null &&
    !period.inName &&
    !(besides !== null && period.mentions.every((mention) => isIn(mention, besides)));
  const limitWords: Range[] = [...named.mentions, ...(limiting ? period.mentions : [])];
  const kind = kindOf(text);
  const terms = findTerms(text, limitWords, kind);
  const scope: Scope = {
    council:
      heldName(
        input.limits.council,
        input.meetings.map(({ council }) => council),
      ) ?? (named.councils.length === 1 ? (named.councils[0] ?? null) : null),
    body:
      heldName(
        input.limits.body,
        input.meetings.map(({ body }) => body),
      ) ?? named.body,
    from: input.limits.from ?? (limiting ? period.start : null),
    to: input.limits.to ?? (limiting ? period.end : null),
    aboutMeeting: limiting && period.aboutMeeting,
    latest: period?.latest ?? false,
    itemNumber: named.itemNumber,
    itemIds: null,
  };
  return {
    text,
    kind,
    terms,
    alternatives: findAlternatives(text, terms, input.vocabulary),
    scope,
    limiting: limitWords,
    period,
    councilsNotHeld: named.councilsNotHeld,
    councils: named.councils,
    ambiguous: input.vocabulary.ambiguous(text),
    saidBy: null,
  };
}

const isIn = ({ start, end }: Range, { index, 0: words }: RegExpExecArray): boolean =>
  index <= start && end <= index + words.length;

/** A flag names a council or body as held, in any case, with or without "Council". What fits none is kept, and finds nothing. */
function heldName(wanted: string | null, held: readonly (string | null)[]): string | null {
  if (wanted === null) return null;
  const plainName = (name: string): string => shortName(name).toLowerCase().replace(/[’']/g, '');
  return held.find((name): name is string => name !== null && plainName(name) === plainName(wanted)) ?? wanted;
}

function findTerms(text: string, limitWords: readonly Range[], kind: QuestionKind): QuestionTerm[] {
  const terms = tokensOf(text)
    .filter((token) => !limitWords.some((range) => overlaps(range, token)))
    .filter(({ surface }) => !askingWords.has(surface.toLowerCase().replace(/['’]s$/, '')))
    .map(
      (token): QuestionTerm => ({
        ...token,
        named: isNamed(token, text) || narrows(token, kind),
      }),
    );
  return terms.filter((term, index) => terms.findIndex((other) => other.stem === term.stem) === index);
}

/** A capital inside a sentence, or a figure, names something in particular. All-capital questions name nothing by their capitals. */
function isNamed(token: Token, text: string): boolean {
  if (/^\d/.test(token.surface) || segments.has(token.stem)) return true;
  if (text.slice(0, token.start).trim() === '' || text === text.toUpperCase()) return false;
  return /^\p{Lu}\p{Ll}/u.test(token.surface);
}

const narrows = ({ stem }: Token, kind: QuestionKind): boolean => mustHold.has(kind) && outcomes.has(stem);

function findAlternatives(text: string, terms: readonly QuestionTerm[], vocabulary: Vocabulary): Alternative[] {
  const found = new Map<string, Alternative>();
  for (const expansion of vocabulary.expand(text)) {
    const stands = terms.flatMap((term, index) => (overlaps(expansion, term) ? [index] : []));
    if (stands.length === 0) continue;
    const own = new Set(stands.map((index) => terms[index]?.stem));
    const weight =
      expansion.kind === 'abbreviation' ? abbreviationWeight : expansion.oneWay ? oneWayWeight : synonymWeight;
    for (const words of expansion.terms) {
      const stems = [...new Set(termsOf(words))];
      if (stems.length === 0 || stems.every((stem) => own.has(stem) && stems.length >= own.size)) continue;
      const key = `${stands.join()} ${stems.join(' ')}`;
      const before = found.get(key);
      if (!before || before.weight < weight) found.set(key, { stands, stems, weight });
    }
  }
  return [...found.values()];
}
