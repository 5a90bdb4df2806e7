import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { bodiesMeant, readFollowUps } from '../../src/slack/intake/follow-up-words.js';
import { readCommand } from '../../src/slack/listeners/commands.js';
import { type RunningBot, runBot } from '../support/bot.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

describe('the words of a request for follow-ups', () => {
  it.each([
    ['decisions', { kind: 'decisions', topic: null }],
    [' Decisions  damp and mould ', { kind: 'decisions', topic: 'damp and mould' }],
    ['actions', { kind: 'actions', state: null, body: null }],
    ['actions OPEN', { kind: 'actions', state: 'open', body: null }],
    ['actions overdue housing', { kind: 'actions', state: 'overdue', body: 'housing' }],
    ['actions marked', { kind: 'actions', state: 'marked', body: null }],
    ['actions housing panel', { kind: 'actions', state: null, body: 'housing panel' }],
    ['actions opened housing', { kind: 'actions', state: null, body: 'opened housing' }],
    ['decisions on damp, what were they?', null],
    ['actions overdue?', null],
    ['what decisions were taken', null],
    ['decisionsdamp', null],
    ['actionable items', null],
    ['', null],
  ])('“%s”', (text, wanted) => {
    expect(readFollowUps(text)).toEqual(wanted);
    expect(readCommand(text).kind).toBe(wanted === null ? 'ask' : 'follow-ups');
  });

  it('name a body in full or by some of its words', () => {
    const bodies = ["Children's Scrutiny Panel", 'Housing Scrutiny Panel', 'Housing Scrutiny Panel Sub-Group'];
    expect(bodiesMeant('children’s', bodies)).toEqual(["Children's Scrutiny Panel"]);
    expect(bodiesMeant('the housing scrutiny panel', bodies)).toEqual(['Housing Scrutiny Panel']);
    expect(bodiesMeant('scrutiny', bodies)).toEqual(bodies);
    expect(bodiesMeant('speak louder than words', bodies)).toEqual([]);
    expect(bodiesMeant('the', bodies)).toEqual([]);
  });
});

describe('follow-ups in Slack', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({ data: samples.data });
  });
  afterAll(async () => {
    await bot?.stop();
    samples?.remove();
  });
  afterEach(async () => {
    expect(await bot.slack.problems()).toEqual([]);
  });

  const ask = (text: string) =>
    bot.slack.slash({ command: '/minutes', text, user: people.member, channel: channels.public });

  async function answerTo(text: string, containing: string): Promise<string> {
    await ask(text);
    const found = await bot.slack.waitForEphemeral({ user: people.member, channel: channels.public, containing });
    return found.text;
  }

  test('decisions of a topic are listed for the asker alone, each with its place, what only notes in one line', async () => {
    const said = await answerTo('decisions damp', 'decisions about “damp”');
    expect(said).toContain('Dovetail Court');
    expect(said).toContain('only notes, thanks or belongs to the procedure');
    expect(said).toContain('Searched 14 meetings');
  });

  test('actions of a body in a state say who, when and whether anybody spoke of them again', async () => {
    const said = await answerTo('actions overdue housing', 'overdue action');
    expect(said).toMatch(/overdue since \d+ \w+ \d{4}/);
    expect(said).toContain('Housing and Environment Scrutiny Panel');
    expect(said).not.toContain('Children’s');
    expect(said).toMatch(/no later mention found in the \d meetings? held since/);
  });

  test('words that fit several bodies are asked back, and words that name none are a question', async () => {
    expect(await answerTo('actions open scrutiny', 'fits 2 bodies')).toContain('name one of them');
    expect(await answerTo('actions on foster carers', 'foster')).not.toContain('fits');
  });
});
