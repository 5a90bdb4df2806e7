import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivatePersons } from '../../../ingest/segment/private-persons.js';

const whole = (text: string) => findPrivatePersons(text, [{ start: 0, end: text.length }]);

describe('paragraphs that label a private person', () => {
  it.each([
    ['The Panel heard that Child A had been moved twice.', 'Child A'],
    ['Young Person B spoke of her placement.', 'Young Person B'],
    ['Parent C had written to the service.', 'Parent C'],
    ['A review of Child Q was discussed.', 'Child Q'],
    ['Pupil 2 was out of school for a term.', 'Pupil 2'],
    ['The case of child JS was put to members.', 'child JS'],
    ['JS, a Year 9 pupil, had been out of school.', 'JS'],
    ['J.S., a pupil at the unit, had moved.', 'J.S.'],
    ['For the child, KT, a new home was found.', 'child, KT'],
    ['KT (aged 14) had gone missing.', 'KT'],
    ["JS's mother had complained.", "JS's mother"],
    ['A pupil named Jamie had been moved.', 'pupil named Jamie'],
    ['A young person called Ayesha told the Panel of her move.', 'Ayesha'],
    ['A parent known as KT had complained.', 'KT'],
    ['Jamie, aged 14, had gone missing from the home.', 'Jamie, aged 14'],
    ['Jamie (aged 9) was waiting for a place.', 'Jamie'],
    ['Jamie, 14, was waiting for a place.', 'Jamie, 14,'],
    ['Jamie, a 14-year-old, was waiting.', 'Jamie'],
    ['Jamie, a pupil in Year 8, was waiting.', 'Jamie'],
    ["Jamie's mother had complained to the Ombudsman.", "Jamie's mother"],
    ['Jamie’s parents were offered mediation.', 'parents'],
    ['The child, Jamie, was placed out of the area.', 'child, Jamie,'],
    ['The boy who ran away was found in Leeds.', 'boy who'],
    ['It was asked why the girl whose placement failed was moved.', 'girl whose'],
    ['A 14-year-old boy from the estate was hurt.', '14-year-old boy'],
    ['Child\nA had been moved.', 'Child\nA'],
    ['Child\u00a0A had been moved.', 'Child\u00a0A'],
  ])('%s', (text, words) => {
    const [found, ...rest] = whole(text);
    expect(rest).toEqual([]);
    expect(found && { start: found.start, end: found.end }).toEqual({ start: 0, end: text.length });
    expect(text.slice(found?.match.start, found?.match.end)).toContain(words.split(' ')[0]);
  });

  it.each([
    'Child Protection plans had fallen.',
    'Child in Need visits were on time.',
    'Child and Family Services led the review.',
    'The Parent Carer Forum had met.',
    'Parents and carers were asked for their views.',
    "The child's needs came first.",
    'A young person who had attended the Panel thanked members.',
    "The Young Person's Champion reported.",
    'The Youth MP asked about buses.',
    'Councillor Kendle, a parent of two, declared an interest.',
    'Cllr Mary Kendle, aged 24, was the youngest member.',
    'Mr Dawes, the parent governor representative, asked a question.',
    'Sarah Dawes, a parent governor representative, asked a question.',
    'Children, aged 5 to 11, were counted.',
    'Children aged 5 were counted.',
    "Children's parents were asked.",
    'Northfield, a school for boys, had opened.',
    'The PRU, a pupil referral unit, had moved.',
    'An EHCP, a child’s plan, was due in 20 weeks.',
    'AP, a pupil placement outside school, had risen.',
    "The boys' unit had twelve places.",
    'Boys and girls did equally well.',
    'As a parent I welcome the plan.',
    'Each child A level results were given.',
    'The child CP plan was reviewed.',
    'The directory lists services for the child A-Z.',
    'Pupil PE lessons had grown.',
    'For the child, Members asked, what would change?',
    'Every pupil called for a better canteen.',
    'Each child 2 years old had a check.',
    'Jo Ellery, Director of Children’s Services, reported.',
    'In September, 14, or nearly half, were late.',
    'The pupil Premium had risen.',
    'The Panel heard from a mother and a father at the Hub.',
    'Foster carers were paid more.',
    'The Council’s parents forum had met.',
  ])('keeps: %s', (text) => expect(whole(text)).toEqual([]));

  it('returns only the paragraphs concerned, in order', () => {
    const text = 'Places were enough.\n\nChild A had moved.\n\nIt was noted.\n\nJamie, aged 14, had moved.';
    const paragraphs = [...text.matchAll(/[^\n]+/g)].map((one) => ({
      start: one.index,
      end: one.index + one[0].length,
    }));
    const found = findPrivatePersons(text, paragraphs);
    expect(found.map((one) => text.slice(one.start, one.end))).toEqual([
      'Child A had moved.',
      'Jamie, aged 14, had moved.',
    ]);
    expect(found.map((one) => text.slice(one.match.start, one.match.end))).toEqual(['Child A', 'Jamie, aged 14']);
  });

  it('takes known abbreviations for what they are', () => {
    const text = 'The pupil (ZQ) list was long.';
    expect(whole(text)).toHaveLength(1);
    expect(findPrivatePersons(text, [{ start: 0, end: text.length }], (short) => short === 'ZQ')).toEqual([]);
  });

  it('keeps each match within its paragraph', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Child A', 'moved.', 'Jamie, aged 9,', 'İ', '🏫', 'the boy who', '\n'), {
          maxLength: 12,
        }),
        (words) => {
          const text = words.join(' ');
          const half = Math.floor(text.length / 2);
          for (const one of findPrivatePersons(text, [
            { start: 0, end: half },
            { start: half, end: text.length },
          ])) {
            expect(one.match.start).toBeGreaterThanOrEqual(one.start);
            expect(one.match.end).toBeLessThanOrEqual(one.end);
            expect(one.match.end).toBeGreaterThan(one.match.start);
          }
        },
      ),
    );
  });
});
