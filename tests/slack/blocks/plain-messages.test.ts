import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalMessage } from '../../../src/slack/blocks/gate.js';
import { plainMessage } from '../../../src/slack/blocks/message.js';
import {
  failedMessage,
  lookingStatus,
  nothingHeldMessage,
  noWordsMessage,
  staleButtonMessage,
  tooLongMessage,
  unknownButtonMessage,
  withdrawnMeanwhileMessage,
  withdrawnMessage,
} from '../../../src/slack/blocks/plain-messages.js';
import { chosen, everything, type ScopeFacts, scopeMessage } from '../../../src/slack/blocks/scope.js';
import { sharedNotice } from '../../../src/slack/blocks/share.js';
import { usageMessage } from '../../../src/slack/blocks/usage.js';
import type { Refusal } from '../../../src/slack/gates/refusal.js';
import { expectTaken, hostile, seen, unescaped } from './taken.js';

const reasons: readonly Refusal[] = [
  'guest',
  'other_workspace',
  'shared_channel',
  'deactivated',
  'bot',
  'channel_not_listed',
  'user_not_listed',
  'too_many_questions',
  'lookup_failed',
];

describe('a refusal', () => {
  it.each(reasons)('says in one sentence why: %s', (why) => {
    const message = refusalMessage(why, null);
    expectTaken(message);
    expect(message.text).toMatch(/^[A-Z][^!?]+\.$/);
    expect(message.text).not.toMatch(/please|sorry|unfortunately|oops/i);
  });

  it('says from when the next question is taken, by the clock of the councils', () => {
    const again = new Date('2026-07-01T13:05:30Z');
    expect(refusalMessage('too_many_questions', null, again).text).toMatch(/; ask again after 14:05\.$/);
    expect(refusalMessage('too_many_questions', null).text).toMatch(/; ask again in a few minutes\.$/);
  });

  it('names whom to ask, but not for what time puts right', () => {
    expect(refusalMessage('guest', 'Ada Marsh').text).toContain('Questions about this: Ada Marsh.');
    expect(refusalMessage('lookup_failed', 'Ada Marsh').text).not.toContain('Ada Marsh');
  });
});

describe('a failure', () => {
  it('says that it was not the question, what to do, and the reference', () => {
    const { text } = failedMessage('K7QXM', 'Ada Marsh');
    expect(text).toContain('not because of what you asked');
    expect(text).toContain('tell Ada Marsh the reference K7QXM');
  });
});

describe('every message in the words of the bot', () => {
  const messages = [
    nothingHeldMessage(null),
    nothingHeldMessage('Ada Marsh'),
    tooLongMessage(2_500, 2_000),
    noWordsMessage(),
    withdrawnMeanwhileMessage('K7QXM'),
    withdrawnMessage('2026-03-03', 'K7QXM'),
    withdrawnMessage('3 March 2026', null),
    staleButtonMessage(),
    unknownButtonMessage(),
    sharedNotice('K7QXM'),
    usageMessage([]),
  ];

  it.each(messages.map((message) => [message.text, message] as const))('is taken by Slack: %s', (_text, message) => {
    expectTaken(message);
    expect(message.text).not.toContain('!');
  });

  it('says the same in its text and its blocks', () => {
    for (const { text, blocks } of messages.slice(0, 10)) expect(seen({ blocks })).toBe(unescaped(text));
  });

  it('is taken by Slack whatever it names', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        expectTaken(plainMessage(one, two));
        expectTaken(failedMessage('K7QXM', one));
        expectTaken(refusalMessage('guest', one));
        expectTaken(usageMessage([one, two, one, two]));
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});

describe('words that replace a message', () => {
  it('say when they were withdrawn, in words, and nothing of what stood there', () => {
    expect(withdrawnMessage('2026-03-03', 'K7QXM').text).toBe(
      'Withdrawn on 3 March 2026: this message quoted minutes that have been taken out of the minute book. Answer K7QXM.',
    );
  });
});

describe('the line while the bot works', () => {
  it('says where it looks', () => {
    expect(lookingStatus(14)).toBe('is looking in 14 meetings');
    expect(lookingStatus(1)).toBe('is looking in 1 meeting');
  });
});

describe('how to ask', () => {
  it('gives three of the examples', () => {
    const { text } = usageMessage(['One?', 'Two?', 'Three?', 'Four?']);
    expect(text).toContain('· Three?');
    expect(text).not.toContain('Four?');
  });
});

describe('the scope of a channel', () => {
  const held: ScopeFacts['held'] = [
    { council: 'Harrowmere Council', bodies: ['Cabinet', 'Children and Learning Scrutiny Panel', null] },
    { council: 'Saltby Borough Council', bodies: ['Cabinet'] },
  ];
  const facts: ScopeFacts = { council: null, body: null, homeCouncil: 'Harrowmere Council', held };
  const values = (message: { blocks: unknown }): string[] =>
    [
      ...(JSON.stringify(message.blocks)
        .split('"initial_option"')[0]
        ?.matchAll(/"value":"([^"]*)"/g) ?? []),
    ].map(([, value = '']) => value);

  it('says what “our panel” means', () => {
    expect(scopeMessage(facts).text).toContain('“our panel” has no meaning yet, so every body held is searched.');
    const { text } = scopeMessage({ ...facts, council: 'Harrowmere Council', body: 'Cabinet' });
    expect(text).toContain('mean the Cabinet of Harrowmere Council.');
  });

  it('offers every body held, told apart by council, and reads the choice back', () => {
    const message = scopeMessage(facts);
    expectTaken(message);
    const choices = values(message).map((value) => (value === everything ? null : chosen(value, held)));
    expect(choices).toEqual([
      null,
      { council: 'Harrowmere Council', body: 'Cabinet' },
      { council: 'Harrowmere Council', body: 'Children and Learning Scrutiny Panel' },
      { council: 'Saltby Borough Council', body: 'Cabinet' },
    ]);
  });

  it('still reads a choice when other bodies have come, and none that is no longer held', () => {
    const value = values(scopeMessage(facts))[3] ?? '';
    const more = [{ council: 'Aldmoor Council', bodies: ['Board'] }, ...held];
    expect(chosen(value, more)).toEqual({ council: 'Saltby Borough Council', body: 'Cabinet' });
    expect(chosen(value, held.slice(0, 1))).toBeNull();
    expect(chosen('nonsense', held)).toBeNull();
  });

  it('says so where no body is named', () => {
    expect(scopeMessage({ ...facts, held: [{ council: null, bodies: [null] }] }).text).toContain('nothing to choose');
  });

  it('is taken by Slack with many bodies and with hostile names', () => {
    const many = [
      { council: 'Harrowmere Council', bodies: Array.from({ length: 350 }, (_, index) => `Panel ${index}`) },
    ];
    const message = scopeMessage({ ...facts, held: many });
    expectTaken(message);
    expect(values(message)).toHaveLength(351);
    fc.assert(
      fc.property(hostile, fc.array(hostile, { maxLength: 5 }), (council, bodies) => {
        expectTaken(
          scopeMessage({ council, body: bodies[0] ?? null, homeCouncil: council, held: [{ council, bodies }] }),
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
