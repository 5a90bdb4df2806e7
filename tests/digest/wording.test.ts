import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import type { DigestSpec } from '../../src/digest/make-digest.js';
import { makeDigest } from '../../src/digest/make-digest.js';
import { openWriter } from '../../src/open-writer.js';
import { digestMessages } from '../../src/slack/blocks/digest.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/server.js';
import { minutesOf, sidecar } from '../support/invented-minutes.js';
import { openWeeks, type Weeks, weekTo } from './weeks.js';

const text = `1. Holiday Activities

Mr Garrow undertook to circulate a note on holiday places to the Panel by 28 March 2025.

RESOLVED:

(i) That Cabinet be recommended to fund 42 further holiday places in the summer of 2025, subject to a report on take-up; and
(ii) That Officers be asked for attendance figures by ward.`;

const vocabulary = loadVocabulary();
const register = loadMeasureRegister();

let server: FakeOpenAi;
let weeks: Weeks;
beforeEach(async () => {
  server = await startFakeOpenAi();
  weeks = openWeeks(sidecar);
  weeks.write({ 'march.txt': minutesOf('4 March 2025', text) });
  await weeks.ingestAt('2025-03-07T09:00:00Z');
});
afterEach(async () => {
  await weeks.close();
  await server.close();
});

async function worded(settings: Readonly<Record<string, string>> = {}) {
  const config = loadConfig(
    { OPENAI_BASE_URL: server.url, OPENAI_CHAT_MODEL: 'm-1', MINUTEBOOK_MODEL_SECONDS: '1', ...settings },
    { data: weeks.data },
  );
  const spec: DigestSpec = {
    window: weekTo('2025-03-10T09:00:00Z', { delivered: false }),
    ...{ council: null, body: null, words: null, leftOut: [], worded: true },
  };
  const writer = await openWriter(config, () => new Date('2025-03-10T09:00:00Z'));
  const { text: said } = await makeDigest(spec, {
    ...{ library: weeks.library, register, vocabulary, deniedBodies: [], marks: [], writer },
  });
  return { said, messages: digestMessages(said) };
}

describe('a digest that a model words', () => {
  it('says its first lines as the model does, names it, and has the quotations in the thread', async () => {
    const { said, messages } = await worded();
    const lines = said.first.filter(({ quote }) => quote !== null);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.some((line) => line.worded !== undefined)).toBe(true);
    expect(messages.parent.text).toContain(
      'Worded by the model m-1; the quotations, not this wording, are the record.',
    );
    const thread = messages.thread.map((message) => message.text).join('\n');
    expect(thread).toContain('In the words of the minutes');
    for (const { quote } of lines) expect(thread).toContain(`“${quote}”`);
    for (const line of lines)
      if (line.worded !== undefined) expect(messages.parent.text).not.toContain(`“${line.quote}”`);
  });

  it('sends the model quotations of public items, and no link', async () => {
    await worded();
    const prompt = server.asked.map(({ body }) => JSON.stringify(body)).join('');
    expect(prompt).toContain('42 further holiday places');
    expect(prompt).not.toContain('https://minutes.');
  });

  it.each(['changed digit', 'from outside the passages', 'obeyed injection', 'wrong label', 'invented label'] as const)(
    'shows no sentence that its quotation does not bear out: %s',
    async (behaviour) => {
      server.behave(behaviour);
      const { said, messages } = await worded();
      const all = messages.parent.text;
      for (const { quote, worded: sentence } of said.first)
        if (quote?.includes('42') && sentence !== undefined) expect(sentence).toContain('42');
      expect(all).not.toMatch(/£1\.8 billion|delighted|43 further|24 further/);
    },
  );

  it.each(['stall', 'server error', 'truncated JSON', 'refusal', 'key refused', 'empty'] as const)(
    'is in the words of the minutes where the model does not serve: %s',
    async (behaviour) => {
      server.behave(behaviour);
      const { said, messages } = await worded();
      expect(said.first.every((line) => line.worded === undefined)).toBe(true);
      expect(messages.parent.text).not.toContain('Worded by');
      for (const { quote } of said.first) if (quote !== null) expect(messages.parent.text).toContain(`“${quote}”`);
    },
  );

  it('has as many messages whatever the model does', async () => {
    const { messages } = await worded();
    server.behave('server error');
    expect((await worded()).messages.thread).toHaveLength(messages.thread.length);
  });

  it('asks no model once the allowance of the day is used up', async () => {
    await worded({ MINUTEBOOK_DAILY_BUDGET: '10' });
    const before = server.asked.length;
    expect(before).toBeGreaterThan(0);
    await worded({ MINUTEBOOK_DAILY_BUDGET: '10' });
    expect(server.asked).toHaveLength(before);
  });
});
