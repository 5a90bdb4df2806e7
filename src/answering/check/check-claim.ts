import type { Token } from '../../library/terms.js';
import type { Range } from '../../minutes/span.js';
import { squeeze } from '../words.js';
import { alignClause, isDenied, keysIn, negationsIn } from './align.js';
import { isBound, type Taken, take } from './bind.js';
import { clausesOf, isIn, partsOf } from './clauses.js';
import { figuresApart, reasonNotGiven, strangers } from './company.js';
import { misplacedName } from './name-places.js';
import { namesIn, unknownName } from './names.js';
import { changedPlaces } from './order.js';
import { plainWords } from './plain-words.js';
import { recordTimes, recordWords } from './record-facts.js';
import type { Fact, FactKind, Failure, FailureCode, SourceSentence } from './types.js';

/** A clause whose words stand in one sentence of the minutes in this share at least says what that sentence says. */
const together = 0.8;

/**
 * Whether a written sentence says only what its sources say. [] where it may be shown; otherwise why not. Strict on purpose: a true
 * sentence that is rejected costs a wording, a false one that is shown costs trust.
 */
export function checkClaim(text: string, sources: readonly SourceSentence[]): Failure[] {
  if (sources.length === 0) return [fail('no_source', text, 'it is not found in the passages it names')];
  const claim = take(squeeze(text));
  return [
    ...checkQuoted(claim.text, sources),
    ...checkFigures(claim, sources),
    ...checkTimes(claim, sources),
    ...checkClasses(claim, sources),
    ...checkClauses(claim, sources),
    ...checkLeftOut(claim, sources),
    ...checkCompany(claim, sources),
    ...checkNames(claim, sources),
    ...checkWords(claim, sources),
  ];
}

const fail = (code: FailureCode, words: string, message: string): Failure => ({
  code,
  words,
  message: `“${words}”: ${message}.`,
});

/** Words in quotation marks are the minutes' own. */
function checkQuoted(text: string, sources: readonly SourceSentence[]): Failure[] {
  return [...text.matchAll(/[“"]([^”"]{3,})[”"]/g)].flatMap(({ 1: quoted = '' }) =>
    sources.some((source) => squeeze(source.text).includes(quoted.replace(/[.,]$/, '')))
      ? []
      : [fail('quote', quoted, 'these words stand in quotation marks and not in the passage')],
  );
}

const inRecord = (source: SourceSentence): string => `${recordWords(source.record)}. ${source.beside}`;

function checkFigures(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const failures: Failure[] = [];
  const figures = ofKind(claim.facts, 'figure');
  for (const figure of figures) {
    const bound = isBound(figure, claim, sources);
    if (bound === 'bound' && countsTheSame(figure, claim, sources)) continue;
    if (bound === 'absent' && sources.some((source) => standsBeside(figure, claim, source))) continue;
    failures.push(
      fail(
        'figure',
        figure.surface,
        bound === 'absent'
          ? 'this figure does not stand so in the passage'
          : 'this figure stands for something else in the passage',
      ),
    );
  }
  const moved = changedPlaces(claim, sources);
  if (moved !== null && failures.length === 0)
    failures.push(fail('figure', moved.surface, 'this figure stands in another place in the passage'));
  const covered = [...figures, ...ofKind(claim.facts, 'time')];
  for (const { 0: digits, index } of claim.text.matchAll(/[\p{L}£]?[\d][\p{L}\d.,:/%-]*/gu)) {
    const range = { start: index, end: index + digits.length };
    if (covered.some((fact) => fact.start < range.end && range.start < fact.end)) continue;
    const words = digits.replace(/[.,:]$/, '').toLowerCase();
    if (!sources.some((source) => `${source.text} ${inRecord(source)}`.toLowerCase().includes(words)))
      failures.push(fail('figure', digits, 'this number does not stand in the passage'));
  }
  return failures;
}

/** A figure of the lead-in, or the number of an item that is called so. */
const standsBeside = (figure: Fact, { text }: Taken, { beside, record }: SourceSentence): boolean =>
  ofKind(take(beside).facts, 'figure').some(({ key }) => key === figure.key) ||
  (/\b(?:item|minute|number|no\.?)\s$/i.test(text.slice(0, figure.start)) && record.numbers.includes(figure.surface));

/** "495 plans" is not "495 children": what is counted follows the count in the minutes, or is what they speak of there. */
function countsTheSame(figure: Fact, claim: Taken, sources: readonly SourceSentence[]): boolean {
  if (!/^count /.test(figure.key)) return true;
  const counted = nextToken(claim, figure);
  if (counted === null || plainWords.has(counted.stem)) return true;
  return sources.some((source) => {
    const taken = take(source.text);
    return ofKind(taken.facts, 'figure')
      .filter(({ key }) => key === figure.key)
      .some((same) => {
        const after = taken.tokens.filter(({ start }) => start >= same.end).slice(0, 4);
        const before = taken.tokens.filter(({ end }) => end <= same.start).slice(-6);
        return [...after, ...before].some(({ stem }) => stem === counted.stem);
      });
  });
}

const nextToken = ({ tokens, text }: Taken, { end }: Range): Token | null => {
  const next = tokens.find(({ start }) => start >= end);
  return next && /^\s?\p{L}{0,3}\s?$/u.test(text.slice(end, next.start)) ? next : null;
};

function checkTimes(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
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

const messages: Partial<Record<FactKind, string>> = {
  direction: 'the passage does not say that it moved or stood so',
  comparator: 'the passage does not compare it with this',
  basis: 'the passage does not count it so',
  limit: 'the passage does not limit it so',
};

/** Directions, comparators and bases: each must be the passage's, and where the passage has it. */
function checkClasses(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  return claim.facts.flatMap((fact) => {
    const message = messages[fact.kind];
    if (message === undefined || fact.kind === 'limit') return [];
    const bound = isBound(fact, claim, sources);
    const beside =
      bound === 'absent' && sources.some((source) => keysIn(take(inRecord(source)), fact.kind).has(fact.key));
    return bound === 'bound' || beside ? [] : [fail(fact.kind as FailureCode, fact.surface, message)];
  });
}

const weighed: readonly (readonly [FactKind, string])[] = [
  ['hedge', 'how sure or how far on it is differs from the passage'],
  ['quantity', 'how much or how many of it differs from the passage'],
];

/** Each clause against the clause of the minutes it says again: denial, what is only planned or thought, how many of it. */
function checkClauses(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const failures: Failure[] = [];
  const [only] = sources;
  for (const clause of clausesOf(claim.text)) {
    const aligned = alignClause(claim, clause, sources);
    if (aligned === null) continue;
    const { source, clause: held } = aligned;
    const words = claim.text.slice(clause.start, clause.end);
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
function checkLeftOut(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
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

/** What is said together stands together: figures, words side by side, a thing and its reason. */
function checkCompany(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const apart = figuresApart(claim, sources);
  const reason = reasonNotGiven(claim, sources);
  const pair = strangers(claim, sources);
  return [
    ...(apart ? [fail('joined', apart.surface, 'no one sentence of the minutes gives these figures together')] : []),
    ...(reason ? [fail('joined', reason, 'no one sentence of the minutes gives this reason')] : []),
    ...(pair
      ? [fail('joined', `${pair[0].surface} … ${pair[1].surface}`, 'the minutes do not say the one of the other')]
      : []),
  ];
}

function checkNames(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const held = sources.flatMap((source) => [source.text, source.beside, recordWords(source.record)]);
  // Days and months are times, which are read as such; a lone letter is part of a number.
  const times = ofKind(claim.facts, 'time');
  const words = times.reduce(
    (text, { start, end }) => text.slice(0, start) + '-'.repeat(end - start) + text.slice(end),
    claim.text,
  );
  const names = namesIn(words, held.join('\n')).filter((run) => run.join('').length > 1);
  const unknown = unknownName(names, held);
  if (unknown !== null) return [fail('name', unknown, 'this name does not stand in the passage')];
  const misplaced = misplacedName(names.flat(), claim, sources);
  return misplaced === null ? [] : [fail('name', misplaced, 'the passage does not say this of that name')];
}

/** Every telling word is the minutes' own or a plain one, and those of one clause stand together in one sentence. */
function checkWords(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const own = claim.tokens.filter(
    (token) => !claim.facts.some((fact) => fact.start < token.end && token.start < fact.end),
  );
  const held = sources.map(
    (source) => new Set([...take(source.text).tokens, ...take(inRecord(source)).tokens].map(({ stem }) => stem)),
  );
  const isKnown = ({ stem }: Token): boolean => plainWords.has(stem) || held.some((stems) => stems.has(stem));
  const added = own.filter((token) => !isKnown(token));
  const failures = added.map(({ surface }) =>
    fail('words', surface, 'this word does not stand in the passage; use its words'),
  );
  for (const clause of clausesOf(claim.text)) {
    const tokens = own.filter((token) => isIn(token, clause) && !plainWords.has(token.stem));
    if (tokens.length < 2) continue;
    const most = Math.max(...held.map((stems) => tokens.filter(({ stem }) => stems.has(stem)).length));
    if (most / tokens.length < together)
      failures.push(
        fail('joined', claim.text.slice(clause.start, clause.end), 'no one sentence of the minutes says all of this'),
      );
  }
  return failures;
}

const ofKind = (facts: readonly Fact[], kind: FactKind): Fact[] => facts.filter((fact) => fact.kind === kind);

const unique = (failures: readonly Failure[]): Failure[] => [
  ...new Map(failures.map((failure) => [`${failure.code} ${failure.words}`, failure])).values(),
];
