import { isBound, type Taken, take } from './bind.js';
import { clausesOf, isIn, partsOf } from './clauses.js';
import { ofKind } from './facts.js';
import { fail } from './failure.js';
import { recordTimes } from './record-facts.js';
import type { Fact, Failure, SourceSentence } from './types.js';

/** Every time as the sentence or its record has it, and every figure with a time that some one sentence gives it. */
export function checkTimes(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const failures: Failure[] = [];
  for (const time of ofKind(claim.facts, 'time')) {
    const bound = isBound(time, claim, sources);
    // A sentence that names a time of its own is not said of another, whenever the panel met.
    const recorded = sources.some(
      (source) => ofKind(take(source.text).facts, 'time').length === 0 && recordTimes(source).has(time.key),
    );
    if (bound === 'bound' || (bound === 'absent' && recorded)) continue;
    failures.push(
      fail(
        'time',
        time.surface,
        bound === 'absent' ? 'this time does not stand so in the passage' : 'the passage says this of another time',
      ),
    );
  }
  for (const figure of ofKind(claim.facts, 'figure')) {
    const time = timeOf(figure, claim);
    if (time !== null && !sources.some((source) => saysTogether(figure, time, source)))
      failures.push(
        fail(
          'joined',
          `${figure.surface} … ${time.surface}`,
          'no one sentence of the minutes gives this figure for this time',
        ),
      );
  }
  return failures;
}

/** The time that a claim gives a figure: the nearest in its clause, or the only one of the sentence. */
function timeOf(figure: Fact, claim: Taken): Fact | null {
  const times = ofKind(claim.facts, 'time');
  const clause = clausesOf(claim.text).find((each) => isIn(figure, each));
  const part = partsOf(claim.text).find((each) => isIn(figure, each));
  const near = times
    .filter((time) => clause !== undefined && isIn(time, clause))
    .sort((a, b) => Math.abs(a.start - figure.start) - Math.abs(b.start - figure.start));
  const [only, ...others] = times.filter((time) => part !== undefined && isIn(time, part));
  return near[0] ?? (others.length === 0 ? (only ?? null) : null);
}

function saysTogether(figure: Fact, time: Fact, source: SourceSentence): boolean {
  const { facts } = take(source.text);
  const hasFigure = facts.some(({ kind, key }) => kind === 'figure' && key === figure.key);
  const times = ofKind(facts, 'time');
  if (!hasFigure) return ofKind(take(source.beside).facts, 'figure').some(({ key }) => key === figure.key);
  return times.some(({ key }) => key === time.key) || (times.length === 0 && recordTimes(source).has(time.key));
}
