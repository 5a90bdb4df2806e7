import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIngest } from '../../src/commands/ingest.js';
import { runMetric } from '../../src/commands/metric.js';
import { loadConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { loadPrompt } from '../../src/models/prompts/load-prompt.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/server.js';
import { minutesOf, sidecar } from '../support/invented-minutes.js';
import { type CommandsUnderTest, openCommands } from './kept.js';

const words = `1. Harbour Plan

Of the harbour plan, 14 actions remained open in June 2025. There were 312 boats at the quay.`;

describe('with MINUTEBOOK_FIGURES=model', () => {
  let server: FakeOpenAi;
  let commands: CommandsUnderTest;
  let minutes: string;
  beforeEach(async () => {
    server = await startFakeOpenAi();
    commands = openCommands();
    minutes = mkdtempSync(join(tmpdir(), 'minutebook-harbour-'));
    writeFileSync(join(minutes, 'minutebook.yaml'), sidecar);
    writeFileSync(join(minutes, 'july.txt'), minutesOf('8 July 2025', words));
  });
  afterEach(async () => {
    rmSync(minutes, { recursive: true });
    commands.remove();
    await server.close();
  });

  const settings = (more: Readonly<Record<string, string>> = {}) => ({
    OPENAI_BASE_URL: server.url,
    OPENAI_CHAT_MODEL: 'm-1',
    MINUTEBOOK_FIGURES: 'model',
    ...more,
  });
  const ingest = async (environment: Readonly<Record<string, string>>) => {
    const config = loadConfig(environment, { data: commands.data });
    return runIngest([minutes], {})({ ...commands.context, config });
  };

  it('a figure that the model proposes is looked up as any other, and said to be proposed', async () => {
    expect(await ingest(settings())).toBe(0);
    const { printed } = await commands.run(runMetric('actions remained', {}), true);
    const found = JSON.parse(printed[0] ?? '');
    expect(found).toMatchObject({ status: 'found', observations: [{ value: 14 }] });
    expect(found.observations[0]).not.toHaveProperty('readBy');
    expect(found.notes.join()).toContain('1 figure here was proposed by a model');
  });

  it('by default nothing is sent and nothing proposed', async () => {
    expect(await ingest(settings({ MINUTEBOOK_FIGURES: '' }))).toBe(0);
    expect(server.asked).toEqual([]);
    const { printed } = await commands.run(runMetric('boats', {}), true);
    expect(JSON.parse(printed[0] ?? '').notes.join()).not.toContain('proposed');
  });

  it.each(['key refused', 'server error', 'truncated JSON', 'too busy'] as const)(
    'a model that fails costs no document and no figure of the rules: %s',
    async (behaviour) => {
      server.behave(behaviour);
      expect(await ingest(settings({ MINUTEBOOK_MODEL_SECONDS: '3' }))).toBe(0);
      const { printed } = await commands.run(runMetric('boats', {}), true);
      expect(JSON.parse(printed[0] ?? '')).toMatchObject({ status: 'found', observations: [{ value: 312 }] });
    },
  );

  it('stops at the allowance of the day', async () => {
    await ingest(settings({ MINUTEBOOK_DAILY_BUDGET: '1' }));
    expect(server.asked).toHaveLength(1);
    writeFileSync(join(minutes, 'may.txt'), minutesOf('6 May 2025', words.replaceAll('14', '15')));
    await ingest(settings({ MINUTEBOOK_DAILY_BUDGET: '1' }));
    expect(server.asked).toHaveLength(1);
  });

  it('without a model named says what to change', () => {
    expect(() => loadConfig({ MINUTEBOOK_FIGURES: 'model' }, { data: commands.data })).toThrow(UsageError);
    expect(() => loadConfig({ MINUTEBOOK_FIGURES: 'guess' }, { data: commands.data })).toThrow(/"rules" or "model"/);
  });

  it('the prompt can be used as it stands', () => {
    expect(loadPrompt('figures').inputs).toEqual(['sentences']);
  });
});
