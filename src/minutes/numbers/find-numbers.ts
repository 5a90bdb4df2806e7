import type { Unit } from '../figures.js';
import { keepLongest } from '../keep-longest.js';
import { borrowUnits } from './borrowed-units.js';
import { FRACTION_WORDS, NUMBER_WORDS, percentOfFraction, valueOfWords } from './number-words.js';
import { qualify } from './qualifiers.js';
import { joinRanges } from './ranges.js';
import type { BareNumber, NumberFound, NumberKind } from './types.js';

/** Every number expression of one sentence, in order, without overlaps: digits or words, with unit, range and qualifier. */
export function findNumbers(sentence: string): NumberFound[] {
  if (!ANY_NUMBER.test(sentence)) return [];
  const found: Bare[] = [];
  const starts = [...sentence.matchAll(BEGINNING)].flatMap(({ index, 0: text }) =>
    /^[-–−]/.test(text) ? [index, index + 1] : [index],
  );
  for (const { pattern, read } of READERS) {
    let free = 0;
    for (const start of starts) {
      if (start < free) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(sentence);
      if (!match) continue;
      free = start + match[0].length;
      const reading = read(match.groups ?? {}, match[0]);
      if (reading !== null) found.push({ ...reading, start, end: free });
    }
  }
  return borrowUnits(sentence, joinRanges(sentence, keepLongest(found)))
    .filter((bare) => !isPartOfName(sentence, bare) && !isScore(sentence, bare))
    .map((bare) => qualify(sentence, bare));
}

type Bare = BareNumber;
type Reading = Omit<BareNumber, 'start' | 'end'>;
type Groups = Readonly<Record<string, string | undefined>>;

const ANY_NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|third|quarter|zero|nil|doubl|halv|trebl|tripl|quadrupl)/iu;

const DIGITS = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const SCALE = '(?<scale>\\s?(?:million|billion|thousand|bn|mn|m|k)(?![\\p{L}\\d]))?';
/** A letter, stroke or point before a digit makes it part of a code, a date or a paragraph number. */
const EDGE = '(?<![\\p{L}\\d_/@#]|\\d[.,:]|\\p{L}[-–.])';
const END = '(?![\\p{L}\\d_@]|[.,:/]\\d|/\\p{L})';
const NUMBER = `(?<number>${DIGITS}|(?<!\\p{L})${NUMBER_WORDS})`;
const SIGN = '(?<sign>(?<![\\p{L}\\d)%])[-–−](?=[\\d£]))?';

interface Reader {
  readonly pattern: string;
  readonly read: (groups: Groups, text: string) => Reading | null;
}

const FORMS: readonly Reader[] = [
  {
    pattern: `${EDGE}${SIGN}£\\s?(?<number>${DIGITS})${SCALE}${END}`,
    read: (groups) => readPlain('money', 'gbp', groups),
  },
  {
    pattern: `${EDGE}${SIGN}${NUMBER}(?<scale>\\s?(?:million|billion))?\\spounds${END}`,
    read: (groups) => readPlain('money', 'gbp', groups),
  },
  {
    pattern: `${EDGE}${SIGN}${NUMBER}\\s?(?:%\\s?(?:percentage\\s)?points?|percentage[-\\s]points?|ppts?|pps?|p\\.p\\.)(?!\\p{L})`,
    read: (groups) => readPlain('points', 'percent', groups),
  },
  {
    // "up 1.2 points"; of shares only, which the rest of the sentence tells.
    pattern: `${EDGE}${SIGN}${NUMBER}\\spoints?(?=\\s(?:up|down|higher|lower|above|below|more|less|on|since|from|short|over|under|ahead|behind|better|worse)(?!\\p{L})|\\s?[.,;)]|\\s?$)`,
    read: (groups) => readPlain('points', 'percent', groups),
  },
  {
    pattern: `${EDGE}${SIGN}${NUMBER}\\s?(?:%|per\\s?cent(?!\\p{L})|pc(?!\\p{L}))`,
    read: (groups) => readPlain('percent', 'percent', groups),
  },
  {
    pattern: `${EDGE}${NUMBER}(?:\\s(?!in\\b|and\\b|to\\b|from\\b)\\p{L}[\\p{L}’'-]*){0,3}?\\s?(?:per|/)\\s?(?<base>1,?000|10,?000|100,?000|(?:a\\s)?(?:hundred\\s|ten\\s)?thousand|10k|100k)(?![\\d,]*\\d)(?!\\p{L})`,
    read: readRate,
  },
  {
    pattern: `${EDGE}${NUMBER}(?:\\s|-)(?<half>and\\sa\\shalf\\s)?(?:(?:working|calendar|school|business|clear|consecutive)[\\s-])?(?<unit>days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?)(?!\\p{L})`,
    read: readDuration,
  },
  {
    pattern: `(?<![\\p{L}\\d])(?<words>${FRACTION_WORDS})(?![\\p{L}])(?![-\\s](?:term|terms|year|yearly|day|hour|price|party|parties|time|hourly|life)(?!\\p{L}))`,
    read: readFraction,
  },
  {
    pattern: `${EDGE}(?<part>${DIGITS}|(?<!\\p{L})${NUMBER_WORDS})\\s(?:in|out\\sof)\\s(?:every\\s)?(?<whole>${DIGITS}|${NUMBER_WORDS})${END}`,
    read: readOneIn,
  },
  {
    // "One recycling bin in eight was …".
    pattern: `(?<![\\p{L}\\d])(?<part>one)\\s(?:\\p{L}+\\s){1,3}in\\s(?<whole>${NUMBER_WORDS})(?=\\s(?:was|were|had|has|is|are|did|said|felt|who|that)(?!\\p{L})|[.,;)]|$)`,
    read: readOneIn,
  },
  {
    pattern: `${EDGE}(?<part>\\d{1,3}(?:\\.\\d+)?)\\s?:\\s?(?<whole>\\d{1,4}(?:\\.\\d+)?)(?![\\d.:]|\\s?[ap]\\.?m)`,
    read: readRatio,
  },
  {
    pattern:
      '(?<!\\p{L})(?:more than |almost |nearly |over )?(?:doubled|doubling|halved|halving|trebled|tripled|quadrupled)(?!\\p{L})',
    read: readMultiple,
  },
  {
    pattern: `${EDGE}${SIGN}${NUMBER}(?<scale>\\s?(?:million|billion|thousand|bn)(?!\\p{L})|(?:(?<=\\.\\d{1,2})|(?<=£[\\d.,]{1,8}\\s?(?:-|–|to)\\s?[\\d.,]{1,8}))m(?!\\p{L})|k(?!\\p{L}))?${END}`,
    read: (groups) => readPlain('count', 'count', groups),
  },
];

/** Each form is tried only where a number can begin: trying all of them everywhere took ten times as long. */
const READERS = FORMS.map(({ pattern, read }) => ({ pattern: new RegExp(pattern, 'iuy'), read }));
const BEGINNING =
  /[-–−]?[£\d](?:(?<=\d)[\d,.]*)?|(?<![\p{L}\d])(?:a(?=[\s-](?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundred|thousand|million|dozen))|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|nil|half)(?!\p{L})|(?:more than |almost |nearly |over )?(?:doubl|halv|trebl|tripl|quadrupl))/giu;

const SCALE_VALUES: Readonly<Record<string, number>> = {
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  thousand: 1e3,
  k: 1e3,
};

const nothing = { high: null, inWords: false, smallTime: null, scaled: false };

function numberIn(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d/.test(text) ? Number(text.replace(/,/g, '')) : valueOfWords(text);
}

const isWords = (text: string | undefined): boolean => text !== undefined && !/^\d/.test(text);

/** Rounds away the dust that a decimal multiplied by its scale leaves. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

function readPlain(kind: NumberKind, unit: Unit, { sign, number, scale }: Groups): Reading | null {
  const value = numberIn(number);
  if (value === null) return null;
  const factor = SCALE_VALUES[(scale ?? '').trim().toLowerCase()] ?? 1;
  return {
    ...nothing,
    kind,
    unit,
    value: tidy(value * factor) * (sign === undefined ? 1 : -1),
    inWords: isWords(number),
    scaled: scale !== undefined,
  };
}

function readRate({ number, base = '' }: Groups): Reading | null {
  const value = numberIn(number);
  if (value === null) return null;
  const words = base.replace(/,/g, '').toLowerCase();
  const unit: Unit = /^(?:1000|(?:a )?thousand)$/.test(words)
    ? 'rate per 1,000'
    : /^(?:10000|10k)$|ten/.test(words)
      ? 'rate per 10,000'
      : 'rate per 100,000';
  return { ...nothing, kind: 'rate', unit, value, inWords: isWords(number) };
}

function readDuration({ number, half, unit = '' }: Groups): Reading | null {
  const value = numberIn(number);
  if (value === null) return null;
  const name = unit.toLowerCase();
  const known = (['days', 'weeks', 'months', 'years'] as const).find((one) => one.startsWith(name.replace(/s$/, '')));
  const smallTime = known ? null : /^h/.test(name) ? 'hours' : /^s/.test(name) ? 'seconds' : 'minutes';
  return {
    ...nothing,
    kind: 'duration',
    unit: known ?? 'count',
    value: half === undefined ? value : value + 0.5,
    inWords: isWords(number),
    smallTime,
  };
}

function readFraction({ words = '' }: Groups): Reading | null {
  const value = percentOfFraction(words);
  return value === null ? null : { ...nothing, kind: 'fraction', unit: 'percent', value, inWords: true };
}

/** "One in four" is a share of a population; "12 in 2024" is not, and "four out of seven" counts what is there. */
function readOneIn({ part, whole }: Groups, text: string): Reading | null {
  const [first, second] = [numberIn(part), numberIn(whole)];
  if (first === null || second === null || first === 0 || first >= second) return null;
  const shares = /out\sof/i.test(text) ? [10, 100] : [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100];
  if (!shares.includes(second)) return null;
  return {
    ...nothing,
    kind: 'ratio',
    unit: 'percent',
    value: Math.round((1000 * first) / second) / 10,
    inWords: isWords(part),
  };
}

function readRatio({ part, whole }: Groups): Reading | null {
  const [first, second] = [numberIn(part), numberIn(whole)];
  if (first === null || second === null || first === 0 || (whole?.length === 2 && /^0/.test(whole))) return null;
  return { ...nothing, kind: 'ratio', unit: 'ratio', value: Math.round((1000 * second) / first) / 1000 };
}

function readMultiple(_groups: Groups, text: string): Reading {
  const value = /doubl/i.test(text) ? 2 : /halv/i.test(text) ? 0.5 : /quadrupl/i.test(text) ? 4 : 3;
  return { ...nothing, kind: 'multiple', unit: 'ratio', value, inWords: true };
}

/** Points of a test or a league, where no share is spoken of. */
const isScore = (sentence: string, { kind }: Bare): boolean =>
  kind === 'points' && !/%|per\s?cent|pps?\b|ppts?\b/i.test(sentence);

/** "one-to-one", "two-bed", "3-bedroom": a number that is joined to a word is part of a name. */
function isPartOfName(sentence: string, { start, end, kind, inWords }: Bare): boolean {
  if (kind === 'multiple') return false;
  if (/^[-–]\p{L}/u.test(sentence.slice(end, end + 2))) return true;
  return inWords && /\p{L}[-–]$/u.test(sentence.slice(Math.max(0, start - 2), start));
}
