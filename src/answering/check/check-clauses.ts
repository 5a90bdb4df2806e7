import type { Range } from '../../minutes/span.js';
import { alignClause, isDenied, keysIn, negationsIn } from './align.js';
import { isBound, type Taken, take } from './bind.js';
import { clausesOf, isIn } from './clauses.js';
import { ofKind } from './facts.js';
import { fail, unique } from './failure.js';
import { aroundOf } from './record-facts.js';
import type { FactKind, Failure, FailureCode, SourceSentence } from './types.js';

const messages: Partial<Record<FactKind, string>> = {
  direction: 'the passage does not say that it moved or stood so',
  comparator: 'the passage does not compare it with this',
  basis: 'the passage does not count it so',
  limit: 'the passage does not limit it so',
};

/** Directions, comparators and bases: each must be the passage's, and where the passage has it. */
export function checkClasses(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  return claim.facts.flatMap((fact) => {
    const message = messages[fact.kind];
    if (message === undefined || fact.kind === 'limit') return [];
    const bound = isBound(fact, claim, sources);
    const beside =
      bound === 'absent' && sources.some((source) => keysIn(take(aroundOf(source)), fact.kind).has(fact.key));
    return bound === 'bound' || beside ? [] : [fail(fact.kind as FailureCode, fact.surface, message)];
  });
}

const weighed: readonly (readonly [FactKind, string])[] = [
  ['hedge', 'how sure or how far on it is differs from the passage'],
  ['quantity', 'how much or how many of it differs from the passage'],
];

/** Each clause against the clause of the minutes it says again: denial, what is only planned or thought, how many of it. */
export function checkClauses(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const failures: Failure[] = [];
  const [only] = sources;
  for (const clause of clausesOf(claim.text)) {
    const aligned = alignClause(claim, clause, sources);
    const words = claim.text.slice(clause.start, clause.end);
    if (aligned === null) {
      if (negationsIn(words) > 0) failures.push(fail('negation', words, 'the passage does not deny this'));
      continue;
    }
    const { source, clause: held } = aligned;
    const sameCount = sources.length === 1 && only !== undefined && negationsIn(only.text) === negationsIn(claim.text);
    if (isDenied(claim.text, clause) !== isDenied(source.text, held) && !sameCount)
      failures.push(fail('negation', words, 'the passage says the opposite'));
    for (const [kind, message] of weighed) {
      const [said, there] = [keysIn(claim, kind, clause), keysIn(source, kind, held)];
      const thereAll = keysIn(source, kind);
      const added = [...said].filter((key) => !there.has(key) && !thereAll.has(key));
      const lost = [...there].filter((key) => !said.has(key) && matters(key, kind, source, held, claim));
      if (added.length > 0 || lost.length > 0) failures.push(fail(kind as FailureCode, words, message));
    }
  }
  return failures;
}

/** A hedge or an amount left out matters only where what it bears on is said, and said in a clause without it. */
function matters(key: string, kind: FactKind, source: Taken, held: Range, claim: Taken): boolean {
  const clauses = clausesOf(claim.text);
  return source.facts
    .filter((fact) => fact.kind === kind && fact.key === key && isIn(fact, held))
    .some((fact) => {
      const next = source.tokens.find(({ start }) => start >= fact.end);
      const said = claim.tokens.filter(({ stem }) => stem === next?.stem);
      return (
        said.length > 0 &&
        !said.some((token) => {
          const clause = clauses.find((each) => isIn(token, each));
          return clause !== undefined && keysIn(claim, kind, clause).has(key);
        })
      );
    });
}

/** A clause of the source that limits what is said, and the basis of a figure, are not left out. */
export function checkLeftOut(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const failures: Failure[] = [];
  const limits = keysIn(claim, 'limit');
  for (const source of sources) {
    const taken = take(source.text);
    for (const limit of ofKind(taken.facts, 'limit'))
      if (!limits.has(limit.key))
        failures.push(
          fail(
            'limit',
            taken.text.slice(limit.start, limit.end + 60).trimEnd(),
            'the passage limits it so and the sentence leaves that out',
          ),
        );
    const bases = keysIn(claim, 'basis');
    for (const figure of ofKind(claim.facts, 'figure')) {
      const clause = clausesOf(taken.text).find((each) =>
        ofKind(taken.facts, 'figure').some((same) => same.key === figure.key && isIn(same, each)),
      );
      if (clause === undefined) continue;
      for (const basis of ofKind(taken.facts, 'basis'))
        if (isIn(basis, clause) && !bases.has(basis.key))
          failures.push(
            fail('basis', basis.surface, `the passage says so of ${figure.surface} and the sentence leaves it out`),
          );
    }
  }
  return unique(failures);
}
