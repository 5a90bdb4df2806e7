import type { Range } from '../minutes/span.js';
import type { Meeting } from '../minutes/types.js';
import type { Vocabulary } from './types.js';
import { stemOf, wordsOf } from './words.js';

/** Who is named in a question, and where. */
export interface NamedScope {
  /** Councils held that the question names, as held. */
  readonly councils: readonly string[];
  readonly councilsNotHeld: readonly string[];
  readonly body: string | null;
  readonly itemNumber: string | null;
  /** Words that only limit the answer. */
  readonly mentions: readonly Range[];
}

/** Finds the council, body and item that a question names among those held. */
export function findScope(
  question: string,
  meetings: readonly Meeting[],
  vocabulary: Vocabulary,
  homeCouncil: string | null,
): NamedScope {
  const held = [
    ...new Set(meetings.map(({ council }) => council).filter((council): council is string => council !== null)),
  ];
  const councilsNamed = held.flatMap((council) =>
    findName(question, shortName(council)).map((range) => ({ council, range })),
  );
  const bodies = [...new Set(meetings.map(({ body }) => body).filter((body): body is string => body !== null))];
  const body = findBody(question, bodies);
  const item = /\b(?:agenda )?(?:item|minute)(?: (?:no|number)\.?)?\s+(\d{1,4}[A-Z]?(?:[./]\d{1,4})?)\b/i.exec(
    question,
  );
  const places = vocabulary
    .placesIn(question)
    .filter(
      (place) =>
        !councilsNamed.some(({ range }) => place.start < range.end && range.start < place.end) &&
        (!place.ordinaryWord || place.start > 0) &&
        !isHeld(place.name, held),
    );
  const ours =
    homeCouncil === null
      ? null
      : (held.find((council) => shortName(council).toLowerCase() === shortName(homeCouncil).toLowerCase()) ?? null);
  const saysOurs = /\b(?:we|us|our|ours)\b/i.test(question);
  const councils = [
    ...new Set([...councilsNamed.map(({ council }) => council), ...(saysOurs && ours !== null ? [ours] : [])]),
  ];
  return {
    councils,
    councilsNotHeld: [...new Set(places.map(({ name }) => name))],
    body: body?.name ?? null,
    itemNumber: item?.[1] ?? null,
    mentions: [
      ...councilsNamed.map(({ range }) => range),
      ...(body ? [body.range] : []),
      ...(item ? [{ start: item.index, end: item.index + item[0].length }] : []),
    ],
  };
}

/** "Harrow Vale Borough Council" is called "Harrow Vale". */
export const shortName = (council: string): string =>
  council
    .replace(/^(?:the )?(?:london |royal )*(?:borough|city|county) of /i, '')
    .replace(/\s+(?:(?:metropolitan|borough|city|county|district|unitary|town)\s+)*council$/i, '')
    .trim();

const isHeld = (place: string, held: readonly string[]): boolean =>
  held.some((council) => shortName(council).toLowerCase() === place.toLowerCase());

function findName(question: string, name: string): Range[] {
  if (name === '') return [];
  const pattern = new RegExp(
    `\\b${name
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/['’]/g, "['’]")
      .replace(/\s+/g, '\\s+')}(?:['’]s)?(?:\\s+(?:borough |city |county |district )?council)?\\b`,
    'gi',
  );
  return [...question.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

const bodyNoun = /^(?:panel|committee|board|cabinet|commission|forum|sub-?committee)s?$/i;
const fillers = new Set(['scrutiny', 'the', 'and', 'of', 'for', 'overview', 'select', 'our', 'council', "council's"]);

/** "the housing panel" names the body whose name holds every word before "panel". */
function findBody(question: string, bodies: readonly string[]): { name: string; range: Range } | null {
  const words = wordsOf(question);
  const nouns = words.map((word, index) => ({ word, index })).filter(({ word }) => bodyNoun.test(word.surface));
  for (const { word, index } of nouns) {
    for (let first = Math.max(0, index - 6); first < index; first += 1) {
      const before = words.slice(first, index);
      const telling = before.filter(({ surface }) => !fillers.has(surface.toLowerCase()));
      if (telling.length === 0 || before.some(({ joined }, at) => at > 0 && !joined)) continue;
      const fits = bodies.filter((body) => {
        const stems = new Set(wordsOf(body).map(({ stem }) => stem));
        return stems.has(stemOf(word.surface)) && telling.every(({ stem }) => stems.has(stem));
      });
      const start =
        before.find(({ surface }) => !['the', 'our', 'of', 'and', 'for'].includes(surface.toLowerCase()))?.start ??
        word.start;
      if (fits.length === 1 && fits[0] !== undefined) return { name: fits[0], range: { start, end: word.end } };
    }
  }
  return null;
}
