import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import type { MetricAnswer } from '../../src/metrics/types.js';
import { type Ended, minutebook, temporaryFolder } from './program.js';

interface Shown {
  readonly ingest: { readonly totals: { readonly failed: number; readonly documents: number } };
  readonly answers: readonly Answer[];
  readonly metric: MetricAnswer;
  readonly digest: { readonly silent: boolean; readonly meetings: readonly { readonly heldOn: string }[] };
}

/** What each answer's first quotation must say. */
const expected = [/61\.3% of EHCPs/, /main\s+reason for late plans/, /allocations policy be reviewed/];

/** Where the demonstration keeps what it removes. */
const temporary = temporaryFolder();
let plain: Ended;
let shown: Shown;

beforeAll(async () => {
  const json = await minutebook(['demo', '--json'], {
    env: { MINUTEBOOK_EMBEDDINGS: 'local', OPENAI_API_KEY: 'unused' },
  });
  plain = await minutebook(['demo'], { env: { TMPDIR: temporary } });
  expect(json).toMatchObject({ code: 0, stderr: '' });
  shown = JSON.parse(json.stdout) as Shown;
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('minutebook demo', () => {
  it('takes in every sample', () => {
    expect(shown.ingest.totals.failed).toBe(0);
    expect(shown.ingest.totals.documents).toBeGreaterThan(10);
  });

  it.each(expected.map((words, index) => [index, words] as const))(
    'answers question %i in the words %s',
    (index, words) => {
      expect(shown.answers[index]?.status).toBe('answered');
      expect(shown.answers[index]?.citations[0]?.quote).toMatch(words);
    },
  );

  it('says of its last question that the minutes do not say', () => {
    expect(shown.answers).toHaveLength(expected.length + 1);
    expect(shown.answers.at(-1)).toMatchObject({ status: 'not_found', sentences: [], citations: [] });
  });

  it('prints its commands, the answers and their sources', () => {
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toMatch(/\$ minutebook ingest samples/);
    expect(plain.stdout.match(/\$ minutebook ask/g)).toHaveLength(expected.length + 1);
    expect(plain.stdout).toMatch(/Sources/);
    expect(plain.stdout).toMatch(/The minutes held do not say/);
  });

  it('shows a measure over time, and leaves its chart where it says', () => {
    expect(shown.metric.status).toBe('found');
    expect(shown.metric.observations.length).toBeGreaterThan(5);
    expect(plain.stdout).toMatch(/\$ minutebook metric "EHCPs on time" --chart ehcps-on-time\.png/);
    const [chart = ''] = /(?<=The chart:\s)\S+/.exec(plain.stdout) ?? [];
    expect(readFileSync(chart).subarray(1, 4).toString()).toBe('PNG');
  });

  it('ends with the digest of a week', () => {
    expect(shown.digest).toMatchObject({ silent: false, meetings: [{ heldOn: '2025-06-17' }] });
    expect(plain.stdout).toMatch(/\$ minutebook digest --since 2025-06-16 --until 2025-06-22 --short/);
    expect(plain.stdout).toMatch(/· Recommended to Cabinet: “That Cabinet be recommended/);
  });

  it('leaves nothing behind', () => {
    expect(readdirSync(temporary).filter((name) => name.startsWith('minutebook-demo-'))).toEqual([]);
  });
});
