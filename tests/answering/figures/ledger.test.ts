import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../../ingest/ingest.js';
import { textReader } from '../../../ingest/readers/text.js';
import { recordRules } from '../../../ingest/rules.js';
import type { Answer } from '../../../src/answering/answer.js';
import { type AskOptions, answerWithContext } from '../../../src/answering/answer-question.js';
import { type MinuteBook, openMinuteBook } from '../../../src/answering/minute-book.js';
import { notRankedNote } from '../../../src/answering/notes.js';
import type { TurnContext } from '../../../src/answering/turn.js';
import { loadConfig } from '../../../src/config.js';
import { openVectorIndex } from '../../../src/library/index/open-vector-index.js';
import type { Library } from '../../../src/library/library.js';
import type { DocumentRecord } from '../../../src/library/records.js';
import { openSqliteLibrary } from '../../../src/library/sqlite/sqlite-library.js';
import type { Observation } from '../../../src/minutes/figures.js';
import { openEmbeddingModel } from '../../../src/models/open-embedding-model.js';
import { loadMeasureRegister } from '../../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.js';
import { quotesOf } from '../../support/ask.js';
import { minutesOf, panel, sidecar } from '../../support/invented-minutes.js';

const register = loadMeasureRegister();
const vocabulary = loadVocabulary();

const pages: Readonly<Record<string, string>> = {
  'minutebook.yaml': `${sidecar}files:\n  fenmarsh.txt: { council: Fenmarsh Council, body: Families Board }\n`,
  '2024-09-10.txt': minutesOf(
    '10 September 2024',
    '3. Performance\n\nIda Holm, Head of SEND, said that 40.2% of EHCPs had been issued within 20 weeks in July 2024. There were 97 children missing education on 31 August 2024.',
  ),
  '2025-09-09.txt': minutesOf(
    '9 September 2025',
    '3. Performance\n\nIda Holm, Head of SEND, said that EHCPs issued in time were 44.8% from January to June 2025, a cumulative rate, which was in line with the national average. In July 2025 the rate was 70.1%. There were 137 children missing education on 31 August 2025. The number of EHCPs had risen by 312 since July 2024.\n\n4. Young Carers\n\nThe Panel was told that 612 young carers were known.',
  ),
  'fenmarsh.txt':
    '25. Monitoring Report\n\nThe Board heard that 31.5% of EHCPs were issued within 20 weeks in July 2025.\n',
};

interface Given {
  readonly quote: string;
  readonly measure: string;
  readonly unit: Observation['unit'];
  readonly value: number | null;
  readonly period: readonly [string | null, string | null];
  readonly basis?: Observation['basis'];
  readonly segment?: string;
  readonly comparators?: Observation['comparators'];
  readonly change?: Observation['change'];
}

const compliance = 'EHCPs issued within 20 weeks';
const missing = 'children missing education';
/** What is to be taken from the pages above; which figures there are is not the matter here. */
const given: Readonly<Record<string, readonly Given[]>> = {
  '2024-09-10.txt': [
    {
      quote: '40.2% of EHCPs',
      measure: compliance,
      unit: 'percent',
      value: 40.2,
      period: ['2024-07-01', '2024-07-31'],
    },
    {
      quote: '97 children missing education',
      measure: missing,
      unit: 'count',
      value: 97,
      period: ['2024-08-31', '2024-08-31'],
      basis: 'snapshot',
    },
  ],
  '2025-09-09.txt': [
    {
      quote: 'EHCPs issued in time were 44.8%',
      measure: compliance,
      unit: 'percent',
      value: 44.8,
      period: ['2025-01-01', '2025-06-30'],
      basis: 'cumulative',
      comparators: [{ kind: 'national', value: null, relation: 'in line' }],
    },
    {
      quote: 'the rate was 70.1%',
      measure: compliance,
      unit: 'percent',
      value: 70.1,
      period: ['2025-07-01', '2025-07-31'],
    },
    {
      quote: '137 children missing education',
      measure: missing,
      unit: 'count',
      value: 137,
      period: ['2025-08-31', '2025-08-31'],
      basis: 'snapshot',
    },
    {
      quote: 'number of EHCPs had risen by 312',
      measure: 'number of EHCPs',
      unit: 'count',
      value: null,
      period: ['2025-07-01', '2025-07-31'],
      change: { value: 312, unit: 'count', versus: 'July 2024', text: 'risen by 312' },
    },
  ],
  'fenmarsh.txt': [
    {
      quote: '31.5% of EHCPs',
      measure: compliance,
      unit: 'percent',
      value: 31.5,
      period: ['2025-07-01', '2025-07-31'],
    },
  ],
};

function withFigures(record: DocumentRecord): DocumentRecord {
  const observations = (given[record.document.document] ?? []).map(
    (
      { quote, measure, unit, value, period, basis = 'period', segment, comparators = [], change = null },
      index,
    ): Observation => {
      const start = record.text.indexOf(quote);
      const item = record.items.find(({ source }) => source.start <= start && start < source.end);
      if (start < 0 || !item) throw new Error(`“${quote}” does not stand in ${record.document.document}.`);
      const resolved = register.resolve({ measure, segment: segment ?? null, unit, context: '' });
      return {
        id: `o-${record.document.document}-${index}`,
        itemId: item.id,
        metric: resolved.metric,
        measureText: measure,
        value,
        valueHigh: null,
        valueText: value === null ? null : (quote.match(/[\d.]+%?/)?.[0] ?? null),
        unit,
        qualifier: null,
        basis,
        period: { text: null, start: period[0], end: period[1], basis: 'stated' },
        change,
        direction: null,
        comparators,
        segment: resolved.segment,
        definition: resolved.definition,
        speaker: null,
        quote,
        source: { document: record.document.document, start, end: start + quote.length, page: null },
        readBy: [],
      };
    },
  );
  return { ...record, observations };
}

let folder: string;
let library: Library;
let book: MinuteBook;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minutebook-ledger-'));
  const minutes = join(folder, 'minutes');
  mkdirSync(minutes);
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(minutes, name), text);
  const config = loadConfig({}, { data: join(folder, 'data') });
  library = openSqliteLibrary(config.libraryFile, { create: true });
  await ingest(
    { paths: [minutes], prune: false, maxBytes: config.maxBytes, fallback: { council: null, body: null } },
    {
      library: { ...library, storeDocument: (record) => library.storeDocument(withFigures(record)) },
      readers: [textReader],
      model: await openEmbeddingModel(config),
      rules: recordRules(vocabulary, register),
      now: () => new Date('2026-01-15T09:00:00Z'),
      refreshIndex: async () => {},
    },
  );
  book = await openMinuteBook({
    library,
    vocabulary,
    register: () => register,
    openVectors: async (_library, index) => {
      const vectors = await openVectorIndex(library, config);
      return vectors && { vectors, model: await openEmbeddingModel(config, index.rarity) };
    },
  });
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true });
});

async function ask(question: string, options: Partial<AskOptions> = {}): Promise<Answer & { context: TurnContext }> {
  const { answer, context } = await answerWithContext(question, book, {
    limits: { council: 'Tollerby', body: null, from: null, to: null },
    limit: 5,
    today: '2026-01-15',
    homeCouncil: null,
    ...options,
  });
  return { ...answer, context };
}

describe('answers from the ledger of figures', () => {
  it('the latest is the newest figure, with its period beside it', async () => {
    const answer = await ask('what is the latest EHCP 20 week compliance?');
    expect(quotesOf(answer)).toEqual(['In July 2025 the rate was 70.1%.']);
    expect(answer.notes).toContain('“70.1%” is for July 2025.');
  });

  it('a cumulative figure is for its whole stretch and says so', async () => {
    const answer = await ask('what percentage of EHCPs were issued within 20 weeks from January to June 2025?');
    expect(quotesOf(answer)[0]).toContain('44.8%');
    expect(answer.notes).toContain('“44.8%” is for January to June 2025, cumulative.');
  });

  it('same time last year is the same measure, basis and length twelve months before', async () => {
    const answer = await ask('EHCP 20 week compliance same time last year?');
    expect(quotesOf(answer)).toHaveLength(1);
    expect(quotesOf(answer)[0]).toContain('40.2%');
  });

  it('same time last year of which nothing is minuted is no figure of another time', async () => {
    const answer = await ask('EHCP 20 week compliance same time last year?', {
      limits: { council: 'Fenmarsh', body: null, from: null, to: null },
    });
    expect(answer).toMatchObject({ status: 'not_found', sentences: [], citations: [] });
    expect(answer.notes).toContain('No figure for July 2024 is in the minutes held. There are figures for July 2025.');
  });

  it('compared with last year is the newest figure beside that of twelve months before', async () => {
    const answer = await ask('EHCP 20 week compliance compared with last year?');
    expect(quotesOf(answer)[0]).toContain('70.1%');
    expect(quotesOf(answer)[1]).toContain('40.2%');
    expect(answer.notes).toContain(
      'It rose by 29.9 percentage points, from “40.2%” [2] to “70.1%” [1], worked out by Minutebook.',
    );
  });

  it('compared with last year of which nothing is minuted is the newest figure and the lack of the other', async () => {
    const answer = await ask('EHCP 20 week compliance compared with last year?', {
      limits: { council: 'Fenmarsh', body: null, from: null, to: null },
    });
    expect(quotesOf(answer)[0]).toContain('31.5%');
    expect(answer.notes.join()).toContain('No figure for July 2024 is in the minutes held.');
  });

  it('how it has changed is both ends of one series, with the difference worked out beside them', async () => {
    const answer = await ask('how has EHCP 20 week compliance changed?');
    expect(quotesOf(answer)[0]).toContain('70.1%');
    expect(quotesOf(answer)[1]).toContain('40.2%');
    expect(quotesOf(answer).join()).not.toContain('44.8%');
    expect(answer.notes).toContain(
      'It rose by 29.9 percentage points, from “40.2%” [2] to “70.1%” [1], worked out by Minutebook.',
    );
    expect(quotesOf(answer).join()).not.toContain('29.9');
  });

  it('how many is the number, and its change in a follow-up', async () => {
    const first = await ask('how many children were missing education?');
    expect(quotesOf(first)[0]).toContain('137 children missing education');
    const second = await ask('and same time last year?', { previous: [first.context] });
    expect(quotesOf(second)[0]).toContain('97 children missing education');
  });

  it('a change without a level is said to be no total', async () => {
    const answer = await ask('how many EHCPs have we got?');
    expect(quotesOf(answer)[0]).toContain('had risen by 312');
    expect(answer.notes.filter((note) => note === 'The minutes give a change here, not a total.')).toHaveLength(1);
  });

  it('compared with England gives what the minutes say of it, or that they say nothing', async () => {
    const asked = 'what percentage of EHCPs were issued within 20 weeks';
    const said = await ask(`${asked} from January to June 2025 compared with England?`);
    expect(quotesOf(said)[0]).toContain('in line with the national average');
    const silent = await ask(`${asked} in July 2025 compared with England?`);
    expect(quotesOf(silent)[0]).toContain('70.1%');
    expect(silent.notes).toContain('No national figure is minuted beside 70.1%.');
  });

  it('the figures of the home council answer where none is named, and those of others are told of', async () => {
    const nowhere = { council: null, body: null, from: null, to: null };
    const answer = await ask('what is the latest EHCP 20 week compliance?', {
      limits: nowhere,
      homeCouncil: 'Fenmarsh',
    });
    expect(quotesOf(answer)).toEqual(['The Board heard that 31.5% of EHCPs were issued within 20 weeks in July 2025.']);
    expect(answer.notes).toContain('Shown for Fenmarsh Council; there are also figures of Tollerby Council.');
  });

  it('without a home council each council is quoted and none is ranked', async () => {
    const answer = await ask('what is the latest EHCP 20 week compliance?', {
      limits: { council: null, body: null, from: null, to: null },
    });
    expect(quotesOf(answer).join()).toContain('70.1%');
    expect(quotesOf(answer).join()).toContain('31.5%');
    expect(answer.notes).toContain(notRankedNote);
    expect(answer.notes.join()).not.toContain('worked out');
  });

  it('councils set side by side have the figure of each, ours first where it is said first', async () => {
    const answer = await ask("who's better on EHCP 20 week compliance, us or Tollerby?", {
      limits: { council: null, body: null, from: null, to: null },
      homeCouncil: 'Fenmarsh',
    });
    expect(quotesOf(answer)[0]).toContain('31.5%');
    expect(quotesOf(answer)[1]).toContain('70.1%');
    expect(answer.notes).toContain(notRankedNote);
    expect(answer.notes.join()).not.toContain('worked out');
  });

  it('a council without a figure is named as having none', async () => {
    const answer = await ask('number of children missing education, Tollerby or Fenmarsh?', {
      limits: { council: null, body: null, from: null, to: null },
    });
    expect(quotesOf(answer)[0]).toContain('137 children missing education');
    expect(answer.notes).toContain('The minutes held of Fenmarsh Council give no figure.');
  });

  it('how one figure has changed is not worked out', async () => {
    const answer = await ask('how has EHCP 20 week compliance changed?', {
      limits: { council: 'Fenmarsh', body: null, from: null, to: null },
    });
    expect(quotesOf(answer)[0]).toContain('31.5%');
    expect(answer.notes).toContain('One figure is in the minutes held, for July 2025, so no change is worked out.');
  });

  it('the figures of another council never answer', async () => {
    const answer = await ask('what is the latest EHCP 20 week compliance?', {
      limits: { council: 'Fenmarsh', body: null, from: null, to: null },
    });
    expect(quotesOf(answer)).toEqual(['The Board heard that 31.5% of EHCPs were issued within 20 weeks in July 2025.']);
  });

  it.each([
    ['a part of what is counted', 'what percentage of EHCPs for under fives were issued within 20 weeks in July 2025?'],
    ['another verb', 'how many EHCPs were refused in July 2025?'],
    ['another year', 'what percentage of EHCPs were issued within 20 weeks in July 2021?'],
  ])('%s is not answered with the whole', async (_name, question) => {
    const answer = await ask(question);
    expect(quotesOf(answer).join()).not.toMatch(/70\.1|44\.8|40\.2/);
  });

  it('a denied body gives no figure', async () => {
    const answer = await ask('what is the latest EHCP 20 week compliance?', { deniedBodies: [panel] });
    expect(answer).toMatchObject({ status: 'not_found', citations: [] });
    expect(JSON.stringify(answer)).not.toContain('70.1');
  });

  it('what no measure is known for is answered from the words as before', async () => {
    const answer = await ask('how many young carers were known?');
    expect(quotesOf(answer)[0]).toContain('612 young carers');
  });

  it('every quotation is the words of the document', async () => {
    for (const question of ['how has EHCP 20 week compliance changed?', 'how many children were missing education?']) {
      const answer = await ask(question);
      expect(answer.citations.length).toBeGreaterThan(0);
      for (const { source, quote } of answer.citations)
        expect((await library.documentText(source.document))?.slice(source.start, source.end)).toBe(quote);
    }
  });
});
