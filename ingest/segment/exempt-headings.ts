import { pattern } from './exempt-fold.js';
import { DENIAL, PART_TWO, SCHEDULE, SUPPOSITION } from './exempt-words.js';

/**
 * What a heading or label says.
 * `one`: this item, or what follows it, is exempt. `section`: a divider, such as "Part 2 - private items", over the items below.
 * `standing`: the agenda's place for a decision on the public ("Exclusion of the press and public"); its own words decide.
 */
export type HeadingKind = 'one' | 'section' | 'standing';

const THING = String.raw`(?:items?|minutes?|append(?:ix|ices)|annex(?:es)?|reports?|papers?|business|information|session|part|matters?|section|discussion|addendum|record|notes?|agenda|version|summary|update|decisions?|extract|material|debate)`;
/** The papers among them, which may be "of" or "on" something and still be a heading. */
const PAPER = '(?:items?|minutes?|append(?:ix|ices)|annex(?:es)?|reports?|papers?|addendum)';
const WORD = String.raw`(?:exempt|confidential|private|restricted)`;
const KIND = String.raw`(?:(?:strictly )?${WORD}(?:\s*(?:/|and|or|&|-)\s*${WORD})*|closed(?= (?:session|part|meeting|minutes))|${PART_TWO}|eithriedig|esempt|cyfrinachol)`;
/** What can stand alone. "Private" and "restricted" are everyday words for nurseries and roads unless they close the heading. */
const ALONE = String.raw`(?:(?:strictly )?(?:exempt|confidential)(?:\s*(?:/|and|or|&)\s*${WORD})?|private (?:and|&) confidential|${PART_TWO}|eithriedig|esempt|cyfrinachol)`;
const RULES = String.raw`[,;]? (?:under|by virtue|by reason|pursuant|in accordance|as defined|paras?\b|paragraphs?\b|schedule|not for|in private)`;
const OF_THIS = String.raw` (?:of|for|to|from) (?:this|the|that) (?:item|meeting|agenda|minutes?|reports?|above)`;
/** After the word: the end, a mark, or what makes it a label of council business. "Exempt accommodation" and "private fostering" have none. */
const CLOSES = String.raw`(?=\s*(?:$|[:;.)\]\n/|-])|${RULES}|${OF_THIS}| (?:relating|considered|taken|discussed|held|begins?|starts?|follows?|[A-Z0-9]{1,2}(?=\s*(?:$|[:;.,)\]\n-]))))`;
const ENDS = String.raw`(?=\s*(?:$|[)\]])|\s*[-:] (?:para|not for|schedule)|${RULES}|${OF_THIS}| [A-Z0-9]{1,2}\s*(?:$|[)\]]))`;
const THINGS = String.raw`(?: ${THING}(?: ${THING})?)`;
const OTHER = String.raw`not for (?:public )?publication\b|(?:(?:items? |business |matters? )?(?:to be )?(?:considered |taken |discussed |heard |held |conducted )?in (?:private|camera|closed session|private session)(?=\s*(?:$|[:;.)\]\n-])))|contains? (?:exempt|confidential) information|(?:items?|business|matters) (?:from|after|during) which (?:the )?(?:press|public)\b`;
const NUMBER = String.raw`[\s#>(\[]*(?:(?:agenda )?item )?(?:\d{1,3}[A-Za-z]?(?:[./]\d+)*[.):]?\s+|[-\u2022\u00b7]\s*)?`;

const LEADS = pattern(
  String.raw`^${NUMBER}[(\["]*(?:(?:start|beginning|commencement) of (?:the )?)?(?:${ALONE}${CLOSES}|${WORD}(?=\s*[)\]:]|\s*$)|${KIND}${THINGS}${CLOSES}|${KIND} ${PAPER} (?:on|of|from|by|about|concerning|regarding) |${OTHER})`,
);
const TRAILS = pattern(
  String.raw`(?:[([]\s*|\s[-:|]+\s*|[-:|]\s+)(?:this item is |item is |report is |part )?(?:(?:${KIND}|${WORD})${THINGS}?${ENDS}|${KIND} ${PAPER} (?:on|of|from|by) |${OTHER})`,
);
const PART_AT_END = pattern(String.raw`\b${PART_TWO}[)\].]?\s*$`);
const PARAGRAPHS = pattern(
  String.raw`[([]\s*(?:exempt |category )?para(?:graph)?s?\.? ?\d+(?:\s*(?:,|and|&)\s*\d+)*\s*[)\]]`,
);
const STANDING = pattern(
  String.raw`\b(?:exclusion|exclud(?:e|ing)|admission|admitting|exempting) of (?:the )?(?:members of )?(?:the )?(?:press|public|media)|\bexclud(?:e|ing) (?:the )?(?:press|public)|\b(?:gwahardd|eithrio|cau allan)\b.*\b(?:cyhoedd|wasg)|^${NUMBER}(?:press and public|public and press)\s*$`,
);
/** A divider says nothing but that what follows is private: no subject of its own. */
const SECTION = pattern(
  String.raw`^${NUMBER}[([]?(?:${KIND} (?:items|business|session|matters|agenda|information|section|part)|${PART_TWO}|items\b.*|business\b.*)(?:\s*[-:/(]*\s*(?:${KIND}|${THING}|items?|for|to be|considered|taken|discussed|heard|in|the|of|with|from|which|press|and|or|public|excluded|not|publication|absence|may be|are|is|by|session|meeting|containing|likely to|disclose|under|schedule|12a|during|exclusion|local|government|act|1972|paragraphs?|[-:()/,.;&\d]))*$`,
);
/** A second part that is no private part. */
const PUBLIC_PART = pattern(
  String.raw`\b${PART_TWO}(?: of (?!(?:the |this )?(?:meeting|agenda|minutes?|item)\b)|'s\b|\s*[-:(,]*\s*(?:the )?(?:public|open|ordinary|annual|ceremonial|civic|formal business|findings|conclusions?|recommendations?|next steps|training|workshop|presentation|questions?|delivery|implementation|background|analysis|case stud|what (?:we|you|young|children)))|\bannual (?:council|general|meeting)[^.]{0,30}\b${PART_TWO}`,
);

export function headingKind(heading: string): HeadingKind | null {
  const words = heading.trim();
  if (words === '' || words.endsWith('?')) return null;
  if (STANDING.test(words)) return 'standing';
  if (PUBLIC_PART.test(words) || isDenied(words)) return null;
  if (SECTION.test(words) && (LEADS.test(words) || TRAILS.test(words))) return 'section';
  const named = LEADS.test(words) || TRAILS.test(words) || PART_AT_END.test(words) || PARAGRAPHS.test(words);
  return named || SCHEDULE.test(words) || /\bnot\s+for\s+(?:public\s+)?publication\b/i.test(words) ? 'one' : null;
}

/** A label that opens a run of text on the same line: "Exempt minutes: The Panel ...". */
const OPENS = pattern(
  String.raw`^[\s#>(\["]*(?:(?:start|beginning) of (?:the )?)?(?:${ALONE}|${KIND} ${THING}(?:${OF_THIS})?|${PART_TWO}(?: ${THING})?(?:${OF_THIS})?|not for (?:public )?publication|minutes?\s*[-(]+\s*${KIND}(?: ${THING})?|in private(?: session)?)\s*[)\]]?\s*(?:[:.\]]|-+\s)`,
);
export const opensExempt = (sentence: string): boolean => {
  const opening = OPENS.exec(sentence);
  return opening !== null && !PUBLIC_PART.test(sentence.slice(0, opening[0].length + 40));
};

/** A printed line in the body that is a label in its own right. A bullet needs more than the bare word: "- Exempt: 3 pupils". */
export function labelKind(line: string): HeadingKind | null {
  if (line.length > 140) return null;
  const kind = headingKind(line);
  if (kind === null || kind === 'standing') return null;
  if (
    /^[-\u2022\u00b7\u25aa]/.test(line) &&
    !pattern(String.raw`${KIND} ${THING}\b|${PART_TWO}|publication|in private`).test(line)
  )
    return null;
  const isSentence = /\.$/.test(line) && line.split(/\s+/).length > 6;
  return isSentence ? null : kind;
}

export const isPartTwo = (heading: string): boolean =>
  pattern(String.raw`^${NUMBER}[([]?${PART_TWO}[)\].:\s-]*$`).test(heading.trim());

/** "PART II - MINUTES" under "PART I - RECOMMENDATIONS": older pages part the minutes in this way, and neither part is private. */
export const isMinutesPart = (heading: string): boolean =>
  pattern(String.raw`^${NUMBER}[([]?${PART_TWO}\s*[-:]+\s*minutes[)\].:\s]*$`).test(heading.trim());

const isDenied = (words: string): boolean => DENIAL.test(words) || SUPPOSITION.test(words);
