import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Since } from '../../../src/answering/record-since.js';
import { feedbackModal } from '../../../src/slack/blocks/feedback-modal.js';
import { reportModal } from '../../../src/slack/blocks/report-modal.js';
import {
  noticeModal,
  type ShownSource,
  sourcesModal,
  sourcesSkeleton,
} from '../../../src/slack/blocks/sources-modal.js';
import { withdrawModal, withdrawnResult, withdrawSureModal } from '../../../src/slack/blocks/withdraw-modal.js';
import { citation, item, meeting } from './invented.js';
import { expectTaken, expectView, hostile, seen } from './taken.js';

const source = (label: string, given: Partial<ShownSource> = {}): ShownSource => ({
  citation: citation(label, '512 pupils held a bus pass.'),
  passage: {
    before: 'The service reported on travel.',
    quote: '512 pupils held a bus pass.',
    after: 'Fewer came late.',
  },
  withdrawnOn: null,
  ...given,
});
const since = (given: Partial<Since> = {}): Since => ({
  label: '1',
  words: 'as_quoted',
  withdrawnOn: null,
  minutesStatus: 'approved',
  agreements: [],
  ...given,
});
const words = (view: { blocks: unknown }): string => seen({ blocks: view.blocks });

describe('the modal of sources', () => {
  it('opens at once with a line that says what it waits for', () => {
    expectView(sourcesSkeleton('K7QXM'), 'modal');
    expect(words(sourcesSkeleton('K7QXM'))).toBe('Looking up the passages.');
  });

  it('shows each quotation within its passage, in bold and in quotation marks', () => {
    const view = sourcesModal('K7QXM', 'How many hold a pass?', [source('1')]);
    expectView(view, 'modal');
    expect(words(view)).toContain('The service reported on travel. \n“512 pupils held a bus pass.”\n Fewer came late.');
    expect(JSON.stringify(view.blocks)).toContain('"text":"“512 pupils held a bus pass.”","style":{"bold":true}');
  });

  it('says what the status was and what it is now', () => {
    const draft = citation('1', 'x', { meeting: meeting({ minutesStatus: 'draft' }) });
    const now = since({
      agreements: [{ outcome: 'amended', decidedOn: '2025-11-04', amendment: '513, not 512' }],
    });
    expect(words(sourcesModal('K7QXM', null, [source('1', { citation: draft, since: now })]))).toContain(
      'Status of the minutes when cited: draft. Now: approved. Amended at the meeting of 4 November 2025: “513, not 512” The words stand as quoted.',
    );
  });

  it('says that words no longer stand as they were quoted, and still shows them', () => {
    const view = sourcesModal('K7QXM', null, [source('1', { passage: null })]);
    expect(words(view)).toContain('“512 pupils held a bus pass.”');
    expect(words(view)).toContain('no longer stand there as they were quoted');
  });

  it('says that only the quotation can be shown where it stands elsewhere by now', () => {
    const view = sourcesModal('K7QXM', null, [source('1', { passage: null, since: since() })]);
    expect(words(view)).toContain('What stands before and after cannot be shown now.');
    expect(words(view)).not.toContain('no longer stand there');
  });

  it('shows nothing of words that were withdrawn', () => {
    for (const withdrawn of [
      source('1', { withdrawnOn: '2026-03-03' }),
      source('1', { since: since({ words: 'withdrawn' }) }),
    ]) {
      const shown = words(sourcesModal('K7QXM', null, [withdrawn]));
      expect(shown).toMatch(/Withdrawn (?:on 3 March 2026|since); the words are no longer held\./);
      expect(shown).not.toContain('512');
      expect(shown).not.toContain('late');
    }
  });

  it('names the speaker beside the quotation, or says that none is named', () => {
    const named = source('1', { said: { speaker: 'Ada Marsh', referent: null } });
    const unnamed = source('1', { said: { speaker: null, referent: null } });
    expect(words(sourcesModal('K7QXM', null, [named]))).toContain('said by Ada Marsh');
    expect(words(sourcesModal('K7QXM', null, [unnamed]))).toContain('speaker not named');
  });

  it('has pages with buttons where there are many sources, each source on one of them', () => {
    const many = Array.from({ length: 20 }, (_, index) => source(String(index + 1)));
    const shown = [0, 1, 2].flatMap((page) => {
      const view = sourcesModal('K7QXM', 'How many?', many, page);
      expectView(view, 'modal');
      return words(view).match(/\[\d+\]/g) ?? [];
    });
    expect(shown).toEqual(many.map(({ citation: { label } }) => `[${label}]`));
    const values = JSON.stringify(sourcesModal('K7QXM', 'How many?', many, 1).blocks).match(/"value":"[^"]*"/g);
    expect(values).toEqual(['"value":"K7QXM:0"', '"value":"K7QXM:2"']);
  });

  it('is taken by Slack whatever the minutes hold', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            before: hostile,
            quote: hostile,
            after: hostile,
            title: hostile,
            link: fc.option(hostile),
            held: fc.boolean(),
          }),
          {
            maxLength: 10,
          },
        ),
        hostile,
        fc.nat(4),
        (sources, question, page) => {
          const view = sourcesModal(
            'K7QXM',
            question,
            sources.map(({ before, quote, after, title, link, held }, index) =>
              source(String(index + 1), {
                citation: citation(String(index + 1), quote, { item: item({ title }), link }),
                passage: held ? { before, quote, after } : null,
                said: { speaker: before, referent: after },
                since: since({ agreements: [{ outcome: 'amended', decidedOn: null, amendment: title }] }),
              }),
            ),
            page,
          );
          expectView(view, 'modal');
          expectView(noticeModal('K7QXM', question), 'modal');
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('the modal for a report', () => {
  const boxes = (view: ReturnType<typeof reportModal>): string[] =>
    (view.blocks as { element?: { initial_value: string } }[]).flatMap(({ element }) => element?.initial_value ?? []);

  it('holds the text in one box where it fits, line breaks and all', () => {
    const view = reportModal('K7QXM', 'Question: how many?\n\nAnswer K7QXM');
    expectView(view, 'modal');
    expect(boxes(view)).toEqual(['Question: how many?\n\nAnswer K7QXM']);
  });

  it('cuts a long text between lines and loses nothing', () => {
    const text = Array.from({ length: 300 }, (_, index) => `Line ${index} of the record of <this> answer.`).join('\n');
    const view = reportModal('K7QXM', text);
    expectView(view, 'modal');
    expect(boxes(view).length).toBeGreaterThan(3);
    expect(boxes(view).join('\n')).toBe(text);
  });

  it('is taken by Slack whatever the text holds', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 6 }), (lines) =>
        expectView(reportModal('K7QXM', lines.join('\n')), 'modal'),
      ),
      { numRuns: 80 },
    );
  }, 60_000);
});

describe('the other modals', () => {
  it('are taken by Slack', () => {
    expectView(feedbackModal('K7QXM', '90 days'), 'modal');
    expectView(withdrawModal(), 'modal');
  });

  it('ask for a reason of at most 300 characters', () => {
    expect(JSON.stringify(feedbackModal('K7QXM', '90 days'))).toContain('"max_length":300');
  });

  it('show what will be withdrawn before it is', () => {
    const view = withdrawSureModal(
      { name: 'item 7, Attendance', of: 'Harrowmere Council', items: 1, reason: null },
      'token',
    );
    expectView(view, 'modal');
    expect(words(view)).toContain('To be withdrawn: item 7, Attendance');
    expect(words(view)).toContain('1 agenda item taken out of the minute book');
    expect(view.private_metadata).toBe('token');
  });

  it('are taken by Slack whatever a document is called', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, reason) => {
        expectView(withdrawSureModal({ name, of: name, items: 1, reason }, 't'), 'modal');
        expectTaken(withdrawnResult({ name, messagesReplaced: 2, unchanged: [name, reason] }));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('what came of a withdrawal', () => {
  it('names the messages that Slack would not let the bot change', () => {
    const { text } = withdrawnResult({
      name: 'item 7',
      messagesReplaced: 1,
      unchanged: ['channel general, 3 March 2026'],
    });
    expect(text).toContain('Withdrawn: item 7. 1 message replaced or about to be.');
    expect(text).toContain('· channel general, 3 March 2026');
  });
});
