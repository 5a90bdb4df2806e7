import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Check } from '../../src/commands/doctor/check.js';
import { examineSlack } from '../../src/commands/doctor/slack.js';
import type { NewSubscription } from '../../src/state/state.js';
import { type CommandsUnderTest, openCommands } from './kept.js';

let commands: CommandsUnderTest;
beforeEach(() => {
  commands = openCommands();
});
afterEach(() => commands.remove());

const at = new Date('2026-03-02T09:00:00Z');
const subscription: NewSubscription = {
  ...{ team: 'T1', channel: 'C0MINUTES', council: null, body: null, words: null, weekday: 1, time: '09:00' },
  ...{ owner: null, setBy: 'U1', at, handled: at },
};

async function digests(...subscriptions: readonly Partial<NewSubscription>[]): Promise<Check | undefined> {
  const state = commands.context.openState({ create: true });
  for (const more of subscriptions) await state.subscribe({ ...subscription, ...more });
  if (subscriptions.some(({ channel }) => channel === 'C0GONE'))
    await state.disableDigests({ team: 'T1', channel: 'C0GONE' }, 'gone', []);
  await state.close();
  return (await examineSlack(commands.context)).find(({ name }) => name === 'digests');
}

describe('minutebook doctor on digests', () => {
  it('says nothing where no channel gets one, and how many do', async () => {
    expect(await digests()).toBeUndefined();
    expect(await digests({}, { channel: 'C0OTHER' })).toMatchObject({
      status: 'ok',
      message: '2 channels get a digest each week.',
    });
  });

  it('names the channels in which nothing can be posted any more', async () => {
    expect(await digests({}, { channel: 'C0GONE' })).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('in C0GONE'),
    });
  });

  it('warns of digests that one person alone can send', async () => {
    expect(await digests({ owner: 'U2' })).toMatchObject({
      status: 'warning',
      advice: 'Name an administrator in MINUTEBOOK_ADMINS.',
    });
  });
});
