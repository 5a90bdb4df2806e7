import type { Direction, Polarity } from '../../src/minutes/figures.js';
import type { Range } from '../../src/minutes/span.js';

const WORDS: readonly (readonly [Direction | 'better' | 'worse', string])[] = [
  [
    'up',
    'increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr(?:ew|own|owing|owth)|climb(?:ed|ing)|up(?!\\s(?:to|until)\\b)|upwards?|widen(?:ed|ing)|uplift|jump(?:ed)?|surged?|doubl(?:ed|ing)|trebled|tripled|quadrupled|highest|upward',
  ],
  [
    'down',
    'decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|reduc(?:e|es|ed|ing|tion|tions)|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|down(?!\\s(?:to the|into))|dip(?:ped)?|narrow(?:ed|ing)|shrunk|halv(?:ed|ing)|slipp(?:ed|ing)|downward',
  ],
  [
    'stable',
    'stead(?:y|ily)|stable|stability|consistent(?:ly)?|unchanged|maintain(?:ed|ing)|no (?:significant )?change|static|remain(?:s|ed|ing)?(?:\\s(?:at|the same|stable|steady|high|low|around|broadly))?|the same|plateaued|sustained|held|level with|flat|similar',
  ],
  ['better', 'improv(?:e|es|ed|ing|ement|ements)|recover(?:ed|ing|y)|better'],
  ['worse', 'deteriorat(?:e|ed|ing|ion)|worsen(?:ed|ing)|worse'],
];
const MOVEMENT = new RegExp(
  `(?<![\\p{L}-])(?:${WORDS.map(([, source], at) => `(?<w${at}>${source})`).join('|')})(?![\\p{L}-])`,
  'giu',
);

/** What a stretch of words says of a movement: the last that it says, since "following a reduction … consistently at" is steady now. */
export function movementIn(
  sentence: string,
  { start, end }: Range,
  without: readonly Range[] = [],
): Direction | 'better' | 'worse' | null {
  let last: Direction | 'better' | 'worse' | null = null;
  for (const match of sentence.slice(start, end).matchAll(MOVEMENT)) {
    const at = start + match.index;
    const stop = at + match[0].length;
    if (without.some((range) => range.start < stop && at < range.end)) continue;
    if (isNoMovement(sentence, at, stop)) continue;
    const index = WORDS.findIndex((_, place) => match.groups?.[`w${place}`] !== undefined);
    last = WORDS[index]?.[0] ?? last;
  }
  return last;
}

/** "an improvement plan", "reduced timetable", "price increase", "had not increased": movement words that tell of none. */
function isNoMovement(sentence: string, start: number, end: number): boolean {
  const before = sentence.slice(Math.max(0, start - 24), start);
  const after = sentence.slice(end, end + 30);
  if (
    /(?:\bnot\s(?:\p{L}+\s)?|\bno\s|without\s(?:an?\s)?|\bto\s|\bset\s|\bmade\s|\bbacked\s|\bsigned\s|\bfollowed\s|\btook\s|\bpicked\s|\btaken\s)$/iu.test(
      before,
    ) &&
    !/\bcontinu\w+ to\s$/i.test(before) &&
    !/\bfrom\b/.test(after)
  )
    return !/^(?:the same|no)/i.test(sentence.slice(start, end));
  if (
    /^\s(?:plans?|programmes?|boards?|timetables?|notices?|journey|works?|grants?|services?|measures|strateg|rate relief|to date|and running|front)/i.test(
      after,
    )
  )
    return true;
  return /^(?:better|worse|similar|the same)$/i.test(sentence.slice(start, end))
    ? /^\s(?:than|to|as)\b/i.test(after) || !/(?:got|getting|become|became|was|were)\s$/i.test(before)
    : false;
}

/** "Improved" is up where more is better and down where less is; of a measure without a better end it says up. */
export function directionOf(movement: Direction | 'better' | 'worse' | null, polarity: Polarity): Direction | null {
  if (movement === 'better') return polarity === 'lower_is_better' ? 'down' : 'up';
  if (movement === 'worse') return polarity === 'lower_is_better' ? 'up' : 'down';
  return movement;
}

const GRADES = ['inadequate', 'requires improvement', 'good', 'outstanding'] as const;

/** "moved from Inadequate to Requires Improvement": up by the inspectors' grades. */
export function gradeMovement(words: string): Direction | null {
  const found =
    /from\s(?<first>inadequate|requires improvement|good|outstanding)\s(?:\p{L}+\s){0,2}?to\s(?<second>inadequate|requires improvement|good|outstanding)/iu.exec(
      words,
    );
  if (found?.groups) {
    const step = rank(found.groups.second) - rank(found.groups.first);
    return step > 0 ? 'up' : step < 0 ? 'down' : 'stable';
  }
  return /\b(?:maintained|retained|kept)\s(?:its\s|their\s|an?\s)?(?:rating of\s)?[“"']?(?:inadequate|requires improvement|good|outstanding)/i.test(
    words,
  )
    ? 'stable'
    : null;
}

const rank = (grade: string | undefined): number =>
  GRADES.indexOf((grade ?? '').toLowerCase() as (typeof GRADES)[number]);
