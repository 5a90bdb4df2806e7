import { describe, expect, it } from 'vitest';
import { inventMeetings } from '../../bench/invented/minutes.js';
import { recordFrom } from '../../bench/invented/record.js';
import { createPlainFullText } from '../../bench/plain-fts.js';

describe('invented minutes', () => {
  it('are the same at every run, and others for another seed', () => {
    expect(inventMeetings(60)).toEqual(inventMeetings(60));
    expect(inventMeetings(60, 8)).not.toEqual(inventMeetings(60));
  });

  it('have as many passages as asked for, each of 100 to 200 words', () => {
    const passages = inventMeetings(120).meetings.flatMap(({ items }) => items.flatMap((item) => item.passages));
    expect(passages).toHaveLength(120);
    for (const passage of passages) {
      const { length } = passage.join(' ').split(' ');
      expect(length).toBeGreaterThanOrEqual(100);
      expect(length).toBeLessThanOrEqual(200);
    }
  });

  it('become records whose passages and sentences open to their words', () => {
    const sentences = ['The lift was mended.', 'It had stood for a week.'];
    const items = [{ title: 'Lifts', passages: [{ sentences }, { sentences: ['Nothing was resolved.'] }] }];
    const record = recordFrom({ document: 'a.txt', council: null, body: 'Housing Panel', heldOn: '2025-03-04', items });
    for (const { text, source } of record.passages) expect(record.text.slice(source.start, source.end)).toBe(text);
    expect(record.passages[0]?.sentences.map(({ start, end }) => record.text.slice(start, end))).toEqual(sentences);
  });
});

describe('plain full text', () => {
  it('finds passages with any of the words by their stems, best first', () => {
    const plain = createPlainFullText([
      'Boilers were repaired.',
      'A repair of a boiler took a day.',
      'The bins were full.',
    ]);
    expect(plain.search(['boiler'], 5).sort()).toEqual([0, 1]);
    expect(plain.search(['bin', 'nothing"here'], 5)).toEqual([2]);
    expect(plain.search([], 5)).toEqual([]);
    plain.close();
  });
});
