import type { Range } from './span.js';

/**
 * Words that single out one child, young person, parent or carer, shared by ingest (which leaves such passages out) and by
 * answering (which refuses such questions). Schools, officers and councillors in their role are never meant.
 */
const CHILD = String.raw`(?:child|young\s+(?:person|man|woman|carer)|pupil|student|learner|boy|girl|teenager|baby|toddler|care\s+leaver|sibling|son|daughter)`;
const ADULT = String.raw`(?:parent|(?:foster\s+)?carer|mother|father|mum|dad|guardian|grandmother|grandfather|grandparent)`;
const ROLE = String.raw`(?:${CHILD}|${ADULT})`;
const ROLE_ALONE = String.raw`${ROLE}(?!['\w-]|\s+(?:protection|in\s+need|referral|premium|governor|rep\b|representative|champion|ambassador|forum|liaison|member|support|health|poverty|care\b|carer\s+forum|development|exploitation|and\s+family|placement|plan|trust|voice|council|adviser|advisor|mayor|mp\b))`;
const TITLED = String.raw`(?<!\b(?:Cllrs?|Councillors?|Chair|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Professor|Director|Officer|Mayor|Alderman)\.?\s+(?:[A-Z][\w'-]*\s+){0,2})`;
const NAME = String.raw`(?!(?:Child|Children|Young|People|Person|Pupil|Student|Parent|Carer|Mother|Father|Boy|Girl|Men|Women|Those|These|They|Council|Councillor|Cllr|Panel|Committee|Board|Cabinet|School|Academy|College|Service|Trust|Team|Borough|County|City|Town|Authority|Government|Department|Ofsted|England|Britain|London|Wales|Scotland|Year|Today|Tomorrow|Director|Officer|Chair|Mayor|Member|Everyone|Someone|Anyone|Nobody|Somebody|Officers|Members|Social|Foster|Education|Health|Police|Protection|Forum|Governor|What|That|This|There|Let|Here|How|Who|Where|When|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Nation|Country|Family|Youth|Mum|Dad|King|Queen|Premium|Referral|Poverty|Welfare|Support|Voice|Champion|Development|Exploitation|Safeguarding|Liaison|Valley|Teacher|Nurse|Doctor|Staff|Each|Every|One|The|Our|Your|His|Her|Its|Their)(?:s|ren)?\b)[A-Z][a-z\u00e0-\u00ff]{2,}(?:-[A-Z][a-z]+)?`;
const INITIALS = String.raw`(?:[A-Z]{2}(?![A-Za-z0-9])|[A-Z]\.\s?[A-Z]\b\.?)`;
const CALLED = String.raw`(?:named|called|known\s+(?:only\s+)?as|referred\s+to\s+as|identified\s+as|given\s+the\s+name|whose\s+(?:name|initials)\s+(?:is|was|are|were)|with\s+the\s+initials|initials)`;
const YEARS = String.raw`(?:[1-9]|1\d|2[0-5])`;
const AGE = String.raw`(?:[1-9]|1\d|2[0-5])(?!\s*(?:-|to|and|%|\d))`;

interface Label {
  readonly words: RegExp;
  /** The group that holds letters which may be an abbreviation instead of initials. */
  readonly letters?: number;
}

const LABELS: readonly Label[] = [
  // "Child A", "Young Person B", "parent C"; not "Child A level", "Child A-Z" or the pronoun in "as a parent I".
  {
    words:
      /\b(?:[Cc]hild|CHILD|[Yy]oung\s+[Pp]erson|YOUNG\s+PERSON|YP|[Pp]arent|PARENT|[Cc]arer|[Pp]upil|PUPIL|[Ss]tudent|[Ll]earner|[Bb]oy|[Gg]irl|[Mm]other|[Ff]ather|[Ss]ibling|[Bb]aby|[Cc]are\s+[Ll]eaver|[Ff]amily|FAMILY)\s+["']?([A-HJ-Z]{1,2})\b(?!-?\s*(?:[Ll]evels?\b|to\s+Z|-\s*Z|&|\*|star\b)|\.\s?[a-z]|-\w)/g,
    letters: 1,
  },
  {
    words:
      /\b(?:Child|Young\s+Person|Parent|Carer|Pupil|Student|Family|Baby)\s+\d{1,2}\b(?!\s*(?:year|month|week|%|to|-|per|hour|day|place|and\s+\d)|[.,]\d)/g,
  },
  // A role, then letters: "the child, KT,", "a pupil (JS)".
  { words: new RegExp(String.raw`\b${ROLE_ALONE}\s*(?:,\s*|\(\s*)(${INITIALS})(?=\s*[,);:'])`, 'gi'), letters: 1 },
  { words: new RegExp(String.raw`\b${ROLE}s?,?\s+${CALLED}\s*:?\s+["']?(${INITIALS})`, 'g'), letters: 1 },
  // Letters, then a role or an age: "JS, a Year 9 pupil", "KT (aged 14)", "JS's mother".
  {
    words: new RegExp(
      String.raw`${TITLED}\b(${INITIALS})\s*[,(]\s*(?:who\s+(?:is|was)\s+)?(?:(?:now\s+)?aged\s+${AGE}|(?:a|an|the)\s+(?:[\w-]+\s+){0,3}?${ROLE_ALONE}|${YEARS}\s*[-\s]\s*years?[-\s]old)`,
      'g',
    ),
    letters: 1,
  },
  {
    words: new RegExp(
      String.raw`${TITLED}\b(${INITIALS})'s\s+(?:[\w-]+\s+)?(?:${ADULT}|parents|brother|sister|social\s+worker|school|placement|family|EHCP)\b`,
      'g',
    ),
    letters: 1,
  },
  // A first name called a child, pupil or parent.
  { words: new RegExp(String.raw`\b${ROLE},?\s+${CALLED}\s*:?\s+["']?${NAME}`, 'g') },
  { words: new RegExp(String.raw`${TITLED}\b${NAME}\s*[,(]\s*(?:who\s+(?:is|was)\s+)?(?:now\s+)?aged\s+${AGE}`, 'g') },
  { words: new RegExp(String.raw`${TITLED}\b${NAME},?\s+(?:\(|a\s+|an\s+|the\s+)?${YEARS}[-\s]years?[-\s]old\b`, 'g') },
  { words: new RegExp(String.raw`${TITLED}\b${NAME}\s*(?:,\s*${AGE}\s*,(?!\d)|\(${AGE}\))`, 'g') },
  {
    words: new RegExp(
      String.raw`${TITLED}\b(?<![A-Z][a-z]+\s)${NAME}(?:\s+[A-Z])?,\s+(?:a|an|the)\s+(?:[a-z-]+\s+|Year\s+\d+\s+){0,3}?${ROLE_ALONE}(?!s)`,
      'g',
    ),
  },
  {
    words: new RegExp(
      String.raw`${TITLED}\b${NAME}'s\s+(?:mother|father|mum|dad|parents(?!\s+and\s+carers|\s+forum)|brother|sister|grand(?:mother|father|parents|ma|dad)|foster\s+(?:mother|father)|guardian|carer\b(?!\s+forum))`,
      'g',
    ),
  },
  { words: new RegExp(String.raw`\b(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ne|[Aa]|his|her)\s+${ROLE},\s+${NAME},`, 'g') },
  {
    words: new RegExp(
      String.raw`\b(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ne)\s+(?:[a-z-]+\s+)?(?:pupil|child|boy|girl|mother|father|mum|dad|young\s+person|teenager)\s+${NAME}(?!\s+[A-Z])\b`,
      'g',
    ),
  },
  // One boy or girl told of, without a name.
  {
    words:
      /\b(?:the|this|that|one|a\s+particular)\s+(?:[a-z-]+\s+){0,2}(?:boy|girl)\s+(?:who|whose|whom|concerned|involved|in\s+question|had|was|has)\b/gi,
  },
  { words: new RegExp(String.raw`\b(?:a|an|the|one)\s+${YEARS}[-\s]years?[-\s]old\s+(?:boy|girl)\b`, 'gi') },
];

/** Two capitals that stand for things, not people, wherever councils write. */
const SHORT_WORDS = new Set(
  'AI AM AP CC CE CI CO CP CQ DA DV EH EP ER EU EY FE FH FT GP HE HR ID IQ IT KS LA MH MP NI OT PA PE PI PM PR PT QA RE SC SL SS SW TA TV UK UN US VR YJ YP YO YR OK NO II IV VI IX XI AA AD CV EA ED FA FM FY GB GM HQ HV IC IP IRO IRC LD LG LP NE NW SE WM PC PD PH PO PP QC KC RI RP SI SP ST TB TU UC VA VC WC WP YW'.split(
    ' ',
  ),
);

export type IsAbbreviation = (short: string) => boolean;
export const isShortWord: IsAbbreviation = (short) => SHORT_WORDS.has(short);

/** Curly quotes, long dashes and odd spaces made plain; the length stays. */
export const plainMarks = (text: string): string =>
  text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u00a0\u2000-\u200b\u202f*_]/g, ' ');

/** The first words that label a private person, or null. */
export function privatePersonIn(text: string, isAbbreviation: IsAbbreviation = () => false): Range | null {
  const plain = plainMarks(text);
  let first: Range | null = null;
  for (const { words, letters } of LABELS) {
    for (const hit of plain.matchAll(words)) {
      const short = letters === undefined ? undefined : hit[letters];
      const isInitials = short === undefined || (/^[A-Z]?[A-Z.\s]+$/.test(short) && !isKnown(short, isAbbreviation));
      if (isInitials && (first === null || hit.index < first.start))
        first = { start: hit.index, end: hit.index + hit[0].length };
    }
  }
  return first;
}

const isKnown = (short: string, isAbbreviation: IsAbbreviation): boolean =>
  short.length === 2 && (isShortWord(short) || isAbbreviation(short));
