import type { Comparator, Direction } from '../../src/minutes/figures.js';
import type { Range } from '../../src/minutes/span.js';
import type { MeasureRegister } from '../../src/vocabulary/metrics/types.js';
import type { Spoken } from './assemble.js';
import type { Clause } from './clauses.js';
import { directionOf } from './direction.js';
import { findLevels } from './levels.js';
import type { Movement } from './movement-words.js';
import { findMovements } from './movements.js';
import { periodOf } from './period-of.js';
import { quoteFor } from './quote.js';
import type { RelationFound } from './relations.js';
import type { Scene } from './scene.js';
import { isGenericSubject, isQuantity, isUnmeasured } from './trend-subject.js';
import type { TrendDraft } from './types.js';
import { trimPhrase } from './words.js';

/**
 * What one sentence says of directions, levels and comparisons without a number. Clauses whose figure was read say it by that figure, so
 * `counted` are left out.
 */
export function readTrends(
  scene: Scene,
  counted: readonly Range[],
  spoken: Spoken,
  register: MeasureRegister,
): TrendDraft[] {
  let before: string | null = null;
  const relations = scene.relations;
  const drafts = scene.clauses
    .filter((clause) => !counted.some((range) => range.start < clause.end && clause.start < range.end))
    .flatMap((clause) => ofClause(clause));
  return drafts.filter(
    (draft, at) =>
      !drafts
        .slice(0, at)
        .some(
          (other) => other.subject === draft.subject && (other.direction === draft.direction || draft.kind === 'level'),
        ),
  );

  function ofClause(clause: Clause): TrendDraft[] {
    const within = relations.filter(({ start }) => start >= clause.start && start < clause.end);
    const input = { sentence: scene.sentence, clause, bodyStart: scene.bodyStart, without: scene.without };
    const moved = findMovements(input).flatMap((movement) => draftOf(movement, clause, within));
    const last = moved.at(-1);
    if (last && !isGenericSubject(last.subject)) before = last.subject;
    const said = moved.length > 0 ? [] : findLevels(input, within).flatMap((level) => draftOf(level, clause, within));
    return [...moved, ...said];
  }

  function draftOf(movement: Movement, clause: Clause, within: readonly RelationFound[]): TrendDraft[] {
    const subject = subjectOf(movement);
    if (subject === null) return [];
    const metricKey = register.resolveSubject(subject, scene.context);
    if (isUnmeasured(subject) && metricKey === null) return [];
    if (!movement.isNamed && metricKey === null && !isQuantity(subject)) return [];
    const polarity = metricKey === null ? 'neutral' : (register.measure(metricKey)?.polarity ?? 'neutral');
    const direction: Direction | null = directionOf(movement.direction, polarity);
    const chosen = periodOf(movement, 'observation', {
      sentence: scene.sentence,
      clause,
      times: scene.times,
      others: [],
      over: scene.over,
      reportEnd: scene.reportEnd,
      reportPeriod: scene.reportEnd !== null,
    });
    const comparators = within
      .filter(({ start }) => start >= movement.start - 80)
      .map(({ kind, relation }): Comparator => ({ kind, value: null, relation }));
    const quote = quoteFor(scene.sentence, movement, scene.clauses);
    const start = scene.start + quote.start;
    const end = scene.start + quote.end;
    return [
      {
        start,
        end,
        kind: comparators.length > 0 && movement.kind === 'level' ? 'comparison' : movement.kind,
        subject,
        metricKey,
        direction,
        comparators,
        period: chosen.period,
        speaker: scene.speaker,
        quote: scene.text.slice(start, end),
        readBy: [movement.rule, `period: ${chosen.rule}`],
      },
    ];
  }

  /** "numbers remained low" under a label is about what the label names. */
  function subjectOf({ subject, isPresupposed, kind, rule }: Movement): string | null {
    const aside = /\s\([^()]{3,80}\)/g;
    const inThisArea = /\s*\b(?:in|of) (?:this|that|these) (?:area|areas|service)\b.*$/i;
    const own = trimPhrase(subject.replace(inThisArea, '').replace(aside, ' '));
    const isOpen = isGenericSubject(own) || inThisArea.test(subject);
    if (!isOpen) return own;
    if (rule === 'movement of an object' || rule === 'movement by adjective') return null;
    if (kind === 'level' && /^(?:it|this|these|they|that|those)?$/i.test(own)) return null;
    if (isPresupposed && scene.label === null) return null;
    const base = before ?? scene.label ?? spoken.measure;
    if (base === null || base === '') return null;
    return /^(?:it|this|these|they|that|those|area|areas?)?$/i.test(own) ? base : trimPhrase(`${base} ${own}`);
  }
}
