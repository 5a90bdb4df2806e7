import {
  type Comparator,
  type Direction,
  type Observation,
  proposedMark,
  type Unit,
} from '../../src/minutes/figures.js';
import type { NumberFound } from '../../src/minutes/numbers/types.js';
import type { Range } from '../../src/minutes/span.js';
import type { MeasureRegister } from '../../src/vocabulary/metrics/types.js';
import { basisOf, leftOutBy } from './basis-of.js';
import type { Clause } from './clauses.js';
import { directionOf, gradeMovement, movementIn } from './direction.js';
import { type MeasureFound, measureOf, statementStart, subjectOfClause } from './measure.js';
import { namedMetric } from './metric-name.js';
import { type PeriodChosen, periodOf } from './period-of.js';
import { quoteFor } from './quote.js';
import type { RelationFound } from './relations.js';
import { type RoleFound, roleOf } from './roles.js';
import type { Scene } from './scene.js';
import { partNamed } from './segment-words.js';
import type { ObservationDraft, ProposedFigure } from './types.js';

/** What the paragraph spoke of before, for "them" and "the figure". */
export interface Spoken {
  measure: string | null;
  population: string | null;
  /** The last figure of the paragraph, for comparators that stand in a sentence of their own. */
  last: Entry | null;
}

/** A figure while it is put together. */
interface Entry {
  readonly number: NumberFound;
  readonly proposal: ProposedFigure | null;
  readonly role: 'observation' | 'previous' | 'change';
  readonly clause: Clause;
  readonly measure: MeasureFound;
  readonly chosen: PeriodChosen;
  readonly comparators: Comparator[];
  change: NumberFound | null;
  changeClause: Clause | null;
  readonly readBy: string[];
  direction: Direction | 'better' | 'worse' | null;
}

interface Marked {
  readonly number: NumberFound;
  readonly clause: Clause;
  readonly found: RoleFound;
  readonly proposal: ProposedFigure | null;
}

export interface FiguresRead {
  readonly drafts: readonly ObservationDraft[];
  /** Those that were proposed. */
  readonly proposed: readonly ObservationDraft[];
  /** The numbers that count or name something other than a performance. */
  readonly structure: readonly { readonly number: NumberFound; readonly clause: Clause }[];
  /** The clauses that a figure was read in. */
  readonly counted: readonly Range[];
}

/** The figures of one sentence, with those `proposed` of it. `spoken` is read and brought up to date. */
export function readFigures(
  scene: Scene,
  spoken: Spoken,
  register: MeasureRegister,
  proposed: readonly ProposedFigure[] = [],
): FiguresRead {
  const marked = scene.clauses.flatMap((clause): Marked[] =>
    clause.numbers.map((number) => {
      const [start, end] = [scene.start + number.start, scene.start + number.end];
      const proposal = proposed.find((one) => one.start === start && one.end === end) ?? null;
      return { number, clause, proposal, found: roleOf(number, { ...scene, clause }, proposal !== null) };
    }),
  );
  const entries: Entry[] = [];
  for (const one of marked)
    if (one.found.role === 'observation' || one.found.role === 'previous') entries.push(open(one));
  for (const one of marked.filter(({ found }) => found.role === 'change')) placeChange(one);
  for (const one of marked) if (one.found.role === 'comparator') placeComparator(one);
  for (const relation of scene.relations) placeRelation(relation);
  linkEarlier();
  const inOrder = entries.toSorted((a, b) => a.number.start - b.number.start);
  return {
    drafts: inOrder.filter(({ proposal }) => proposal === null).map(finish),
    proposed: inOrder.filter(({ proposal }) => proposal !== null).map(finish),
    structure: marked.filter(({ found }) => found.role === 'structure'),
    counted: entries.flatMap((entry) => [entry.clause, ...(entry.changeClause ? [entry.changeClause] : [])]),
  };

  function open({ number, clause, found, proposal }: Marked): Entry {
    const role = found.role as Entry['role'];
    const measure = proposal === null ? measureFor(number, clause) : proposedMeasure(proposal);
    const chosen = periodOf({ start: number.outerStart, end: number.outerEnd }, role, {
      sentence: scene.sentence,
      clause,
      times: scene.times,
      others: marked
        .filter(
          (other) =>
            other.number !== number && ['observation', 'previous', 'comparator', 'change'].includes(other.found.role),
        )
        .map((other) => ({ start: other.number.outerStart, end: other.number.outerEnd })),
      over: scene.over,
      reportEnd: scene.reportEnd,
      reportPeriod: scene.reportEnd !== null,
    });
    const readBy = [
      `number: ${number.kind}`,
      `role: ${found.rule}`,
      `measure: ${measure.rule}`,
      `period: ${chosen.rule}`,
      ...(proposal === null ? [] : [`${proposedMark}${proposal.by}`]),
    ];
    const entry: Entry = {
      number,
      proposal,
      role,
      clause,
      measure,
      chosen,
      comparators: [],
      change: null,
      changeClause: null,
      readBy,
      direction: null,
    };
    if (measure.population !== null) spoken.population = measure.population;
    const whole = measure.readings[0]?.measure ?? '';
    if (whole !== '' && role !== 'previous') spoken.measure = whole;
    if (role !== 'previous') spoken.last = entry;
    return entry;
  }

  function measureFor(number: NumberFound, clause: Clause): MeasureFound {
    const from = Math.max(
      statementStart(scene.sentence, clause),
      scene.bodyStart > clause.start && scene.bodyStart <= number.outerStart ? scene.bodyStart : clause.start,
    );
    return measureOf(number, {
      sentence: scene.sentence,
      clause,
      from: Math.min(from, number.outerStart),
      without: [...scene.without, ...otherFigures(number)],
      label: scene.label,
      before: { measure: subjectBefore(clause) ?? spoken.measure, population: spoken.population },
    });
  }

  /** Other figures of the sentence name nothing; a limit such as "within 20 days" does. */
  function otherFigures(number: NumberFound): Range[] {
    return marked
      .filter(
        (other) =>
          other.number !== number && ['observation', 'previous', 'change', 'comparator'].includes(other.found.role),
      )
      .map((other) => ({ start: other.number.outerStart, end: other.number.outerEnd }));
  }

  /** "Assessments were below the average, but had increased by 10%": a clause that begins with its verb goes on about the subject before. */
  function subjectBefore(clause: Clause): string | null {
    const earlier = scene.clauses[scene.clauses.indexOf(clause) - 1];
    if (!goesOn(clause) || !earlier || entries.some((entry) => entry.clause === earlier)) return null;
    return subjectOfClause(scene.sentence, earlier, Math.max(scene.bodyStart, earlier.start), scene.without);
  }

  /** A change belongs to the level it is set beside; without one it stands alone. */
  function placeChange(one: Marked): void {
    const { number, clause } = one;
    const own = scene.sentence.slice(clause.start, number.outerStart);
    const beside = entries
      .filter((entry) => entry.role === 'observation' && entry.change === null && isAlike(entry.number, number))
      .filter(
        (entry) =>
          entry.clause === clause ||
          (entry.clause.end <= clause.start && hasNoSubject(own)) ||
          // "had risen by 6.2% and now stood at £968"
          (entry.clause === scene.clauses[scene.clauses.indexOf(clause) + 1] && goesOn(entry.clause)),
      )
      .toSorted((a, b) => Math.abs(a.number.start - number.start) - Math.abs(b.number.start - number.start))[0];
    if (beside && !otherSubjectBetween(beside, number)) {
      beside.change = number;
      beside.changeClause = clause;
      beside.readBy.push(`change: ${one.found.rule}`);
      beside.direction = changeDirection(number, clause) ?? beside.direction;
      return;
    }
    const carried = entries.find(
      (entry) => entry.role !== 'previous' && entry.clause === clause && entry.change !== null,
    );
    const entry = open({ ...one, found: { ...one.found, role: 'change' } });
    entries.push({
      ...entry,
      measure:
        carried && hasNoSubject(scene.sentence.slice(carried.number.end, number.outerStart))
          ? carried.measure
          : entry.measure,
      change: number,
      changeClause: clause,
      direction: changeDirection(number, clause),
    });
  }

  function otherSubjectBetween(entry: Entry, number: NumberFound): boolean {
    const [from, to] =
      entry.number.end <= number.start
        ? [entry.number.outerEnd, number.outerStart]
        : [number.outerEnd, entry.number.outerStart];
    const between = scene.sentence.slice(from, to);
    return /(?:,|;)\s(?:and|but|while|whereas|with)\s(?:the\s)?\p{L}+.{0,60}\b(?:had|was|were|has|have|rose|fell|increased|decreased)\b/iu.test(
      between,
    );
  }

  function changeDirection(number: NumberFound, clause: Clause): Entry['direction'] {
    const after = scene.sentence.slice(number.outerEnd, number.outerEnd + 40);
    if (
      /^\s(?:more|higher|greater|above|up)\b/i.test(after) ||
      (number.value === 2 && number.kind === 'multiple') ||
      (number.kind === 'multiple' && number.value > 1)
    )
      return 'up';
    if (/^\s(?:fewer|less|lower|below|down)\b/i.test(after) || (number.kind === 'multiple' && number.value < 1))
      return 'down';
    const noun =
      /^\s(?:\p{L}+[\s-]){0,3}?(?<noun>increase|rise|growth|uplift|jump|reduction|decrease|fall|drop|decline|improvement|deterioration)/iu
        .exec(after)
        ?.groups?.noun?.toLowerCase();
    if (noun !== undefined)
      return /increase|rise|growth|uplift|jump/.test(noun)
        ? 'up'
        : noun === 'improvement'
          ? 'better'
          : noun === 'deterioration'
            ? 'worse'
            : 'down';
    return movementIn(scene.sentence, { start: clause.start, end: number.outerStart });
  }

  /** An outside value belongs to the figure it is set beside: in its clause, else the one before, else the last of the paragraph. */
  function placeComparator({ number, clause, found }: Marked): void {
    const kind = found.comparator?.kind ?? 'other';
    const target = nearestEntry(number, clause);
    if (!target || !isAlike(target.number, number)) return;
    const relation = relationAt(number, kind);
    target.comparators.push({ kind, value: number.value, relation });
    target.readBy.push(`comparator: ${kind} value`);
  }

  function nearestEntry(number: Range, clause: Clause): Entry | undefined {
    const own = entries.filter((entry) => entry.role !== 'previous');
    const inClause = own.filter((entry) => entry.clause === clause);
    const pool = inClause.length > 0 ? inClause : own;
    const before = pool.filter((entry) => entry.number.end <= number.start).at(-1);
    return (
      before ??
      pool.find((entry) => entry.number.start >= number.start) ??
      (own.length === 0 ? (spoken.last ?? undefined) : undefined)
    );
  }

  function relationAt(number: NumberFound, kind: Comparator['kind']): Comparator['relation'] {
    const relation = scene.relations
      .filter((one) => one.kind === kind && Math.abs(one.end - number.outerStart) < 40)
      .toSorted((a, b) => Math.abs(a.end - number.outerStart) - Math.abs(b.end - number.outerStart))[0];
    return relation?.relation ?? null;
  }

  /** A relation without a value: "which was in line with the national average". */
  function placeRelation(relation: RelationFound): void {
    const clauseAt = scene.clauses.findIndex(({ start, end }) => relation.start >= start - 1 && relation.start < end);
    const clause = scene.clauses[clauseAt];
    if (!clause) return;
    const own = entries.filter((entry) => entry.role !== 'previous');
    let target =
      own.filter((entry) => entry.clause === clause && entry.number.start < relation.start).at(-1) ??
      own.find((entry) => entry.clause === clause);
    // "… were below the national average, but had risen by 10": both are said of one subject.
    if (!target && goesOn(scene.clauses[clauseAt + 1]))
      target = own.find((entry) => entry.clause === scene.clauses[clauseAt + 1]);
    if (!target && goesOn(clause)) target = own.filter((entry) => entry.clause === scene.clauses[clauseAt - 1]).at(-1);
    if (!target || target.comparators.some(({ kind }) => kind === relation.kind)) return;
    target.comparators.push({ kind: relation.kind, value: null, relation: relation.relation });
    target.readBy.push(`comparator: ${relation.kind} relation`);
  }

  /** A clause that begins with its verb says it of the subject before. */
  function goesOn(clause: Clause | undefined): boolean {
    return (
      clause !== undefined &&
      hasNoSubject(scene.sentence.slice(clause.start, clause.start + 40)) &&
      /^(?:and|but|although|though|however|yet|; but|; and)?$/.test(clause.joint)
    );
  }

  /** "From 353 to 253", "compared with 79% in April": the earlier value stands beside the later one too. */
  function linkEarlier(): void {
    for (const earlier of entries.filter(({ role }) => role === 'previous')) {
      const later = entries
        .filter((entry) => entry.role === 'observation' && isAlike(entry.number, earlier.number))
        .toSorted(
          (a, b) => Math.abs(a.number.start - earlier.number.start) - Math.abs(b.number.start - earlier.number.start),
        )[0];
      if (!later) continue;
      const movement = movementIn(scene.sentence, {
        start: later.clause.start,
        end: Math.max(earlier.number.outerStart, later.number.outerStart),
      });
      const relation = movement === 'up' ? 'above' : movement === 'down' ? 'below' : null;
      later.comparators.push({ kind: 'previous', value: earlier.number.value, relation });
      later.readBy.push('comparator: earlier value');
    }
  }

  function finish(entry: Entry): ObservationDraft {
    const { number, clause, change, chosen } = entry;
    const isChange = entry.role === 'change';
    const earlier = entry.role === 'previous' ? laterOf(entry) : null;
    const statement = scene.sentence.slice(clause.start, clause.end);
    const readings = (earlier ?? entry).measure.readings;
    const asked: Unit | null =
      isChange &&
      (number.kind === 'percent' ||
        number.kind === 'points' ||
        number.kind === 'fraction' ||
        number.kind === 'multiple')
        ? null
        : number.unit;
    const named = namedMetric(readings, asked, scene.context, register, statement);
    const unit = asked ?? named.metric.unit;
    const { metric, segment } = named;
    const quote = quoteFor(scene.sentence, spanOf(entry), scene.clauses);
    const direction = earlier ? null : directionOf(entry.direction ?? movementFor(entry), metric.polarity);
    const statedBasis = basisOf(statement, chosen.time);
    const text = scene.text.slice(scene.start + quote.start, scene.start + quote.end);
    return {
      start: scene.start + quote.start,
      end: scene.start + quote.end,
      metric: { ...metric, unit },
      measureText: named.measureText,
      value: isChange ? null : number.value,
      valueHigh: isChange ? null : number.high,
      valueText: isChange ? null : scene.text.slice(scene.start + number.outerStart, scene.start + number.outerEnd),
      unit,
      qualifier: (isChange ? change : number)?.qualifier ?? null,
      basis: statedBasis,
      period: chosen.period,
      change: change ? changeOf(change, entry, unit) : null,
      direction,
      comparators: entry.comparators,
      segment:
        (statedBasis === 'adjusted' ? leftOutBy(statement) : null) ??
        partNamed(segment) ??
        withinOf(scene.sentence.slice(lastEndBefore(number), number.outerStart)),
      definition: named.definition ?? (number.smallTime === null ? null : `in ${number.smallTime}`),
      speaker: scene.speaker,
      quote: text,
      readBy: [...entry.readBy, `metric: ${named.basis}`],
    };
  }

  /** Where the figure before this one ends. */
  function lastEndBefore(number: NumberFound): number {
    return Math.max(0, ...entries.filter((other) => other.number.end <= number.start).map((other) => other.number.end));
  }

  function laterOf(earlier: Entry): Entry | null {
    return (
      entries
        .filter((entry) => entry.role === 'observation' && isAlike(entry.number, earlier.number))
        .toSorted(
          (a, b) => Math.abs(a.number.start - earlier.number.start) - Math.abs(b.number.start - earlier.number.start),
        )[0] ?? null
    );
  }

  function spanOf({ number, change }: Entry): Range {
    const ends = [number, ...(change ? [change] : [])];
    return {
      start: Math.min(...ends.map(({ outerStart }) => outerStart)),
      end: Math.max(...ends.map(({ outerEnd }) => outerEnd)),
    };
  }

  function changeOf(
    change: NumberFound,
    { changeClause, clause }: Entry,
    unit: Unit,
  ): NonNullable<Observation['change']> {
    const where = changeClause ?? clause;
    const versus = versusOf(change, where);
    const ofShare = unit === 'percent' || unit === 'ratio';
    const isPercent = change.kind === 'percent' || change.kind === 'fraction';
    const changeUnit = change.kind === 'points' ? 'percentage points' : isPercent && ofShare ? null : change.unit;
    return {
      value: Math.abs(change.value),
      unit: changeUnit,
      versus,
      text: scene.text.slice(scene.start + change.outerStart, scene.start + change.outerEnd),
    };
  }

  function versusOf(change: NumberFound, clause: Clause): string | null {
    const after = scene.sentence.slice(change.outerEnd, clause.end);
    const set =
      /(?<!\p{L})(?:compar(?:ed|ing|ison)\s(?:to|with)|than|versus|on|from|since|against|over)\s(?<versus>(?:the\s)?[^,;.()]{3,70})/iu.exec(
        after,
      )?.groups?.versus;
    const time = scene.times.find(
      (one) =>
        one.start >= clause.start &&
        one.end <= clause.end + 1 &&
        (one.versus || one.running || /earlier|ago|before|last|previous/i.test(one.period.text ?? '')) &&
        (one.versus || Math.abs(one.start - change.end) < 60),
    );
    if (time?.period.text) return time.period.text.replace(/^(?:from|since|than|on)\s/i, '');
    if (
      set !== undefined &&
      /\b(?:year|month|quarter|period|time|week|term|20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|position|figure|baseline)\b/i.test(
        set,
      )
    )
      return set.trim();
    return null;
  }

  function movementFor(entry: Entry): Entry['direction'] {
    const { clause, number } = entry;
    const grade = gradeMovement(scene.sentence.slice(number.outerEnd, clause.end));
    if (grade !== null) return grade;
    const at = scene.clauses.indexOf(clause);
    const skip = relationSpans(scene);
    const others = entries.filter(
      (other) =>
        other !== entry && other.role !== 'previous' && other.clause === clause && other.number.end <= number.start,
    );
    const from = Math.max(clause.start, ...others.map((other) => other.number.outerEnd));
    const left = movementIn(scene.sentence, { start: from, end: number.outerStart }, skip);
    const next = clause.numbers.find(
      (other) =>
        other.outerStart >= number.outerEnd && entries.some((one) => one.number === other && one.role !== 'previous'),
    );
    const tail = movementIn(
      scene.sentence,
      { start: number.outerEnd, end: Math.min(clause.end, next?.outerStart ?? clause.end, number.outerEnd + 60) },
      skip,
    );
    const leading =
      /^[\s,(–-]*(?:(?:which|this|and|it)\s)?(?:(?:was|were|is|represent(?:ed|s|ing)|had|has|have|showing|shows|showed|reflecting)\s)?(?:(?:an?|the|slightly|significantly|well|also|both|consistently|been|remained|remains|slight|small|significant|further|sharp|marked|year[\s-]on[\s-]year)\s)*(?:increas|ris|rose|gr[eo]w|up\b|down\b|decreas|fall|fell|reduc|drop|declin|improv|deteriorat|worsen|unchanged|no change|stable|steady|consistent|the same|maintain|remain)/i.test(
        scene.sentence.slice(number.outerEnd, clause.end),
      );
    if (left !== null) return left;
    if (leading && tail !== null) return tail;
    const before = scene.clauses[at - 1];
    if (
      clause.joint === '' &&
      before &&
      /^(?:with|of)\s/i.test(scene.sentence.slice(clause.start, clause.end)) &&
      before.numbers.length === 0
    )
      return movementIn(scene.sentence, before, skip);
    return null;
  }
}

const proposedMeasure = ({ measure }: ProposedFigure): MeasureFound => ({
  readings: [{ measure, segment: null }],
  population: null,
  rule: 'words that were proposed',
});

/** "lower than the national average" moves nothing. */
function relationSpans(scene: Scene): Range[] {
  return [...scene.relations, ...scene.comparators].filter(
    ({ start, end }) => !/consistent/i.test(scene.sentence.slice(start, end)),
  );
}

/** "Within a further month of the deadline, the figure increased to 70%": another threshold counts another part. */
const withinOf = (lead: string): string | null =>
  /(?:^|,\s|however,?\s|but\s|and\s)(?<part>within\s(?:an?|the|\d+|\p{L}+)\s[^,]{3,60}?(?:deadline|target|timescale|time ?frame|due date|standard)),/iu.exec(
    lead,
  )?.groups?.part ?? null;

const isAlike = (a: NumberFound, b: NumberFound): boolean => {
  const share = (number: NumberFound): boolean =>
    ['percent', 'points', 'fraction'].includes(number.kind) || (number.kind === 'ratio' && number.unit === 'percent');
  return (
    share(b) ||
    b.kind === 'multiple' ||
    a.unit === b.unit ||
    (a.kind === 'rate' && b.kind === 'count') ||
    (share(a) && b.kind === 'count' && false)
  );
};

/** True for words that go on about what stands before: ", an increase of", "and had risen by", "up". */
const hasNoSubject = (words: string): boolean =>
  /^[\s,(–-]*(?:(?:which|this|it|and|but)\s)?(?:(?:also|still|now|then|is|was|were|are|had|has|have|been|represent(?:s|ed|ing)|equat\p{L}+ to|amount\p{L}+ to|an?|the|of|by|from|slightly|significantly|net|further|another|small|slight|just|only|some|year[\s-]on[\s-]year|showing|reflecting|giving|being|up|down|increas\p{L}+|decreas\p{L}+|risen|rise|rose|fallen|fall|fell|reduc\p{L}+|dropped|drop|growth|grown|declin\p{L}+|improv\p{L}+|deteriorat\p{L}+|over|nearly|almost|around|about)[\s,]*)*/iu
    .exec(words)?.[0]
    .trim().length === words.trim().length ||
  /^[\s,(]*(?:which|this|it|and|but)?\s?(?:(?:now|then|still|also)\s)?(?:stood|totalled|had|has|have|was|were|is|are|up|down|an increase|a rise|a reduction|a decrease|a fall|a drop|an improvement|increas\p{L}+|decreas\p{L}+|ris\p{L}+|rose|fell|fallen|reduc\p{L}+)(?!\p{L})/iu.test(
    words,
  );
