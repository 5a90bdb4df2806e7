import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../bench/figures-assignment.js';
import { belowFloor, type Floor, raiseFloors } from '../../bench/figures-floors.js';
import { sameMetricFrom, scoreJoined } from '../../bench/figures-joined.js';
import type { FigureLabel, LabelledDocument, LabelledQuery } from '../../bench/figures-labels.js';
import { type FoundLabels, judgeQuery } from '../../bench/figures-queries.js';
import { readSet } from '../../bench/figures-sets.js';
import { addCounts, precisionOf, recallOf, scoreFigures, severeIn } from '../../bench/score-figures.js';
import type { Observation, Trend } from '../../src/minutes/figures.js';

const text = [
  'The Harrowmere bin round missed 40 streets in May 2025, against 55 for the region.',
  'Permits had risen by 12 since April, and a permit is issued within 20 days.',
  'Complaints were falling.',
].join('\n');
const [first = '', second = '', third = ''] = text.split('\n');

const spanOf = (quote: string) => ({
  document: 'bins.txt',
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  page: null,
});

const observation = (quote: string, changes: Partial<Observation> = {}): Observation => ({
  id: `${quote.slice(0, 8)}${changes.value}${changes.unit}`,
  itemId: 'i1',
  metric: { key: 'missed-streets', name: 'missed streets', unit: 'count', polarity: 'lower_is_better' },
  measureText: 'missed streets',
  value: 40,
  valueHigh: null,
  valueText: '40',
  unit: 'count',
  qualifier: null,
  basis: 'period',
  period: { text: 'in May 2025', start: '2025-05-01', end: '2025-05-31', basis: 'stated' },
  change: null,
  direction: null,
  comparators: [{ kind: 'regional', value: 55, relation: null }],
  segment: null,
  definition: null,
  speaker: null,
  quote,
  source: spanOf(quote),
  readBy: [],
  ...changes,
});

const streets: FigureLabel = {
  id: 'bins#m1',
  metric: 'missed streets',
  aliases: [],
  value: 40,
  valueText: '40',
  unit: 'count',
  qualifier: null,
  basis: 'period',
  period: { start: '2025-05-01', end: '2025-05-31', basis: 'stated' },
  change: null,
  direction: null,
  comparators: [{ kind: 'regional', value: 55, relation: null }],
  segment: null,
  speaker: null,
  quote: 'missed 40 streets in May 2025',
};
const permits: FigureLabel = {
  ...streets,
  id: 'bins#m2',
  metric: 'permits',
  value: null,
  valueText: null,
  change: { value: 12, unit: 'count' },
  direction: 'up',
  comparators: [],
  quote: 'Permits had risen by 12',
};
const labels: LabelledDocument = {
  document: 'bins.txt',
  observations: [streets, permits],
  trends: [
    {
      id: 'bins#q1',
      kind: 'trend',
      direction: 'down',
      comparators: [],
      speaker: null,
      quote: 'Complaints were falling',
    },
  ],
  notObservations: [{ text: '20', quote: 'issued within 20 days', why: 'definition of the measure' }],
};

const wording = {
  tokensOf: (words: string) => words.toLowerCase().split(' '),
  isNamed: (name: string, key: string) => name.replaceAll(' ', '-') === key,
};
const streetsRead = observation(first);
const permitsRead = observation(second, {
  metric: { key: 'permits', name: 'permits', unit: 'count', polarity: 'neutral' },
  value: null,
  valueText: null,
  change: { value: 12, unit: 'count', versus: 'April', text: '12' },
  direction: 'up',
  comparators: [],
});
const score = (
  observations: readonly Observation[],
  changed: Partial<LabelledDocument> = {},
  trends: readonly Trend[] = [],
) => scoreFigures({ text, observations, trends }, { ...labels, ...changed }, wording);

describe('observations', () => {
  it('that are all as labelled leave nothing missed, wrong or severe', () => {
    const { counts } = score([permitsRead, streetsRead]);
    expect(counts).toMatchObject({ labelled: 2, found: 2, missed: 0, wrong: 0 });
    expect(Object.values(counts.fields)).toEqual(Object.values(counts.fields).map(() => ({ right: 2, of: 2 })));
    expect(severeIn(counts)).toBe(0);
    expect([precisionOf(counts), recallOf(counts)]).toEqual([1, 1]);
  });

  it('are missed where nothing is read', () => {
    const { counts } = score([]);
    expect(counts).toMatchObject({ labelled: 2, found: 0, missed: 2, wrong: 0 });
    expect([precisionOf(counts), recallOf(counts)]).toEqual([0, 0]);
  });

  it('read twice are wrong once', () => {
    expect(score([streetsRead, { ...streetsRead, id: 'again' }, permitsRead]).counts).toMatchObject({
      found: 2,
      wrong: 1,
    });
  });

  it('of another place with the same number are not taken for one another', () => {
    expect(score([observation(third)]).counts).toMatchObject({ found: 0, wrong: 1, missed: 2 });
  });

  it.each<[string, Partial<Observation>]>([
    ['a wrong unit', { unit: 'percent' }],
    ['a wrong scale', { value: 40_000 }],
  ])('with %s are a miss and a wrong one, and still paired', (_, changes) => {
    const { counts } = score([observation(first, changes), permitsRead]);
    expect(counts).toMatchObject({ found: 1, missed: 1, wrong: 1 });
    expect(counts.fields.direction).toEqual({ right: 2, of: 2 });
    expect(counts.fields.value.right + counts.fields.unit.right).toBe(3);
  });

  it.each<[keyof ReturnType<typeof score>['counts']['fields'], Partial<Observation>]>([
    ['period.start', { period: { ...streetsRead.period, start: null } }],
    ['period.end', { period: { ...streetsRead.period, end: '2025-06-30' } }],
    ['period.basis', { period: { ...streetsRead.period, basis: 'inherited' } }],
    ['basis', { basis: 'cumulative' }],
    ['qualifier', { qualifier: 'nearly' }],
    ['direction', { direction: 'down' }],
    ['change', { change: { value: 3, unit: 'count', versus: null, text: '3' } }],
    ['comparators', { comparators: [{ kind: 'national', value: 55, relation: null }] }],
    ['segment', { segment: 'cul-de-sacs' }],
    ['speaker', { speaker: 'Councillor Wren' }],
    ['metric', { metric: { ...streetsRead.metric, key: 'late-rounds' } }],
  ])('with another %s are found, and that field alone is wrong', (field, changes) => {
    const { counts } = score([observation(first, changes), permitsRead]);
    expect(counts).toMatchObject({ found: 2, wrong: 0 });
    const wrong = Object.entries(counts.fields).filter(([, { right, of }]) => right < of);
    expect(wrong.map(([name]) => name)).toEqual([field]);
  });

  it('are right by what a label accepts besides', () => {
    const accept = {
      value: [41],
      direction: ['down'],
      comparators: [[]],
      segment: ['main roads'],
      'period.start': [null],
    };
    const read = observation(first, {
      value: 41,
      direction: 'down',
      comparators: [],
      segment: 'main roads',
      period: { ...streetsRead.period, start: null },
    });
    const { counts } = score([read, permitsRead], { observations: [{ ...streets, accept }, permits] });
    expect(counts).toMatchObject({ found: 2, wrong: 0 });
    expect(Object.values(counts.fields).every(({ right }) => right === 2)).toBe(true);
  });

  it('name their speaker with or without the office', () => {
    const label = { ...streets, speaker: 'Ada Wren' };
    const read = observation(first, { speaker: 'Ada Wren, Head of Streets' });
    expect(score([read, permitsRead], { observations: [label, permits] }).counts.fields.speaker).toEqual({
      right: 2,
      of: 2,
    });
  });

  it('that are tolerated are neither right nor wrong, read or not', () => {
    const tolerant = { observations: [{ ...streets, tolerate: true }, permits] };
    for (const read of [[permitsRead], [permitsRead, streetsRead]])
      expect(score(read, tolerant).counts).toMatchObject({ labelled: 1, found: 1, missed: 0, wrong: 0 });
  });
});

describe('severe errors', () => {
  it('are a change reported as a level', () => {
    const level = observation(second, { value: 12, valueText: '12', comparators: [] });
    expect(score([streetsRead, level]).counts.severe).toMatchObject({ 'change reported as a level': 1 });
  });

  it('are a threshold reported as a value', () => {
    const threshold = observation(second, { value: 20, valueText: '20', unit: 'days', comparators: [] });
    const { counts } = score([streetsRead, permitsRead, threshold]);
    expect(counts.severe).toMatchObject({ 'threshold reported as a value': 1 });
    expect(counts.notObservations).toEqual({ labelled: 1, taken: 1 });
  });

  it('are a comparator reported as ours', () => {
    const { counts } = score([streetsRead, permitsRead, observation(first, { value: 55, valueText: '55' })]);
    expect(counts.severe).toMatchObject({ 'comparator reported as ours': 1 });
  });

  it('are no earlier figure of the same measure', () => {
    const earlier = { ...streets, comparators: [{ kind: 'previous' as const, value: 55, relation: null }] };
    const { counts } = score([streetsRead, observation(first, { value: 55, valueText: '55' })], {
      observations: [earlier],
    });
    expect(counts).toMatchObject({ wrong: 1 });
    expect(severeIn(counts)).toBe(0);
  });

  it('are a quote that is not verbatim', () => {
    const { counts } = score([{ ...streetsRead, quote: first.replace('bin round', 'round') }, permitsRead]);
    expect(counts).toMatchObject({ found: 2, severe: { 'quote not verbatim': 1 } });
  });

  it('are not counted for a number that may be taken or not', () => {
    const tolerant = { notObservations: labels.notObservations.map((label) => ({ ...label, tolerate: true })) };
    const { counts } = score([streetsRead, permitsRead, observation(second, { value: 20, valueText: '20' })], tolerant);
    expect(counts).toMatchObject({ wrong: 0, notObservations: { labelled: 0, taken: 0 } });
    expect(severeIn(counts)).toBe(0);
  });
});

describe('trends', () => {
  const falling: Trend = {
    id: 't1',
    itemId: 'i1',
    kind: 'trend',
    subject: 'complaints',
    metricKey: null,
    direction: 'down',
    comparators: [],
    period: { text: null, start: null, end: null, basis: 'inherited' },
    speaker: null,
    quote: third,
    source: spanOf(third),
    readBy: [],
  };

  it('are found where place and direction are right', () => {
    expect(score([], {}, [falling]).counts.trends).toEqual({
      labelled: 1,
      found: 1,
      kind: { right: 1, of: 1 },
      unlabelled: 0,
    });
  });

  it('are missed where the direction is another', () => {
    expect(score([], {}, [{ ...falling, direction: 'up' }]).counts.trends).toMatchObject({ found: 0, unlabelled: 1 });
  });

  it('that are optional are no miss', () => {
    const optional = { trends: labels.trends.map((label) => ({ ...label, optional: true })) };
    expect(score([], optional).counts.trends).toMatchObject({ labelled: 0, found: 0 });
    expect(score([], optional, [falling]).counts.trends).toMatchObject({ labelled: 0, unlabelled: 0 });
  });
});

it('a label that quotes what is not in its document is refused', () => {
  expect(() => score([], { observations: [{ ...streets, quote: 'missed 41 streets' }] })).toThrow('bins#m1');
});

it('sums are those of the parts', () => {
  const { counts } = score([streetsRead]);
  const all = addCounts([counts, counts]);
  expect(all).toMatchObject({ labelled: 4, found: 2, missed: 2, wrong: 0 });
  expect(all.fields.value).toEqual({ right: 2, of: 2 });
});

it('the pairing has the greatest sum of weights that any has', () => {
  const best = (weights: readonly (readonly number[])[], taken: readonly number[] = []): number => {
    const [row, ...rest] = weights;
    if (!row) return 0;
    const skipped = best(rest, taken);
    return row.reduce(
      (most, weight, at) => (taken.includes(at) ? most : Math.max(most, weight + best(rest, [...taken, at]))),
      skipped,
    );
  };
  const matrix = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(fc.nat(9), { minLength: width, maxLength: width }), { maxLength: 5 }));
  fc.assert(
    fc.property(matrix, (weights) => {
      const pairs = assign(weights);
      expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length);
      expect(pairs.reduce((sum, [row, column]) => sum + (weights[row]?.[column] ?? 0), 0)).toBe(best(weights));
    }),
  );
});

describe('measures kept together and apart', () => {
  const register = {
    segmentOf: (_: unknown, segment: string | null) => segment,
    tokensOf: (words: string) => words.split(' '),
  };
  const found = (second: Partial<Observation>) =>
    new Map([
      ['a', streetsRead],
      ['b', { ...streetsRead, id: 'b', ...second }],
    ]);
  const other = { ...streetsRead.metric, key: 'late-rounds' };

  it.each<[string, Partial<Observation>, number, number]>([
    ['one metric', {}, 1, 1],
    ['two metrics', { metric: other }, 0, 0],
    ['two segments of one metric', { segment: 'main roads' }, 1, 0],
    ['two definitions of one metric', { definition: 'without holidays' }, 1, 0],
  ])('%s', (_, changes, together, joined) => {
    const same = { sameMetric: [{ observations: ['a', 'b'] }], differentMetric: [{ observations: ['a', 'b'] }] };
    const scores = scoreJoined(same, found(changes), register);
    expect(scores).toMatchObject({ groups: 1, together, pairs: 1 });
    expect(scores.joined).toHaveLength(joined);
  });

  it('are not judged by figures that were not read', () => {
    const same = { sameMetric: [{ observations: ['a', 'x'] }], differentMetric: [{ observations: ['a', 'x'] }] };
    expect(scoreJoined(same, found({}), register)).toMatchObject({ groups: 0, pairs: 0 });
  });

  it('follow from the names and segments of labels', () => {
    const part = { ...streets, id: 'bins#m3', segment: 'main roads' };
    const { sameMetric, differentMetric } = sameMetricFrom([streets, permits, part]);
    expect(sameMetric).toEqual([{ observations: ['bins#m1', 'bins#m3'] }]);
    expect(differentMetric.map(({ observations }) => observations)).toEqual([
      ['bins#m1', 'bins#m2'],
      ['bins#m1', 'bins#m3'],
      ['bins#m2', 'bins#m3'],
    ]);
  });
});

describe('look-ups', () => {
  const found: FoundLabels = {
    observations: new Map([
      ['bins#m1', streetsRead],
      ['bins#m2', permitsRead],
    ]),
    trends: new Map(),
    tolerated: new Set(['may be']),
    isOptional: () => false,
    keysOf: (name) => (name === 'unknown' ? [] : [name]),
    isLabelled: (name) => name !== 'unknown',
  };
  const query = (changes: Partial<LabelledQuery>): LabelledQuery => ({
    id: 'q',
    query: 'missed streets',
    expected: ['bins#m1'],
    qualitative: [],
    ...changes,
  });
  type Answer = Parameters<typeof judgeQuery>[1];
  const answer = (status: Answer['status'], ids: readonly string[], keys: readonly string[] = []): Answer => ({
    status,
    candidates: keys.map((key) => ({ key, name: key, observations: 1 })),
    observations: ids.map((id) => ({ ...streetsRead, id })) as unknown as Answer['observations'],
    trends: [],
  });
  const [a, b] = [streetsRead.id, permitsRead.id];

  it.each<[string, LabelledQuery, Answer, boolean]>([
    ['exactly what is wanted', query({}), answer('found', [a]), true],
    ['what is tolerated besides', query({}), answer('found', [a, 'may be']), true],
    ['one more', query({}), answer('found', [a, b]), false],
    ['nothing', query({}), answer('not_found', []), false],
    ['another order', query({ expected: ['bins#m2', 'bins#m1'] }), answer('found', [a, b]), false],
    ['a figure that was not read', query({ expected: ['bins#m9'] }), answer('found', []), false],
    ['what must not be shown', query({ expected: 'none', must_not: ['bins#m1'] }), answer('found', [a]), false],
    ['nothing, as there is none', query({ expected: 'none' }), answer('not_found', []), true],
    [
      'every measure offered',
      query({ expected: { ambiguous: ['x', 'y'] } }),
      answer('ambiguous', [], ['y', 'x']),
      true,
    ],
    [
      'one measure offered of two',
      query({ expected: { ambiguous: ['x', 'y'] } }),
      answer('ambiguous', [], ['x']),
      false,
    ],
    ['one picked of two', query({ expected: { ambiguous: ['x', 'y'] } }), answer('found', [a]), false],
    [
      'a name of other minutes left out',
      query({ expected: { ambiguous: ['x', 'unknown'] } }),
      answer('ambiguous', [], ['x']),
      true,
    ],
  ])('%s', (_, asked, given, right) => {
    expect(judgeQuery(asked, given, found).right).toBe(right);
  });
});

describe('floors', () => {
  const floor: Floor = { precision: 0.8, recall: 0.7, fields: 0.9, trends: 0.5, lookUps: 0.6, severe: 2 };

  it('only rise', () => {
    const run = { ...floor, precision: 0.9, recall: 0.1, severe: 1 };
    expect(raiseFloors({ one: floor, other: floor }, { one: run })).toEqual({
      one: { ...floor, precision: 0.9, severe: 1 },
      other: floor,
    });
    expect(raiseFloors({}, { one: run })).toEqual({ one: run });
    expect(raiseFloors({ one: floor }, { one: { ...floor, severe: 9 } })).toEqual({ one: floor });
  });

  it('name what is below them', () => {
    expect(belowFloor('one', floor, { one: floor })).toEqual([]);
    expect(belowFloor('one', { ...floor, recall: 0.6, severe: 3 }, { one: floor })).toHaveLength(2);
    expect(belowFloor('new', floor, { one: floor })).toEqual([]);
  });
});

describe('the halves of the labelled minutes', () => {
  const halves = (['development', 'held-back'] as const).map((name) => readSet(name));

  it('are six documents each, none in both', () => {
    const names = halves.map((half) => half?.documents.map(({ document }) => document) ?? []);
    expect(names.map((half) => half.length)).toEqual([6, 6]);
    expect(new Set(names.flat()).size).toBe(12);
  });

  it('share every query between them, and none of the development half speaks of a held-back figure', () => {
    const ids = halves.map((half) => half?.queries.map(({ id }) => id) ?? []);
    expect(new Set(ids.flat()).size).toBe(69);
    expect(ids.flat()).toHaveLength(69);
    const heldBack = halves[1]?.documents.flatMap(({ observations }) => observations.map(({ id }) => id)) ?? [];
    const spokenOf = JSON.stringify(halves[0]?.queries);
    expect(heldBack.filter((id) => spokenOf.includes(`"${id}"`))).toEqual([]);
  });
});
