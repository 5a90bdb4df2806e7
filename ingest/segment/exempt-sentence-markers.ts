import { pattern } from './exempt-fold.js';
import { DENIAL, EXCLUSION, PART_TWO, RESOLVED, SCHEDULE, SECTION_100A, SUPPOSITION } from './exempt-words.js';

const STATE = String.raw`(?:strictly |wholly |partly |to be )*(?:exempt\b(?! (?:accommodation|from (?!publication|disclosure)))|confidential\b(?! (?:help|counsel|advice|service|support|space|survey|line))|restricted(?= (?:item|minute|under|by))|not for (?:public )?publication|(?:(?:considered|taken|discussed|heard|held|dealt with|received|debated|minuted|recorded|conducted)(?: \w+){0,3} )?(?:in (?:private|camera|closed session|private session|confidence)\b|(?:in|under) ${PART_TWO}(?! of (?!the (?:meeting|agenda|minutes)))))`;
const SUBJECT = String.raw`(?:(?:this|the|these|that|following|next|above|preceding|remaining|both|agenda|exempt|whole|entire|remainder of (?:the|this)|rest of (?:the|this)|part of (?:the|this)) (?:\w+ )?)?(?:agenda )?(?:items?|reports?|minutes?|append(?:ix|ices)|annex(?:es)?|papers?|sections?|paragraphs?|matters?|business|discussion|debate|remainder|meeting)`;
const GAP = String.raw`(?:,? (?!(?:is|was|are|were|said|that|which|noted|showed|explained|stated|how|and|heard)\b)[^\s.;:]+){0,8}?`;
const TELLS = pattern(
  String.raw`\b${SUBJECT}${GAP},? (?:is|was|are|were|be|being|been|remains?|contains|(?:has|have|had) been|(?:is|was|are|were|would be|will be|to be|must be) (?:marked|treated as|classed as|designated|considered|taken|heard|discussed|held|deemed|regarded as))(?: therefore| also| now| then)? (?:as )?${STATE}`,
);
const CONTAINS = pattern(
  String.raw`\b(?:contain(?:s|ed|ing)?|includ(?:es|ed|ing)|disclos(?:es|ed|ing|ure of)|involv(?:es|ed|ing)) (?:exempt|confidential) information\b|\bgwybodaeth (?:esempt|eithriedig)\b`,
);
const FOLLOWS = pattern(
  String.raw`\b(?:what|that which) follows (?:is|was) ${STATE}|\b(?:exempt|confidential) (?:minutes?|text|section) (?:follows?|begins?)\b|\b(?:moved|turned|went|proceeded) (?:in)?to (?:the )?(?:${PART_TWO}|exempt|confidential|private) (?:items|business|session|part|of the (?:meeting|agenda))`,
);
const PUBLICATION = pattern(
  String.raw`\b(?:not for (?:public )?publication|exempt(?:ed)? from (?:publication|disclosure)|exempt (?:under|by virtue|by reason|pursuant|in accordance|as defined))\b`,
);

/** Where a sentence says that the public is shut out: the words that do it, or null when it only supposes or denies it. */
export function exclusionIn(sentence: string): { start: number; end: number; resolved: boolean } | null {
  const words = EXCLUSION.exec(sentence) ?? absenceUnder100A(sentence);
  if (words === null || sentence.endsWith('?')) return null;
  const upTo = sentence.slice(0, words.index + words[0].length);
  const decided = [...upTo.matchAll(RESOLVED)].at(-1);
  const clause = decided ? upTo.slice(decided.index + decided[0].length) : upTo;
  if (
    DENIAL.test(clause) ||
    /\b(?:may|might|could|can|not)\s+(?:also\s+|then\s+|only\s+)?(?:be\s+)?exclud/i.test(words[0])
  )
    return null;
  if (
    /^\s*(?:\w+\s+){0,3}(?:not\s+(?:necessary|required|needed|agreed)|unnecessary)/i.test(sentence.slice(upTo.length))
  )
    return null;
  if (
    SUPPOSITION.test(clause) &&
    !(decided && !/\bwhether\b/i.test(clause) && !/\bif\s+(?:any|necessary|required|needed)/i.test(clause))
  )
    return null;
  return { start: words.index, end: upTo.length, resolved: decided !== undefined };
}

function absenceUnder100A(sentence: string): RegExpExecArray | null {
  return RESOLVED_ONCE.test(sentence) && /\b(?:public|press|private)\b/i.test(sentence)
    ? SECTION_100A.exec(sentence)
    : null;
}
const RESOLVED_ONCE = new RegExp(RESOLVED.source, 'i');

/** Where a sentence says that an item, a paper or what follows is private, or sets a paragraph of Schedule 12A or 7A against it. */
export function privacyIn(sentence: string): { start: number; end: number } | null {
  if (sentence.endsWith('?') || SUPPOSITION.test(sentence)) return null;
  const found = [TELLS, FOLLOWS, CONTAINS, PUBLICATION, SCHEDULE]
    .map((words) => words.exec(sentence))
    .find((hit) => hit !== null);
  if (!found) return null;
  const end = found.index + found[0].length;
  // Only a denial that comes before the words denies them: "exempt, and no report was made" is exempt.
  return DENIAL.test(sentence.slice(0, end)) ? null : { start: found.index, end };
}
