import { describe, expect, it } from 'vitest';
import { type ReadAction, sameWhen, scoreActions } from '../../bench/score-actions.js';

const read = (quote: string, what = quote): ReadAction => ({ type: 'request', what, when: null, due: null, quote });
const label = (words: string) => ({ type: 'request' as const, words, when: null });
const score = (labels: readonly string[], found: readonly ReadAction[], tolerated: readonly string[] = []) => {
  const scores = scoreActions({ document: 'a.txt', actions: labels.map(label), tolerated }, found);
  return [scores.matched.length, scores.missed.length, scores.wrong.length];
};

describe('scoring of actions', () => {
  it.each([
    ['what is found', ['a list be sent'], [read('That a list\nbe sent.')], [], [1, 0, 0]],
    ['what is missed', ['a list be sent'], [], [], [0, 1, 0]],
    ['what is wrong', [], [read('Boats were late.')], [], [0, 0, 1]],
    ['what is tolerated', [], [read('Work is under way.')], ['Work is under way'], [0, 0, 0]],
    [
      'a second reading of one label',
      ['a list be sent'],
      [read('A list be sent.'), read('A list be sent.')],
      [],
      [1, 0, 1],
    ],
  ] as const)('counts %s', (_, labels, found, tolerated, expected) => {
    expect(score(labels, found, tolerated)).toEqual(expected);
  });

  it('gives each label the clause that holds its words', () => {
    const quote = 'A would be sent and B would be opened.';
    const [a, b] = [read(quote, 'A would be sent'), read(quote, 'B would be opened')];
    const { matched } = scoreActions(
      { document: 'a.txt', actions: [label('B would be opened'), label('A would be sent')], tolerated: [] },
      [a, b],
    );
    expect(matched.map((pair) => pair.read)).toEqual([b, a]);
  });

  it('takes words of time as the same where one holds the other', () => {
    expect(sameWhen('in March 2026', 'March 2026')).toBe(true);
    expect(sameWhen(null, null)).toBe(true);
    expect(sameWhen('in March', null)).toBe(false);
    expect(sameWhen('in March', 'in May')).toBe(false);
  });
});
