import type { Range } from '../../src/minutes/span.js';

/** A stretch whose numbers name, count or place something other than a performance. */
export interface Named extends Range {
  readonly role: 'identifier' | 'age' | 'time' | 'vote' | 'reference' | 'enumerator' | 'structure';
}

/** Laws, items, key stages, ages, roads, times of day, votes, telephone numbers: numbers in them are never figures. */
export function findNamed(sentence: string): Named[] {
  const found: Named[] = [];
  for (const { role, pattern } of NAMES)
    for (const match of sentence.matchAll(pattern))
      if (match[0] !== '') found.push({ role, start: match.index, end: match.index + match[0].length });
  return found;
}

const NUMBER_WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty';
const AGE = `(?:\\d{1,3}|${NUMBER_WORD}|eighteen|twenty-five)`;
const NOT_A_VALUE = '(?![\\d,.]*\\d|\\s?%|\\s?per\\s?cent|[.,]\\d)';

const NAMES: readonly { readonly role: Named['role']; readonly pattern: RegExp }[] = (
  [
    [
      'identifier',
      // Capitalised, as names are: "Section 47", "Key Stage 2", "Priority 1 and 2", "Year 11".
      `(?<!\\p{L})(?:Sections?|Sect?\\.|Regulations?|Reg\\.|Schedules?|Paragraphs?|Paras?\\.?|Parts?|Clauses?|Articles?|Rules?|Appendix|Appendices|Annexe?s?|(?:Agenda )?Items?|Minutes?(?: No\\.?)?|Recommendations?|Resolutions?|Options?|Pages?|Slides?|Tables?|Figures?|Charts?|Chapters?|Questions?|Ref(?:erence)?\\.?|No\\.|Nos\\.|Key Stages?|KS|Stages?|Phases?|Tiers?|Levels?|Grades?|Bands?|Categor(?:y|ies)|Cat|Groups?|Priorit(?:y|ies)|Years?|Class|Rooms?|Units?|Lots?|Zones?|Types?|Versions?|Volumes?|Steps?|Themes?|Outcomes?|Objectives?|Goals?|Wards?|Routes?|Junctions?|Forms?|Standing Orders?|Risks?|Actions?|Cohorts?|Waves?|Rounds?|Plots?|Blocks?|Flats?|Houses?|Gates?|Pillars?|Scopes?|Pathways?|Domains?|Standards?|Statements?|EPC|ISO|PAS|Channel|Radio|Studio|Band|Route|Bus|Vision|Agenda|Area|Catering|Windows|Article|Directive|Strand|Tranche|Milestone|Gateway|Building|Lane|Bay|Pool|Hall|Court|Suite|Floor|Tower|Covid|Liberty|Formula|Division|League|Platform|Terminal|World War|Type|Periods?)\\s(?:No\\.?\\s)?\\d{1,4}[A-Za-z]?(?:\\.\\d{1,3})*(?:\\(\\w{1,3}\\))*(?:\\s?(?:,|and|to|or|-|–|&)\\s?\\d{1,4}[A-Za-z]?(?!\\p{L}|\\s?%))*${NOT_A_VALUE}`,
      'gu',
    ],
    [
      'identifier',
      `(?<!\\p{L})(?:sections?|s\\.|ss\\.|regulations?|paragraphs?|paras?\\.?|pages?|pp?\\.|item|agenda item|appendix|schedule|minute number|minute no\\.?|clause|recommendations?|slides?|tables?|question|priority|key stage|year group|junction|route|room|phase|stage|tier|level|grade|band|category|option|ward|type|part|step|article|chapter|version|volume|lot|unit|zone|class|strand|tranche|minute|period)\\s\\d{1,3}[A-Za-z]?(?:\\.\\d{1,3})*(?:\\(\\w{1,3}\\))*(?:\\s?(?:,|and|to|or|-|–|&)\\s?\\d{1,3}[A-Za-z]?(?!\\p{L}|\\s?%))*${NOT_A_VALUE}`,
      'gu',
    ],
    ['identifier', `(?<!\\p{L})(?:[Pp]ost|[Pp]re)[\\s-]\\d{1,2}(?!\\d|\\s?%)`, 'gu'],
    [
      'identifier',
      `\\b(?:Act|Acts|Regulations|Order|Rules|Measure|Code|Directive)(?:\\s\\([^()]{1,30}\\))?,?\\s(?:19|20)\\d\\d\\b`,
      'g',
    ],
    [
      'identifier',
      `\\b(?:NHS|dial|call|calling|called|ring|telephone|text)\\s(?:on\\s)?(?:111|101|999|112|116\\s?\\d{3})(?:,?\\s(?:or|and)\\s(?:111|101|999|112))?\\b`,
      'gi',
    ],
    ['identifier', `\\b(?:the\\s)?(?:Big|Core|Top|Group of|Famous|Magnificent)\\s\\d{1,2}\\b`, 'g'],
    [
      'identifier',
      `\\b\\d{1,3}\\s(?:[A-Z][a-z’']+\\s){1,3}(?:Road|Street|Lane|Avenue|Drive|Close|Way|Place|Square|Terrace|Court|Gardens|Grove|Crescent|Hill|Park|View|Row|Mews|Parade)\\b`,
      'g',
    ],
    [
      'age',
      `(?<!\\p{L})(?:aged?|ages)\\s(?:of\\s)?(?:between\\s|under\\s|over\\s|from\\s|below\\s|above\\s)?${AGE}(?:\\s?(?:to|-|–|and|or)\\s?(?:${AGE}|over|under|above|below|older|younger))?(?:\\s?\\+)?(?:\\syears?)?`,
      'giu',
    ],
    ['age', `(?<!\\p{L})${AGE}(?:\\s?(?:-|–|to|and|or)\\s?${AGE})?[\\s-]years?[\\s-]olds?`, 'giu'],
    [
      'age',
      `(?<!\\p{L})${AGE}(?:\\s?(?:-|–|to|and|or)\\s?${AGE})?\\syears\\s(?:of\\sage|and\\s(?:over|under|above))`,
      'giu',
    ],
    ['age', `(?<!\\p{L})(?:under|over)[-\\s](?:the\\sage\\sof\\s)?${AGE}s(?!\\p{L})`, 'giu'],
    ['age', `(?<!\\p{L})(?:under|over)-${AGE}(?!\\p{L})`, 'giu'],
    ['age', `(?<!\\p{L})(?:under|over)\\sthe\\sage\\sof\\s${AGE}`, 'giu'],
    [
      'age',
      `(?<=(?:people|children|adults|those|residents|tenants|women|men|persons|carers|pupils|was|were|is|are)\\s)(?:under|over)\\s(?:${AGE})(?=\\s?[.,;)]|$|\\s(?:who|and|were|was|had|in|with|years))`,
      'giu',
    ],
    ['age', `(?<!\\p{L})\\d{1,2}(?:\\s?(?:-|–|to)\\s?\\d{1,2})?\\s?\\+?\\s(?:age\\sgroup|age\\srange|cohort)`, 'giu'],
    ['age', `(?<![\\d.])\\d{2}\\+(?!\\s?%|\\d)(?=\\s(?:age|population|people|cohort|residents)|[.,;)]|$)`, 'gu'],
    ['time', `(?<![\\d.])\\d{1,2}(?:[.:]\\d{2})?\\s?(?:a\\.?m\\.?|p\\.?m\\.?|noon|midnight|hrs)(?!\\p{L})`, 'giu'],
    ['time', `(?<!\\d)(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?=\\s(?:hours|and|to)|\\s?[-–]\\s?\\d{1,2}[:.])`, 'giu'],
    [
      'time',
      `\\b(?:at|from|until|till|by|to|closed at|opened at)\\s(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?!\\d|\\s?%)`,
      'giu',
    ],
    ['reference', `(?<!\\p{L})Page\\s\\d{1,4}\\sof\\s\\d{1,4}`, 'giu'],
    ['time', `\\b24\\s?/\\s?7\\b|\\b24[\\s-]hours?\\s(?:a|per)\\sday|\\b(?:seven|7)\\sdays\\s(?:a|per)\\sweek`, 'giu'],
    [
      'vote',
      `(?<!\\p{L})(?:\\d{1,3}|${NUMBER_WORD}|no|none)\\s(?:votes?(?!\\p{L})|(?:members?|councillors?)\\s(?:voted|voting|in favour|against|abstain)|(?:voted?\\s)?(?:in favour|for,|against,|against and|abstain\\w*|abstentions?))`,
      'giu',
    ],
    [
      'vote',
      `(?<!\\p{L})(?:vot(?:e|es|ed|ing)|poll)(?!\\p{L})[^.;]{0,40}?\\d{1,3}(?:\\s?(?:-|–|to|for|against|,|and)\\s?\\d{1,3})*`,
      'giu',
    ],
    ['reference', `(?<!\\d)0\\d{2,4}[\\s-]?\\d{3,4}[\\s-]?\\d{3,4}(?!\\d)`, 'gu'],
    [
      'reference',
      `\\b[A-Z]{1,5}[/-]?\\d{2,4}[/-]\\d{2,6}(?:[/-][A-Z0-9]+)*\\b|\\b(?:19|20)\\d\\d/\\d{3,6}(?:/[A-Z0-9]+)*\\b`,
      'g',
    ],
    ['reference', `\\b(?:[A-Z]{1,2}\\d{1,2}[A-Z]?\\s\\d[A-Z]{2})\\b`, 'g'],
    ['enumerator', `^\\s*(?:\\(?\\d{1,3}[.)]|\\d{1,3}(?:\\.\\d{1,3}){1,3}\\.?)\\s`, 'g'],
    ['enumerator', `(?<=[;:,]\\s)\\(?\\d{1,2}\\)\\s`, 'g'],
    [
      'structure',
      `(?<!\\p{L})(?:for\\s)?every\\s(?:\\d{1,4}|${NUMBER_WORD})(?:\\s(?!weeks?|days?|months?|years?)\\p{L}+)?(?:\\s(?:\\p{L}+\\s){0,2}and\\s(?:\\d{1,4}|${NUMBER_WORD}))?`,
      'giu',
    ],
    // Who was asked is no finding: "a survey of 540 tenants", "(1,104 replies)".
    [
      'structure',
      `(?<!\\p{L})(?:survey|sample|poll|questionnaire|quorum|turnout)(?:\\sbased)?\\s(?:of|was|on)\\s(?:over\\s|about\\s|around\\s|some\\s|nearly\\s)?(?:\\d[\\d,]*|${NUMBER_WORD})(?!\\d|\\s?%|\\.\\d)`,
      'giu',
    ],
    [
      'structure',
      `\\((?:n\\s?=\\s?\\d[\\d,]*|(?:from\\s|based\\son\\s)?\\d[\\d,]*\\s(?:replies|responses|respondents|returns|answers))\\)`,
      'giu',
    ],
    [
      'structure',
      `(?<!\\p{L})(?:once|twice|three times|four times|\\d times)\\s(?:a|per|each|every)\\s(?:day|week|month|year|quarter|term)`,
      'giu',
    ],
    ['structure', `(?<!\\p{L})(?:for every|for each)\\s(?:of\\sthe\\s)?(?:\\d{1,4}\\s)?[^,.;\\d]{0,30}`, 'giu'],
  ] satisfies (readonly [Named['role'], string, string])[]
).map(([role, source, flags]) => ({ role, pattern: new RegExp(source, flags) }));
