import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.js';
import { loadMeasureRegister } from '../../../src/vocabulary/metrics/register.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A council's own folder with one file. */
function ownFolder(text: string, name = 'ours.yaml'): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'minutebook-measures-')), 'vocabulary');
  folders.push(join(folder, '..'));
  mkdirSync(folder);
  writeFileSync(join(folder, name), text);
  return folder;
}

const withOwn = (text: string) => loadMeasureRegister({ own: [ownFolder(text)] });
const keyIn = (
  register: ReturnType<typeof loadMeasureRegister>,
  measure: string,
  unit: 'percent' | 'count' = 'count',
) => register.resolve({ measure, segment: null, unit, context: '' }).metric.key;

describe('the registered measures', () => {
  const register = loadMeasureRegister();

  it('are 150 or more, children’s services first among them', () => {
    expect(register.all().length).toBeGreaterThanOrEqual(150);
    const keys = register.all().map(({ key }) => key);
    for (const key of [
      'ehcp-20-week-compliance',
      'delayed-discharges',
      're-let-time',
      'council-tax-collection',
      'sickness-days',
    ])
      expect(keys).toContain(key);
  });

  it('are each named by their own name and every wording, in their own unit', () => {
    const wrong = register.all().flatMap(({ key, name, unit, aliases }) =>
      [name, ...aliases]
        .map((words) => ({
          words,
          found: register.resolve({ measure: words, segment: null, unit, context: '' }).metric.key,
        }))
        .filter(({ found }) => found !== key)
        .map(({ words, found }) => `${key}: ${words} is ${found}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are each found by their name in a query', () => {
    const missed = register.all().filter(({ key, name }) => !register.find(name, []).named.includes(key));
    expect(missed.map(({ key, name }) => `${key}: ${name}`)).toEqual([]);
  });

  it('have three wordings or more each, and a family only of what exists', () => {
    expect(
      register
        .all()
        .filter(({ aliases }) => aliases.length < 2)
        .map(({ key }) => key),
    ).toEqual([]);
    for (const { key, family } of register.all())
      if (family !== null) expect(register.familyOf(key).length).toBeGreaterThan(1);
  });
});

describe('a council’s own measures', () => {
  it('are added, found, and known by their wordings', () => {
    const register = withOwn(
      '- key: canal-boat-licences\n  name: canal boat licences (number)\n  unit: count\n  polarity: neutral\n  aliases: narrowboat licences; boats licensed on the canal\n',
    );
    expect(keyIn(register, 'narrowboat licences')).toBe('canal-boat-licences');
    expect(register.find('canal boat licences', []).named).toEqual(['canal-boat-licences']);
  });

  it('may add wordings to a registered measure and rename it', () => {
    const register = withOwn(
      '- key: ehcp-20-week-compliance\n  name: EHC plans on time\n  aliases: golden thread one\n',
    );
    expect(keyIn(register, 'golden thread one', 'percent')).toBe('ehcp-20-week-compliance');
    expect(keyIn(register, 'EHCP compliance', 'percent')).toBe('ehcp-20-week-compliance');
    expect(register.measure('ehcp-20-week-compliance')?.name).toBe('EHC plans on time');
  });

  it('take a wording away from a measure that had it', () => {
    const register = withOwn(
      '- key: our-attendance\n  name: attendance at hubs\n  unit: percent\n  polarity: neutral\n  aliases: attendance\n',
    );
    expect(keyIn(register, 'attendance', 'percent')).toBe('our-attendance');
    expect(register.find('attendance', []).named).toEqual(['our-attendance']);
  });

  it('change the digest, so that what was taken in before is read again', () => {
    expect(withOwn('# nothing\n').digest).not.toBe(
      withOwn('- key: boats\n  name: boats\n  unit: count\n  polarity: neutral\n').digest,
    );
    expect(loadMeasureRegister().digest).toBe(loadMeasureRegister().digest);
  });

  it('need no folder', () => {
    expect(() => loadMeasureRegister({ own: ['/nowhere/at/all'] })).not.toThrow();
  });

  it.each([
    ['- key: boats\n  name: boats\n  unit: furlongs\n  polarity: neutral\n', 'line 1', 'it must be one of percent'],
    ['# one\n- key: boats\n  name: boats\n', 'line 2', 'needs a name, a unit and a polarity'],
    ['- key: Boats and more\n  name: boats\n', 'line 1', 'lower-case words joined by hyphens'],
    ['- key: boats\n  nmae: boats\n', 'line 1', 'nmae'],
    ['- key: boats\n  name: "boats"\n', 'line 2', 'plain text'],
    ['name boats\n', 'line 1', 'an entry must begin with'],
    ['- key: boats\n  polarity: good\n', 'line 1', 'higher_is_better'],
    ['- key: boats\n  changedOn: April 2025\n', 'line 1', '2025-04-01'],
    [
      '- key: a-b\n  name: tall ships\n  unit: count\n  polarity: neutral\n- key: a-c\n  name: tall ship\n  unit: count\n  polarity: neutral\n',
      'line 5',
      'shares the wording',
    ],
    [
      '- key: boats\n  name: boats\n  unit: count\n  polarity: neutral\n- key: boats\n  name: ships\n',
      'line 5',
      'stands at line 1 too',
    ],
  ])('with a mistake are named by file and line in one sentence: %j', (text, line, words) => {
    const folder = ownFolder(text);
    let message = '';
    try {
      loadMeasureRegister({ own: [folder] });
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      message = (error as Error).message;
    }
    expect(message).toContain(join(folder, 'ours.yaml'));
    expect(message).toContain(line);
    expect(message).toContain(words);
    expect(message).toMatch(/^[^\n]*\.$/);
  });
});
