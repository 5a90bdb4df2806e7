import { describe, expect, it } from 'vitest';
import { cutToLength, splitSentences } from '../../../ingest/segment/sentences.js';

const split = (text: string): string[] =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    [['Cllr. Fenn asked why.', 'Nobody knew.']],
    [['Dr. Teel was thanked.', 'So was Prof. Reed.']],
    [['Costs, e.g. fuel, had risen by 2.4% to £3.5 million.', 'They would fall.']],
    [['The list (see para. 4) was long.', 'It grew.']],
    [['Was it safe?', 'It was.']],
    [['“It was safe.”', 'The Chair agreed.']],
    [['The work went on...and on.', 'It ended.']],
    [['The Panel met at St. Anne’s Hall.', 'All were there.']],
    [['It cost £4.', 'That was cheap.']],
    [['Boats numbered 41 (No. 7 was lost).', 'None sank.']],
    [['Is it open? 2. Will it close?']],
  ])('%j', (sentences) => {
    const whole = sentences.join(' ');
    const expected = whole.startsWith('Is it') ? ['Is it open?', '2. Will it close?'] : sentences;
    expect(split(whole)).toEqual(expected);
  });

  it('a wrapped line ends no sentence', () => {
    expect(split('The ferry was\nlate. It\ncame.')).toEqual(['The ferry was\nlate.', 'It\ncame.']);
  });

  it('a run of words without an end is cut after a semicolon', () => {
    const text = 'one two three; four five six seven';
    const pieces = cutToLength(text, { start: 0, end: text.length }, 4).map(({ start, end }) => text.slice(start, end));
    expect(pieces).toEqual(['one two three;', 'four five six seven']);
  });
});
