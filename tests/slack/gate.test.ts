import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { createGate } from '../../src/slack/gates/gate.js';
import { createLookUp, type LookUp, type Person } from '../../src/slack/gates/look-up.js';

const member: Person = {
  team: 'T1',
  name: 'Ada Okafor',
  guest: false,
  deactivated: false,
  bot: false,
  stranger: false,
};

function gateWith(settings: Record<string, string>, person: Partial<Person> = {}, shared = false) {
  const lookUp: LookUp = {
    person: async () => ({ ...member, ...person }),
    channel: async () => ({ shared, archived: false, member: true }),
  };
  return createGate({ lookUp, ownTeam: 'T1', config: loadConfig(settings).slack });
}
const why = async (
  gate: ReturnType<typeof gateWith>,
  asker: { user?: string; channel?: string | null; shared?: boolean } = {},
) => {
  const verdict = await gate.check({ user: 'U1', channel: 'C1', ...asker }, 'asked');
  return verdict.let === 'in' ? 'in' : verdict.why;
};

describe('who may ask', () => {
  test('a full member of the own workspace may, in any channel and in a direct message', async () => {
    expect(await why(gateWith({}))).toBe('in');
    expect(await why(gateWith({}), { channel: 'D1' })).toBe('in');
    expect(await why(gateWith({}), { channel: null })).toBe('in');
  });

  test.each<[string, Record<string, string>, Partial<Person>, string]>([
    ['a guest may not', {}, { guest: true }, 'guest'],
    ['a guest who is listed may', { MINUTEBOOK_GUESTS: 'U9, U1' }, { guest: true }, 'in'],
    ['somebody of another workspace may not', {}, { team: 'T2' }, 'other_workspace'],
    ['somebody of a listed workspace may', { MINUTEBOOK_TEAMS: 'T1,T2' }, { team: 'T2' }, 'in'],
    ['the own workspace may not where only others are listed', { MINUTEBOOK_TEAMS: 'T2' }, {}, 'other_workspace'],
    ['a stranger may not, whatever workspace Slack names', {}, { stranger: true }, 'other_workspace'],
    ['somebody of no known workspace may not', {}, { team: null }, 'other_workspace'],
    ['a deactivated account may not', {}, { deactivated: true }, 'deactivated'],
    ['a program may not', {}, { bot: true }, 'bot'],
    ['a user who is not listed may not where users are listed', { MINUTEBOOK_USERS: 'U2' }, {}, 'user_not_listed'],
    ['a user who is listed may', { MINUTEBOOK_USERS: 'U2,U1' }, {}, 'in'],
    ['a listed channel is open', { MINUTEBOOK_CHANNELS: 'C1' }, {}, 'in'],
    ['another channel is not', { MINUTEBOOK_CHANNELS: 'C2' }, {}, 'channel_not_listed'],
  ])('%s', async (_what, settings, person, expected) => {
    expect(await why(gateWith(settings, person))).toBe(expected);
  });

  test('a channel shared with another organisation is closed, whether the event or the look-up says so', async () => {
    expect(await why(gateWith({}, {}, true))).toBe('shared_channel');
    expect(await why(gateWith({}), { shared: true })).toBe('shared_channel');
    expect(await why(gateWith({ MINUTEBOOK_SHARED_CHANNELS: 'C1' }, {}, true), { shared: true })).toBe('in');
  });

  test("where Slack's look-up fails nobody is let in", async () => {
    const fails = async (): Promise<never> => {
      throw new Error('down');
    };
    const config = loadConfig({}).slack;
    const noPeople = createGate({
      lookUp: { person: fails, channel: async () => ({ shared: false, archived: false, member: true }) },
      ownTeam: 'T1',
      config,
    });
    const noChannels = createGate({ lookUp: { person: async () => member, channel: fails }, ownTeam: 'T1', config });
    for (const gate of [noPeople, noChannels])
      expect(await gate.check({ user: 'U1', channel: 'C1' }, 'asked')).toEqual({ let: 'out', why: 'lookup_failed' });
  });

  test('a look-up is asked again at posting, when somebody may have been shut out since', async () => {
    let clock = 0;
    let calls = 0;
    let deleted = false;
    const client = {
      users: {
        info: async () => {
          calls += 1;
          return { user: { id: 'U1', team_id: 'T1', deleted } };
        },
      },
    };
    const gate = createGate({
      lookUp: createLookUp(client as never, () => clock),
      ownTeam: 'T1',
      config: loadConfig({}).slack,
    });
    const check = (when: 'asked' | 'posted') => gate.check({ user: 'U1', channel: 'D1' }, when);
    expect((await check('asked')).let).toBe('in');
    deleted = true;
    clock = 9_000;
    expect((await check('posted')).let).toBe('in');
    clock = 11_000;
    expect(await check('posted')).toEqual({ let: 'out', why: 'deactivated' });
    expect(calls).toBe(2);
  });
});
