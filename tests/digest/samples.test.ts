import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestLine } from '../../src/digest/lines.js';
import { projectFile } from '../../src/paths.js';
import { type Digested, openWeeks, type Weeks, weekTo } from './weeks.js';

const folder = projectFile('samples');
const files: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|txt|yaml)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const sidecars = Object.keys(files).filter((name) => name.endsWith('.yaml'));
const only = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, files[name] ?? '']));
/** Those of which the name says a day before this one. */
const datedBefore = (day: string): string[] =>
  Object.keys(files).filter((name) => {
    const found = /\d{4}-\d{2}(?:-\d{2})?/.exec(name)?.[0];
    return found !== undefined && found < day;
  });

/** What is read where is tested there: of figures those of one measure stand here for all, of actions and trends none. */
const isShown = ({ kind, said }: DigestLine): boolean =>
  ['correction', 'decision', 'meeting'].includes(kind) || said.startsWith('Children in care (number)');

/** The lines one below the other, whichever of them come first. */
function linesOf({ described: { first, sections, notes } }: Digested): string {
  const lines = [...first, ...sections.flatMap((section) => section.lines)]
    .filter(isShown)
    .toSorted((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
    .map(({ said, quote, after, place, citation }) =>
      [said, quote, after, place, citation.link ?? 'no link'].filter((part) => part !== null).join('\n  '),
    );
  return [...lines, ...notes].join('\n\n');
}

describe('a digest over the samples', () => {
  let weeks: Weeks;
  beforeEach(() => {
    weeks = openWeeks(files['minutebook.yaml'] ?? '');
    weeks.write(only(sidecars));
  });
  afterEach(() => weeks.close());

  const golden = async (name: string, digested: Digested) => {
    await expect(linesOf(digested)).toMatchFileSnapshot(`./golden/samples-${name}.txt`);
  };

  it('of an ordinary week', async () => {
    weeks.write(only(datedBefore('2025-06')));
    await weeks.ingestAt('2025-05-06T09:00:00Z');
    weeks.write(only(datedBefore('2025-07')));
    await weeks.ingestAt('2025-07-02T09:00:00Z');
    const digested = await weeks.digest(weekTo('2025-07-07T08:00:00Z', { delivered: true }));
    expect(digested.news.meetings.map(({ heldOn }) => heldOn)).toEqual(['2025-06-17']);
    await golden('ordinary-week', digested);
  });

  it('of a week with a correction', async () => {
    weeks.write(only(datedBefore('2025-01')));
    await weeks.ingestAt('2024-12-03T09:00:00Z');
    weeks.write(only(datedBefore('2025-02')));
    await weeks.ingestAt('2025-02-26T09:00:00Z');
    const digested = await weeks.digest(weekTo('2025-03-03T08:00:00Z', { delivered: true }));
    expect(digested.described.first[0]?.said).toBe('Minutes of 19 November 2024 agreed with a correction');
    await golden('correction', digested);
  });

  it('of the first week', async () => {
    weeks.write(files);
    await weeks.ingestAt('2026-01-14T09:00:00Z');
    const digested = await weeks.digest('2026-01-19T08:00:00Z');
    expect(digested.news.meetings.filter(({ news }) => news === 'new').map(({ heldOn }) => heldOn)).toEqual([
      '2025-11-11',
      '2025-09-16',
    ]);
    await golden('first-week', digested);
  });

  it('of an empty week', async () => {
    weeks.write(files);
    await weeks.ingestAt('2026-01-14T09:00:00Z');
    const { news, text } = await weeks.digest(weekTo('2026-01-26T08:00:00Z', { delivered: true }));
    expect([news.silent, text]).toEqual([true, 'Nothing is new in the minute book since 19 January 2026.']);
  });
});
