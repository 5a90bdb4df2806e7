import { findPeriodMentions, type PeriodMention } from './period-mentions.js';
import type { FoundPeriod } from './periods.js';
import { applyRelation, type PeriodKind, type Relation } from './time-name.js';

/**
 * The period that an item's report covers, from its heading, agenda text or opening sentence. `text` is the date as printed ("June 2025",
 * "Q2 2025/26"). Where only an end is given the start is null. A meeting's date, or the date of a later report, is never taken.
 */
export function findReportPeriod(text: string): FoundPeriod | null {
  let best: { readonly period: FoundPeriod; readonly rank: number } | null = null;
  for (const mention of findPeriodMentions(text)) {
    const rank = rankOf(text, mention);
    if (rank === null || (best !== null && best.rank <= rank)) continue;
    const period = toReportPeriod(text, mention, rank);
    if (period !== null) best = { period, rank };
  }
  return best?.period ?? null;
}

/** A lower rank is a plainer statement; null says that the words do not speak of the report's period. */
function rankOf(text: string, { start, name, relation }: PeriodMention): number | null {
  if (name.relative !== undefined || (name.days.start === null && name.days.end === null)) return null;
  const before = text.slice(Math.max(0, start - 160), start);
  if (OF_A_MEETING.test(before)) return null;
  if (relation === 'ending') return ENDING;
  if (relation === 'as_at' || relation === 'end_of') {
    return /^(?:as|position)\b/i.test(text.slice(start, start + 9)) || FIGURES_LEAD.test(before) ? AS_AT : null;
  }
  if (relation === 'until')
    return /^up|^to/i.test(text.slice(start, start + 2)) && FIGURES_LEAD.test(before) ? AS_AT : null;
  if (relation !== 'in') return null;
  if (DATA_TO.test(before)) return DATA_TO_RANK;
  if (name.kind === 'day') return null;
  if (COVERING.test(before)) return ENDING;
  if (A_LATER_ONE.test(before)) return null;
  if (REPORT_FOR.test(before) || DATA_IN.test(before)) {
    return REPORT;
  }
  return isInTitle(text, start, name.end) ? TITLE : null;
}

const [ENDING, DATA_TO_RANK, AS_AT, REPORT, TITLE] = [0, 1, 2, 3, 4] as const;

function toReportPeriod(text: string, { name, relation, spanMonths }: PeriodMention, rank: number): FoundPeriod | null {
  const onlyEnd = rank === DATA_TO_RANK || rank === AS_AT;
  const days = onlyEnd ? { start: null, end: name.days.end } : applyRelation(name.days, relation, spanMonths);
  if (days.end === null) return null;
  return {
    start: name.start,
    end: name.end,
    text: text.slice(name.start, name.end),
    period: days,
    kind: kindOf(relation, spanMonths, onlyEnd ? 'range' : name.kind),
    derived: name.derived || (relation === 'ending' && days.start !== null),
    relation,
    spanMonths,
    month: null,
    quarter: null,
  };
}

function kindOf(relation: Relation, spanMonths: number | null, otherwise: PeriodKind): PeriodKind {
  if (relation === 'as_at' || relation === 'end_of') return 'as_at';
  if (relation !== 'ending') return otherwise;
  return spanMonths === 3 ? 'quarter' : 'range';
}

const saysIn = (text: string, start: number): boolean =>
  /^(?:in|during|within|over)\s/i.test(text.slice(start, start + 8));

/** "Performance Report (Q2 2025/26)", "Quarter 2 2025/26 Performance Monitoring", "Annual Report 2023/24": in one line with a report's name. */
function isInTitle(text: string, start: number, end: number): boolean {
  // Windows, and not the whole line: some readers deliver a document as one line.
  const before = text.slice(Math.max(0, start - 140), start).replace(/^[\s\S]*\n/, '');
  const after = text.slice(end, end + 80).replace(/\n[\s\S]*$/, '');
  if (/[.!?]\s/.test(before) || saysIn(text, start)) return false;
  const closed = /^\s*(?:[)\]]|[-–—|:]|$|PDF\b)/.test(after);
  const opened = /[([]\s*$|[-–—:,]\s*$/.test(before) || TITLE_NOUN.test(before);
  return (closed && opened && TITLE_WORDS.test(before)) || (/^\s*$|[-–—:]\s*$/.test(before) && TITLE_AFTER.test(after));
}

const SUBJECT =
  '(?:data|figures?|performance|statistics|indicators?|kpis|position|results|information|dashboard|scorecard)';
const FIGURES_LEAD = new RegExp(`\\b(?:${SUBJECT}|report|monitoring|outturn|progress|update)\\b[^.\\n]{0,40}$`, 'i');
const DATA_TO = new RegExp(
  `\\b(?:${SUBJECT}|report|monitoring|outturn)(?:\\s+\\([^()\\n]{1,30}\\))?\\s+(?:is\\s+|was\\s+)?[(\\[]?(?:up\\s+)?(?:to|until)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?$`,
  'i',
);
const DATA_IN = new RegExp(
  `\\b${SUBJECT}(?:\\s+report)?(?:,|\\s+(?:for|from|covering|relating\\s+to|in\\s+respect\\s+of))?\\s+(?:the\\s+)?(?:(?:month|year|period)\\s+(?:of\\s+)?)?$`,
  'i',
);
const REPORT_FOR =
  /\b(?:report|update|monitoring|highlights|outturn|return|review|summary|overview|briefing|dataset|snapshot)\b(?:\s+\([^()\n]{1,40}\))?(?:\s+(?!would|will|to\b|be\b|next|future|meeting|on\b|in\b|that)[\p{L}’'-]{1,20}){0,3}\s+(?:for|covering|covers|covered|of|relating\s+to|in\s+respect\s+of)\s+(?:the\s+)?(?:(?:month|year|period|financial\s+year)\s+(?:of\s+)?)?$/iu;
const OF_A_MEETING =
  /\b(?:meetings?|session|minutes|visit|workshop)\b[^.\n]{0,40}$|\b(?:held|dated|published|approved|signed|agreed|launched)\s+(?:on|in)?\s*$/i;
const A_LATER_ONE = /\b(?:next|future|further|forthcoming)\b[^.\n]{0,60}$/i;
const COVERING = /\b(?:covering\s+(?:the\s+)?|(?:covering|for)\s+(?:the\s+)?(?:reporting\s+)?period\s+(?:of\s+)?)$/i;
const TITLE_WORDS =
  /\b(?:report|monitoring|performance|data|dashboard|scorecard|kpis?|indicators?|outturn|update|highlights|review|statistics|return)\b/i;
const TITLE_NOUN =
  /\b(?:report|monitoring|performance|data|dashboard|scorecard|kpis?|indicators|outturn|update|highlights|review|statistics)\s*$/i;
const TITLE_AFTER =
  /^\s*[-–—:]?\s*(?:[\p{L}’'&-]{2,20}\s+){0,3}(?:Performance|Monitoring|Data|Dashboard|Scorecard|KPIs?|Outturn|Annual|Quarterly)\b/u;
