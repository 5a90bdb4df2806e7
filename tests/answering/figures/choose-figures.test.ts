import { describe, expect, it } from 'vitest';
import { chooseChange, chooseLevel, chooseYearEarlier, type Figure } from '../../../src/answering/figures/choose.js';
import { figureNotes, lackingNote } from '../../../src/answering/figures/notes.js';
import { stretchOf } from '../../../src/metrics/span.js';
import type { FigureBasis, Observation } from '../../../src/minutes/figures.js';
import type { AgendaItem, Meeting } from '../../../src/minutes/types.js';

const meeting: Meeting = {
  id: 'm1',
  council: 'Tollerby Council',
  body: 'Families Panel',
  heldOn: null,
  title: null,
  url: null,
  minutesStatus: 'unknown',
};
const item: AgendaItem = {
  id: 'i1',
  meetingId: 'm1',
  agendaItemNumber: '4',
  minuteNumber: null,
  title: 'Performance',
  titleBasis: 'printed',
  access: 'public',
  url: null,
  truncated: false,
  reportPeriod: null,
  source: { document: 'a.txt', start: 0, end: 1000, page: null },
};

let made = 0;
/** A figure of one measure, as the extractor would give it. */
function figure(
  value: number | null,
  [start, end]: readonly [string | null, string | null],
  more: Partial<Pick<Observation, 'basis' | 'segment' | 'unit' | 'qualifier' | 'comparators' | 'change'>> = {},
): Figure {
  made += 1;
  const basis: FigureBasis = more.basis ?? 'period';
  return {
    item,
    meeting,
    record: {
      id: `o${made}`,
      itemId: 'i1',
      metric: { key: 'plans-on-time', name: 'plans on time', unit: 'percent', polarity: 'higher_is_better' },
      measureText: 'plans on time',
      value,
      valueHigh: null,
      valueText: value === null ? null : `${value}%`,
      unit: 'percent',
      qualifier: null,
      change: null,
      direction: null,
      comparators: [],
      segment: null,
      definition: null,
      speaker: null,
      quote: 'plans on time',
      source: { document: 'a.txt', start: made * 10, end: made * 10 + 9, page: null },
      readBy: [],
      ...more,
      basis,
      period: { text: null, start, end, basis: 'stated' },
    },
  };
}

const year = (y: number): readonly [string, string] => [`${y}-01-01`, `${y}-12-31`];
const halfOf2025 = ['2025-01-01', '2025-06-30'] as const;
const june = (y: number): readonly [string, string] => [`${y}-06-01`, `${y}-06-30`];
const july = (y: number): readonly [string, string] => [`${y}-07-01`, `${y}-07-31`];

const key = ({ record: { basis, period, segment } }: Figure): string =>
  JSON.stringify([basis, stretchOf(period, basis), segment]);
const values = (figures: readonly Figure[]): (number | null)[] => figures.map(({ record }) => record.value);

const whole = figure(22, year(2024));
const half = figure(44.8, halfOf2025, { basis: 'cumulative' });
const inJune = figure(61.3, june(2025));
const inJuly = figure(70.1, july(2025));
const all = [whole, half, inJune, inJuly];
const anyTime = { from: null, to: null, latest: false };

describe('which figure a question is answered with', () => {
  it('is the newest where no time is asked about', () => {
    expect(values(chooseLevel(all, anyTime, key).figures)).toEqual([70.1]);
  });

  it.each([
    ['a month', june(2025), [61.3]],
    ['a stretch that is cumulative', halfOf2025, [44.8]],
    ['a year', year(2024), [22]],
  ])('is that of the very time asked about: %s', (_name, [from, to], wanted) => {
    expect(values(chooseLevel(all, { from, to, latest: false }, key).figures)).toEqual(wanted);
  });

  it.each([
    ['a year by a month of it', year(2025)],
    ['a month by the cumulative figure that ends with it', ['2025-03-01', '2025-03-31'] as const],
    ['a month by the year it lies in', june(2024)],
  ])('does not answer %s', (_name, [from, to]) => {
    const chosen = chooseLevel(all, { from, to, latest: false }, key);
    expect(chosen.figures).toEqual([]);
    expect(chosen.lacking).toEqual({ start: from, end: to });
  });

  it('takes the newest moment within a longer time', () => {
    const moments = [
      figure(418, ['2024-05-31', '2024-05-31'], { basis: 'snapshot' }),
      figure(402, ['2024-08-31', '2024-08-31'], { basis: 'snapshot' }),
    ];
    expect(values(chooseLevel(moments, { from: '2024-04-01', to: '2025-03-31', latest: false }, key).figures)).toEqual([
      402,
    ]);
  });

  it('prefers a level to a change without one, which stands only where there is no level', () => {
    const change = figure(null, july(2025), { change: { value: 5, unit: null, versus: null, text: 'by 5' } });
    expect(values(chooseLevel([inJune, change], anyTime, key).figures)).toEqual([61.3]);
    expect(values(chooseLevel([change], anyTime, key).figures)).toEqual([null]);
  });

  it('shows both figures where two are minuted for one period', () => {
    expect(values(chooseLevel([inJune, figure(60.9, june(2025))], anyTime, key).figures).sort()).toEqual([60.9, 61.3]);
  });

  it('is for “same time last year” the same measure twelve months before, never another span', () => {
    const before = figure(40.2, july(2024));
    expect(values(chooseYearEarlier([...all, before], key).figures)).toEqual([40.2]);
    const without = chooseYearEarlier(all, key);
    expect(without.figures).toEqual([]);
    expect(without.lacking).toEqual({ start: '2024-07-01', end: '2024-07-31' });
  });

  it('is for a change both ends of one series and never of two', () => {
    expect(values(chooseChange(all, anyTime, key).figures)).toEqual([70.1, 61.3]);
    expect(chooseChange([whole, half, inJune], anyTime, key)).toMatchObject({ figures: [], ends: null });
  });

  it('is for a change without two figures the change that is stated', () => {
    const change = figure(null, june(2025), { change: { value: 5, unit: null, versus: null, text: 'by 5' } });
    expect(chooseChange([whole, change], anyTime, key).figures).toEqual([change]);
  });
});

describe('the figure of the same time last year', () => {
  it('is not compared where nobody knows how long either covers', () => {
    const now = figure(64, [null, '2025-06-30']);
    const then = figure(58, [null, '2024-06-30']);
    const chosen = chooseYearEarlier([now, then], key);
    expect(values(chosen.figures)).toEqual([58]);
    expect(chosen.ends).toBeNull();
  });
});

describe('what is said beside figures', () => {
  const level = { key: 'plans-on-time', asks: 'level', comparator: null } as const;
  const labels = (figures: readonly Figure[]) => (one: Figure) => String(figures.indexOf(one) + 1);

  it.each([
    ['a cumulative figure', half, '“44.8%” is for January to June 2025, cumulative.'],
    ['a month', inJuly, '“70.1%” is for July 2025.'],
    ['a moment', figure(4, ['2025-05-31', '2025-05-31'], { basis: 'snapshot' }), '“4%” is for 31 May 2025.'],
    ['a figure that nothing dates', figure(4, [null, null]), '“4%” is given without a period.'],
  ])('%s has its period and basis in words', (_name, one, wanted) => {
    expect(figureNotes({ figures: [one], ends: null, lacking: null }, level, labels([one]))).toEqual([wanted]);
  });

  it('a change is not a total', () => {
    const change = figure(null, july(2025), { change: { value: 5, unit: null, versus: null, text: 'by 5' } });
    expect(figureNotes({ figures: [change], ends: null, lacking: null }, level, labels([change]))).toContain(
      'The minutes give a change here, not a total.',
    );
  });

  it('a difference is worked out within one series, in percentage points, and says so', () => {
    const chosen = chooseChange(all, anyTime, key);
    expect(figureNotes(chosen, { ...level, asks: 'change' }, labels(chosen.figures))).toContain(
      'It rose by 8.8 percentage points, from “61.3%” [2] to “70.1%” [1], worked out by Minutebook.',
    );
  });

  it('no difference is worked out from “nearly” and “over”', () => {
    const chosen = chooseChange([figure(60, june(2025), { qualifier: 'nearly' }), inJuly], anyTime, key);
    expect(chosen.ends).not.toBeNull();
    expect(figureNotes(chosen, { ...level, asks: 'change' }, labels(chosen.figures)).join()).not.toContain(
      'worked out',
    );
  });

  it('a comparator that is not minuted is said to be lacking, and one without a figure is never put in words of ours', () => {
    const asked = { ...level, comparator: 'national' } as const;
    const withWords = figure(5, june(2025), { comparators: [{ kind: 'national', value: null, relation: 'in line' }] });
    expect(figureNotes({ figures: [inJune], ends: null, lacking: null }, asked, labels([inJune]))).toContain(
      'No national figure is minuted beside 61.3%.',
    );
    expect(figureNotes({ figures: [withWords], ends: null, lacking: null }, asked, labels([withWords]))).toContain(
      'No national figure is minuted beside 5%, only how it compares.',
    );
  });

  it('what is lacking is said with the times of which there are figures, and without the figures', () => {
    const note = lackingNote({ start: '2024-07-01', end: '2024-07-31' }, all);
    expect(note).toBe(
      'No figure for July 2024 is in the minutes held. There are figures for 2024; January to June 2025, cumulative; June 2025; July 2025.',
    );
    expect(note).not.toMatch(/22|44\.8|61\.3|70\.1/);
  });
});
