import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricAnswer } from '../../src/metrics/types.js';
import { reports } from '../metrics/invented-figures.js';
import { minutebook } from '../support/cli.js';
import { monthly, storeFigures } from '../support/figures-library.js';
import { ingestSamples } from '../support/sample-library.js';

let samples: ReturnType<typeof ingestSamples>;
let folder: string;
beforeAll(() => {
  samples = ingestSamples();
  folder = mkdtempSync(join(tmpdir(), 'minutebook-metric-'));
});
afterAll(() => {
  samples?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const metric = (...args: string[]) => minutebook(['metric', ...args, '--data', samples.data]);
const asked = (...args: string[]): MetricAnswer => JSON.parse(metric(...args, '--json').stdout);
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('minutebook metric', () => {
  it('says the newest figure first, then every figure with its period, its words and where they stand', () => {
    const { code, stdout } = metric('fly-tipping');
    expect(code).toBe(0);
    const [first = ''] = stdout.split('\n');
    expect(first).toMatch(/^1,121 for July to September 2025/);
    expect(stdout).toMatch(/worked out by Minutebook/);
    expect(stdout).toMatch(/“Fly-tipping reports numbered 1,184 in Quarter 1\.” \[1\]/);
  });

  it('gives figures in the order of time, each in one series and with a citation, and joins nothing unlike', () => {
    const answer = asked('ehcp 20 weeks');
    expect(answer.status).toBe('found');
    expect(answer.metric?.key).toBe('ehcp-20-week-compliance');
    const ends = answer.observations.map(({ period }) => period.end ?? '9999');
    expect(ends).toEqual([...ends].sort());
    for (const { quote, citation } of answer.observations) expect(citation.quote).toContain(quote.slice(0, 20));
    for (const series of answer.series) {
      const own = answer.observations.filter(({ id }) => series.observationIds.includes(id));
      expect(new Set(own.map(({ basis }) => basis)).size).toBe(1);
      expect(new Set(own.map(({ segment }) => segment)).size).toBe(1);
    }
    const placed = answer.series.flatMap(({ observationIds }) => observationIds);
    expect(placed.toSorted()).toEqual(answer.observations.map(({ id }) => id).toSorted());
  });

  it('offers the choices where a name may mean several, and picks none', () => {
    const answer = asked('LAC');
    expect(answer.status).toBe('ambiguous');
    expect(answer.observations).toEqual([]);
    expect(answer.candidates.length).toBeGreaterThan(2);
    for (const { observations } of answer.candidates) expect(observations).toBeGreaterThan(0);
  });

  it('offers its kin for a measure that is named and has no figure', () => {
    expect(asked('exclusions').candidates.map(({ key }) => key)).toContain('permanent-exclusions-number');
  });

  it('says that no figure is minuted, and shows what is stated in words', () => {
    const [minutes, data] = [join(folder, 'minutes'), join(folder, 'words-only')];
    mkdirSync(minutes);
    writeFileSync(
      join(minutes, 'page.txt'),
      'Harbour Performance\n\nMinutes:\n\nThe number of permanent exclusions had fallen since the autumn.\n',
    );
    expect(minutebook(['ingest', minutes, '--data', data]).code).toBe(0);
    const answer: MetricAnswer = JSON.parse(
      minutebook(['metric', 'permanent exclusions', '--data', data, '--json']).stdout,
    );
    expect([answer.status, answer.observations]).toEqual(['not_found', []]);
    expect(answer.trends).toMatchObject([
      { direction: 'down', citation: { quote: 'The number of permanent exclusions had fallen since the autumn.' } },
    ]);
    expect(metric('dolphins').stdout).toMatch(/^No figure for “dolphins” is minuted\./);
  });

  it('lists what can be asked when nothing is', () => {
    const { code, stdout } = metric();
    expect(code).toBe(0);
    expect(stdout).toMatch(/EHCP 20-week compliance/);
    expect(stdout).toMatch(/fly-tipping incidents/i);
  });

  it('takes a council, a body and a time as limits, in the words or by flag', () => {
    const within = asked('fly-tipping', '--from', '2025-04-01').observations;
    expect(within.map(({ value }) => value)).toEqual([1046, 1121]);
    expect(asked('fly-tipping 2025/26').observations.map(({ value }) => value)).toEqual([1046, 1121]);
    const elsewhere = metric('fly-tipping', '--council', 'Nowhere');
    expect(elsewhere.code).toBe(0);
    expect(elsewhere.stdout).toMatch(/No minutes of Nowhere are held; those held are of Harrowmere Council/);
  });

  it('writes a chart and a table', () => {
    const [chart, csv] = [join(folder, 'chart.png'), join(folder, 'figures.csv')];
    expect(metric('fly-tipping', '--chart', chart, '--csv', csv).code).toBe(0);
    const png = readFileSync(chart);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(sizeOf(png)[0]).toBeGreaterThanOrEqual(1_000);
    const rows = readFileSync(csv, 'utf8').split('\r\n');
    expect(rows[0]).toMatch(/^\ufeffmeasure,/);
    expect(rows.filter((row) => row !== '')).toHaveLength(6);
  });

  it('answers a file of queries, a line each, and says which line it could not use', () => {
    const file = join(folder, 'queries.jsonl');
    writeFileSync(file, '{"id":"a","query":"fly-tipping"}\n{"id":"b"}\nnot json\n{"id":"d","query":"dolphins"}\n');
    const { code, stdout } = metric('--batch', file);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines.map(({ status }) => status)).toEqual(['found', 'failed', 'failed', 'not_found']);
    expect(Object.keys(lines[0])[0]).toBe('id');
    expect(lines[1].error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });
});

describe('a measure that cannot be looked up', () => {
  it.each<[string, string[], number, RegExp]>([
    ['empty', [''], 2, /The measure is empty/],
    ['blank', ['  '], 2, /The measure is empty/],
    ['too long', ['x'.repeat(2_001)], 2, /2,001 characters/],
    ['a time the wrong way round', ['ehcp', '--from', '2026-01-01', '--to', '2025-01-01'], 2, /is after --to/],
    ['a day that is none', ['ehcp', '--from', '2025-02-30'], 2, /--from/],
    [
      'a chart where nothing can be written',
      ['fly-tipping', '--chart', '/nowhere/x.png'],
      2,
      /--chart cannot be written/,
    ],
    ['a table where nothing can be written', ['fly-tipping', '--csv', '/nowhere/x.csv'], 2, /--csv cannot be written/],
    ['an option that there is none of', ['fly-tipping', '--colour', 'red'], 2, /unknown option/i],
  ])('%s is told in one sentence', (_what, args, code, message) => {
    const outcome = metric(...args);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('of one letter is looked up and not found', () => {
    expect(asked('e').status).toBe('not_found');
  });

  it('within a sentence is found all the same', () => {
    expect(asked('how many fly-tips were there, please?').metric?.key).toBe('fly-tipping-incidents');
  });

  it('in a folder without a library says what to do', () => {
    const outcome = minutebook(['metric', 'ehcp', '--data', join(folder, 'absent')]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/There is no library at .*ingest/);
    expect(existsSync(join(folder, 'absent'))).toBe(false);
  });
});

describe('figures that were invented for it', () => {
  let invented: Awaited<ReturnType<typeof storeFigures>>;
  const look = (...args: string[]) => minutebook(['metric', ...args, '--data', invented.data]);
  const lookedUp = (...args: string[]): MetricAnswer => JSON.parse(look(...args, '--json').stdout);
  beforeAll(async () => {
    invented = await storeFigures([
      ...reports,
      monthly('recycling rate', 200),
      monthly('recycling rate', 24, 'Stonebeck Council'),
    ]);
  });
  afterAll(() => invented?.remove());

  it('stand in their order, a revision beside what it revises, unlike ones in series of their own', () => {
    const answer = lookedUp('ehcp compliance');
    expect(answer.observations.map(({ value }) => value)).toEqual([31.5, 44.1, 58.3, 57.9, 61, 61, 66.4]);
    expect(answer.samePeriod.map(({ differ }) => differ)).toEqual([true, false]);
    const [year, half, months] = answer.series.map(({ basis, span, observationIds }) => [
      basis,
      span,
      observationIds.length,
    ]);
    expect([year, half, months]).toEqual([
      ['period', 'year', 1],
      ['cumulative', 'other', 1],
      ['period', 'month', 5],
    ]);
    expect(look('ehcp compliance').stdout).toMatch(/57\.9%.*\(also minuted: 58\.3%|two figures are minuted|58\.3%/s);
  });

  it('of a measure with only a change say that the level is not minuted', () => {
    const { code, stdout } = look('number of EHCPs');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Only a change is minuted; the level itself is not\./);
  });

  it('of a population alone are offered and not picked', () => {
    const { code, stdout } = look('care leavers');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^“care leavers” may mean either of 2 measures; choose one\.|^“care leavers” may mean/);
    expect(lookedUp('care leavers').observations).toEqual([]);
  });

  it('of two councils are never one series', () => {
    const { series, observations } = lookedUp('recycling rate');
    expect(observations).toHaveLength(224);
    expect(series.map(({ council, observationIds }) => [council, observationIds.length])).toEqual(
      expect.arrayContaining([
        ['Harrowmere Council', 200],
        ['Stonebeck Council', 24],
      ]),
    );
  });

  it('in a table cannot run as a formula in a spreadsheet', () => {
    const csv = join(folder, 'formula.csv');
    expect(look('CME', '--csv', csv).code).toBe(0);
    const text = readFileSync(csv, 'utf8');
    expect(text).toContain(",'=142 children were missing from education in June,");
    expect(text).not.toMatch(/(?:^|,)"?=/m);
  });

  it.each([
    ['one figure', 'CME'],
    ['two hundred figures', 'recycling rate Harrowmere'],
    ['two councils', 'recycling rate'],
  ])('are drawn for a wide page and for a phone: %s', (_what, query) => {
    const chart = join(folder, 'drawn.png');
    expect(look(query, '--chart', chart).code).toBe(0);
    expect(sizeOf(readFileSync(chart))).toEqual([1200, 720]);
    expect(look(query, '--chart', chart, '--phone').code).toBe(0);
    const [width, height] = sizeOf(readFileSync(chart));
    expect(width).toBe(2 * 390);
    expect(height).toBeGreaterThan(700);
  });

  it('without a level are not drawn, and no file is written', () => {
    const chart = join(folder, 'level.png');
    const { code, stderr } = look('number of EHCPs', '--chart', chart);
    expect(code).toBe(0);
    expect(stderr).toMatch(/No chart is drawn, because there is no figure with a level and a date/);
    expect(existsSync(chart)).toBe(false);
  });

  it('are limited by the flags of a line of a batch', () => {
    const file = join(folder, 'limited.jsonl');
    writeFileSync(
      file,
      [
        { id: 1, query: 'recycling rate', council: 'Stonebeck', from: '2025-01-01' },
        { id: 2, query: 'recycling rate', from: '2025-06-01', to: '2025-01-01' },
        { id: 3, question: 'average re-let time' },
        { id: 4, query: '' },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );
    const { code, stdout } = look('--batch', file);
    expect(code).toBe(1);
    const [limited, reversed, asQuestion, empty] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(limited.observations).toHaveLength(9);
    expect(reversed).toMatchObject({
      id: 2,
      status: 'failed',
      error: { message: expect.stringMatching(/is after --to/) },
    });
    expect(asQuestion.observations).toHaveLength(2);
    expect(empty).toMatchObject({ id: 4, status: 'failed', error: { code: 'usage' } });
  });
});

describe('a library without figures', () => {
  it('says so, whether a measure is named or none', async () => {
    const { data, remove } = await storeFigures([{ document: 'a-none.txt', heldOn: '2025-01-14' }]);
    for (const query of [[], ['ehcp compliance']]) {
      const { code, stdout } = minutebook(['metric', ...query, '--data', data]);
      expect(code).toBe(0);
      expect(stdout.trim().split('\n')).toHaveLength(1);
      expect(stdout).toMatch(/^No figure/);
    }
    remove();
  });
});
