import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { projectFile } from '../../src/paths.js';
import { type Environment, type Outcome, startMinutebook } from '../support/cli.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/server.js';
import { ingestSamples } from '../support/sample-library.js';

const question = 'How long did it take to relet an empty council home?';

let server: FakeOpenAi;
let samples: ReturnType<typeof ingestSamples>;
beforeAll(async () => {
  server = await startFakeOpenAi();
  samples = ingestSamples();
});
afterAll(async () => {
  samples?.remove();
  await server?.close();
});
beforeEach(() => server.behave('honest'));

/** The stand-in answers in this process, so the command must not be waited for in a way that blocks it. */
async function minutebook(args: readonly string[], environment: Environment = {}): Promise<Outcome> {
  const model = { OPENAI_BASE_URL: server.url, OPENAI_CHAT_MODEL: 'm-1', MINUTEBOOK_MODEL_SECONDS: '5' };
  const child = startMinutebook([...args, '--data', samples.data], { ...model, ...environment });
  const read = async (stream: AsyncIterable<Buffer> | null): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream ?? []) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  };
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([read(child.stdout), read(child.stderr), closed]);
  return { code, stdout, stderr };
}

it('with a model configured an answer is worded by it, names it, and prints the quotations as the record', async () => {
  const { code, stdout, stderr } = await minutebook(['ask', question]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'Worded by the model m-1; the quotations, not this wording, are the record.',
  );
  expect(stdout).toMatch(/Sources\n\s*\[1\][\s\S]*“/);
});

it('--mode extractive asks no model', async () => {
  const before = server.asked.length;
  const { stdout } = await minutebook(['ask', question, '--mode', 'extractive', '--json']);
  expect((JSON.parse(stdout) as Answer).mode).toBe('extractive');
  expect(server.asked).toHaveLength(before);
});

it('a model that fails costs nothing but its wording', async () => {
  server.behave('key refused');
  const { code, stdout } = await minutebook(['ask', question, '--json']);
  const answer = JSON.parse(stdout) as Answer;
  expect(code).toBe(0);
  expect(answer).toMatchObject({ status: 'answered', mode: 'extractive' });
  expect(answer.notes.join(' ')).toContain(
    'refused the key; check OPENAI_API_KEY. This answer is in the words of the minutes.',
  );
});

it('the record of an answer keeps for what reasons sentences were refused, and not their words', async () => {
  server.behave('changed digit');
  const { stdout } = await minutebook(['ask', question, '--json']);
  const asked = JSON.parse(stdout) as Answer;
  const { stdout: kept } = await minutebook(['answer', asked.ref, '--json']);
  expect(kept).toContain('"checks"');
  expect(kept).toContain('"code":"figure"');
  expect(asked.model?.checks[0]?.text).toMatch(/\S/);
  expect(kept).not.toContain(asked.model?.checks[0]?.text ?? '');
});

it.each([
  ['no model', { OPENAI_CHAT_MODEL: '' }, ['--mode', 'model'], 'No model is configured; set OPENAI_CHAT_MODEL'],
  ['a host that is not allowed', { OPENAI_BASE_URL: 'https://llm.example/v1' }, [], 'add it to MINUTEBOOK_MODEL_HOSTS'],
  ['a wrong address', { OPENAI_BASE_URL: 'llm' }, [], 'OPENAI_BASE_URL must be an address'],
  ['a wrong price', { MINUTEBOOK_MODEL_PRICE: 'cheap' }, [], 'MINUTEBOOK_MODEL_PRICE must be two prices'],
])('%s is one sentence and exit code 2', async (_what, environment, more, words) => {
  const { code, stdout, stderr } = await minutebook(['ask', question, ...more], environment);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.replace(/\s+/g, ' ')).toContain(words);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

it('doctor names the destination and what is sent there', async () => {
  const { stdout } = await minutebook(['doctor']);
  expect(stdout.replace(/\s+/g, ' ')).toContain(`${server.url} is sent each question`);
});

it('embeddings of a server are recorded under its name, and an answer is found by them', async () => {
  const own = ingestSamples();
  const environment = { MINUTEBOOK_EMBEDDINGS: 'openai', OPENAI_EMBEDDING_MODEL: 'e-1', OPENAI_CHAT_MODEL: '' };
  try {
    const ingest = await minutebook(['ingest', projectFile('samples'), '--data', own.data], environment);
    expect([ingest.code, ingest.stderr]).toEqual([0, '']);
    const asked = await minutebook(['ask', question, '--data', own.data, '--json'], environment);
    expect(JSON.parse(asked.stdout) as Answer).toMatchObject({ status: 'answered' });
  } finally {
    own.remove();
  }
}, 120_000);
