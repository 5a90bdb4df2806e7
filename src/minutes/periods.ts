import type { Days } from './calendar.js';
import { findPeriodMentions, type PeriodMention } from './period-mentions.js';
import type { Range } from './span.js';
import { applyRelation, type PeriodKind, type Relation } from './time-name.js';

export type { PeriodKind } from './time-name.js';

export interface FoundPeriod extends Range {
  /** As printed, with the words that bear on it: "in June 2025", "as at 31 March 2025". */
  readonly text: string;
  /** Null where the words do not fix a day: "in July", "last month". */
  readonly period: Days;
  readonly kind: PeriodKind;
  /** The days rest on a convention, such as the council year, and not on the words alone. */
  readonly derived: boolean;
  readonly relation: Relation;
  /** For "the quarter ending …" and "the ten months from …": how many months the words give. */
  readonly spanMonths: number | null;
  /** 1 to 12 where a month is named without its year, else null. */
  readonly month: number | null;
  /** 1 to 4 where a quarter is named without its year, else null. */
  readonly quarter: number | null;
}

/** Every period that the text states, in order, without overlaps; of two readings the longer stands. */
export function findPeriods(text: string): FoundPeriod[] {
  return findPeriodMentions(text).map((mention) => toPeriod(text, mention));
}

function toPeriod(text: string, mention: PeriodMention): FoundPeriod {
  const { start, end, name, relation, spanMonths } = mention;
  const period = applyRelation(name.days, relation, spanMonths);
  return {
    start,
    end,
    text: text.slice(start, end),
    period,
    kind: kindOf(mention),
    relation,
    spanMonths,
    derived: name.derived || (spanMonths !== null && period.start !== null && period.end !== null),
    month: name.month ?? null,
    quarter: name.quarter ?? null,
  };
}

function kindOf({ name, relation, spanMonths }: PeriodMention): PeriodKind {
  if (relation === 'in') return name.kind;
  if (relation === 'as_at' || relation === 'end_of' || relation === 'start_of') return 'as_at';
  if ((relation === 'ending' || relation === 'starting') && spanMonths === 3) return 'quarter';
  return name.days.start === null && name.days.end === null ? name.kind : 'range';
}
