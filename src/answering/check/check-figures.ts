import type { Token } from '../../library/terms.js';
import type { Range } from '../../minutes/span.js';
import { isBound, type Taken, take } from './bind.js';
import { ofKind } from './facts.js';
import { fail } from './failure.js';
import { changedPlaces } from './order.js';
import { plainWords } from './plain-words.js';
import { aroundOf } from './record-facts.js';
import type { Fact, Failure, SourceSentence } from './types.js';

/** Every figure as printed, of what it is a figure of, and in its place; every other number somewhere in the passage. */
export function checkFigures(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
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
    if (!sources.some((source) => `${source.text} ${aroundOf(source)}`.toLowerCase().includes(words)))
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
