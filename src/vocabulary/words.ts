import { stemmer } from 'stemmer';
import type { Range } from '../minutes/span.js';

/** One word of a text: where it stands and the stem it is compared by. */
export interface Word extends Range {
  readonly surface: string;
  readonly stem: string;
  /** True when only a space, comma, hyphen or slash parts it from the word before, so that both can belong to one term. */
  readonly joined: boolean;
}

/** The words of a text with their offsets. Curly apostrophes equal straight ones and "&" equals "and". */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const previous = words.at(-1);
    const between = previous ? text.slice(previous.end, match.index) : '';
    const surface = match[0];
    words.push({
      start: match.index,
      end: match.index + surface.length,
      surface,
      stem: stemOf(surface),
      joined: previous !== undefined && joiningPattern.test(between),
    });
  }
  return words;
}

/** The stems of a term, for comparing it with others. */
export const stemsOf = (term: string): readonly string[] => (term.match(wordPattern) ?? []).map(stemOf);

/** A name reduced to the stems that carry its meaning, so that "Education, Health & Care Plans" equals "education health care plan". */
export const nameKey = (name: string): string =>
  stemsOf(name)
    .filter((stem) => !smallWords.has(stem))
    .join(' ');

export const smallWords: ReadonlySet<string> = new Set(
  'a an and as at by for from in of on or the to with within'.split(' '),
);

/** Lower case, straight apostrophes and no possessive ending. */
export const plainWord = (surface: string): string =>
  surface.toLowerCase().replaceAll(/[’ʼ]/g, "'").replace(/'s?$/, '');

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’ʼ&][\p{L}\p{N}\p{M}]+)*|&/gu;

/** A lone full stop joins too, for "s.47". `\s` includes the no-break space. */
const joiningPattern = /^(?:[\s,/‐‑-]*|\.)$/u;

/** Porter knows no irregular plurals or verbs; these decide whether "children in care" and "child in care", "took" and "taken", are one term. */
const irregular: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['people', 'person'],
  ['women', 'woman'],
  ['men', 'man'],
  ['lives', 'life'],
  ...verbs(
    'take took taken; go went gone; give gave given; make made; hold held; rise rose risen; fall fell fallen; grow grew grown; spend spent; pay paid; keep kept; meet met; build built; send sent; bring brought; buy bought; lose lost; begin began begun; choose chose chosen; write wrote written; run ran; see saw seen; come came; become became; teach taught; sell sold; draw drew drawn; lead led; speak spoke spoken; drive drove driven; seek sought; deal dealt; feel felt; win won; drop dropped',
  ),
]);

/** Each form of a verb with the form it is compared by: "take took taken". */
function verbs(list: string): (readonly [string, string])[] {
  return list.split('; ').flatMap((forms) => {
    const [base = '', ...others] = forms.split(' ');
    return others.map((form) => [form, base] as const);
  });
}

/** Porter would join each of these with a different subject: parking with parks, community with communication, rating with rate. */
const keptApart: ReadonlyMap<string, string> = new Map(
  [
    ['parking'],
    ['housing'],
    ['planning'],
    ['news'],
    ['attendance'],
    ['information'],
    ['governance'],
    ['adoption'],
    ['projected', 'projection', 'projections'],
    ['meeting', 'meetings'],
    ['buildings'],
    ['community', 'communities'],
    ['responsible', 'responsibility', 'responsibilities'],
    ['rating', 'ratings', 'rated'],
    ['please'],
    ['appointment', 'appointments'],
  ].flatMap((forms) => forms.map((form) => [form, forms[0] ?? form])),
);

/** Minutes and vocabulary use few words many times, and a stem takes longer to find than to remember. */
const stems = new Map<string, string>();

export function stemOf(surface: string): string {
  const known = stems.get(surface);
  if (known !== undefined) return known;
  const stem = findStem(surface);
  if (stems.size > 100_000) stems.clear();
  stems.set(surface, stem);
  return stem;
}

function findStem(surface: string): string {
  if (surface === '&') return 'and';
  const word = plainWord(surface);
  return keptApart.get(word) ?? stemmer(irregular.get(word) ?? word);
}
