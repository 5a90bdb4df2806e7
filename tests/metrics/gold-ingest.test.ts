import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSharedLabels } from '../../bench/figures-labels.js';
import { chartModel } from '../../src/metrics/chart/model.js';
import type { MetricAnswer } from '../../src/metrics/types.js';
import { squeeze } from '../../src/metrics/words.js';
import { projectFile } from '../../src/paths.js';
import { minutebook } from '../support/cli.js';
import { goldQueries, hasGold } from './gold-shelf.js';

const corpus = projectFile('..', 'shared', 'corpus');
const isHere = hasGold && existsSync(corpus);
const labels = new Map(
  isHere
    ? readSharedLabels(projectFile('..', 'shared', 'gold')).flatMap(({ observations }) =>
        observations.map((label) => [label.id, label] as const),
      )
    : [],
);

type Shown = MetricAnswer['observations'][number];

/** True where a figure that is shown is the one labelled: the same document, value and end of period, out of the same words. */
function isLabelled(shown: Shown, id: string): boolean {
  const label = labels.get(id);
  if (!label || !shown.source.document.startsWith(id.slice(0, 3))) return false;
  const [words, wanted] = [squeeze(shown.quote), squeeze(label.quote)];
  return (
    shown.value === label.value &&
    shown.basis === label.basis &&
    shown.period.end === label.period.end &&
    (words.includes(wanted.slice(0, 30)) || wanted.includes(words.slice(0, 30)))
  );
}

const plain = (name: string): string => name.replaceAll('’', "'").toLowerCase();

describe.skipIf(!isHere)('queries over real minutes, taken in by the program (skipped where they are not here)', () => {
  let data: string;
  let answers: ReadonlyMap<string, MetricAnswer>;
  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'minutebook-gold-'));
    expect(minutebook(['ingest', corpus, '--data', data]).code).toBe(0);
    const batch = join(data, 'queries.jsonl');
    writeFileSync(
      batch,
      goldQueries()
        .map(({ id, query }) => `${JSON.stringify({ id, query })}\n`)
        .join(''),
    );
    const { code, stdout } = minutebook(['metric', '--batch', batch, '--data', data]);
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((text): MetricAnswer & { readonly id: string } => JSON.parse(text));
    answers = new Map(lines.map((answer) => [answer.id, answer]));
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it.each(goldQueries().map((query) => [query.id, query] as const))('%s', (id, { expected, must_not = [] }) => {
    const answer = answers.get(id);
    const shown = answer?.observations ?? [];
    expect(shown.filter((one) => must_not.some((label) => isLabelled(one, label)))).toEqual([]);
    if (expected === 'none') {
      expect(answer?.status).toBe('not_found');
      expect(shown).toEqual([]);
    } else if ('ambiguous' in expected) {
      expect(answer?.status).toBe('ambiguous');
      if (expected.ambiguous !== '*')
        expect(answer?.candidates.map(({ name }) => plain(name))).toEqual(
          expect.arrayContaining(expected.ambiguous.map(plain)),
        );
    } else {
      expect(answer?.status).toBe('found');
      // In the order of the labels: where two would fit one figure, they are the same figure to a reader.
      expect(shown.map((one, at) => (isLabelled(one, expected[at] ?? '') ? expected[at] : one.quote))).toEqual(
        expected,
      );
    }
    for (const { quote, source } of shown) {
      const text = readFileSync(join(corpus, source.document), 'utf8');
      expect(text.slice(source.start, source.end)).toBe(quote);
    }
  });

  it('draw one monthly line, with the year’s and the cumulative figure as marked points beside it', () => {
    const compliance = answers.get('mq01');
    const lines = (compliance && chartModel(compliance)?.lines) ?? [];
    expect(lines.map(({ name, points }) => [name, points.map(({ label }) => label)])).toEqual([
      ['single month', ['65.9%', '72.7%']],
      ['cumulative', ['47.2%']],
      ['whole year', ['23%']],
    ]);
  });

  it.each(['exclusions', 'home education'])(
    '“%s” has no figure, and what is stated in words with its source',
    (query) => {
      const answer: MetricAnswer = JSON.parse(minutebook(['metric', query, '--json', '--data', data]).stdout);
      expect(answer).toMatchObject({ status: 'not_found', observations: [] });
      expect(answer.trends.length).toBeGreaterThan(1);
      for (const { quote, citation } of answer.trends) {
        expect(citation.source.document).toMatch(/\.txt$/);
        expect(quote.length).toBeGreaterThan(20);
      }
    },
  );
});
