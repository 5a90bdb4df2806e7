import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answering/answer.js';
import { answerMessages } from '../../../src/slack/blocks/answer.js';
import { shared } from '../../../src/slack/blocks/share.js';
import { answered, citation, item, meeting, notFound, sentence } from './invented.js';
import { expectTaken, hostile, seen, unescaped } from './taken.js';

const inThread = { private: false, canWiden: false };
const alone = { private: true, canWiden: false };
const only = <Value>(values: readonly Value[]): Value => {
  expect(values).toHaveLength(1);
  return values[0] as Value;
};
const buttonsOf = (blocks: readonly unknown[]) =>
  (blocks as { type: string; elements: { text: { text: string }; value: string; accessibility_label: string }[] }[])
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => elements);

describe('an answer', () => {
  const one = answered(['In July 2025, 512 pupils held a bus pass.']);

  it('begins with the quotation, its marker after the full stop, its period and its council', () => {
    const { text } = only(answerMessages(one, inThread));
    expect(text.split('\n')[0]).toBe(
      '“In July 2025, 512 pupils held a bus pass.” [1] (meeting of 9 September 2025 · figures for July 2025 · Harrowmere Council)',
    );
  });

  it('says the same in its blocks, in the same order', () => {
    const answer = { ...one, notes: ['No number for August is minuted.'] };
    const { blocks } = only(answerMessages(answer, inThread));
    const words = seen({ blocks });
    const order = ['512 pupils', 'meeting of 9 September', 'No number for August', 'Sources', 'Searched 14 meetings'];
    const places = order.map((part) => words.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
  });

  it('names each source by period, council, body, item and status, with the title as its link', () => {
    const { text, blocks } = only(answerMessages(one, inThread));
    expect(text).toContain(
      '[1] meeting of 9 September 2025 · Harrowmere Council, Children and Learning Scrutiny Panel · <https://minutes.harrowmere.example/mgAi.aspx?ID=701|item 7, Attendance and travel to school> · approved minutes',
    );
    expect(JSON.stringify(blocks)).toContain(
      '"type":"link","url":"https://minutes.harrowmere.example/mgAi.aspx?ID=701"',
    );
  });

  it('names an item once, with the markers of all that is quoted from it', () => {
    const { text } = only(answerMessages(answered(['First.', 'Second.']), inThread));
    expect(text.match(/item 7, Attendance/g)).toHaveLength(1);
    expect(text).toContain('\n[1][2] meeting of 9 September 2025');
  });

  it('says of a source what is not known of it, and that its copy is cut short', () => {
    const cited = citation('1', 'Fewer pupils came late.', {
      meeting: meeting({ heldOn: null, minutesStatus: 'unknown', council: null }),
      item: item({ truncated: true, titleBasis: 'derived', agendaItemNumber: null }),
      link: null,
    });
    const { text } = only(answerMessages(answered(['Fewer pupils came late.'], { citations: [cited] }), inThread));
    expect(text).toContain(
      '[1] date not stated · Children and Learning Scrutiny Panel · Attendance and travel to school (title not printed) · status unknown · the copy held is cut short',
    );
  });

  it('credits a quotation beside it and never inside it', () => {
    const said = { speaker: 'Ada Marsh, Head of Transport', referent: '“the Panel” is the Transport Panel' };
    const answer = answered(['The Panel was told of it.'], {
      sentences: [sentence('The Panel was told of it.', '1', said)],
    });
    const { text } = only(answerMessages(answer, inThread));
    expect(text.split('\n')[0]).toMatch(
      /^“The Panel was told of it\.” \[1\] \(.* · said by Ada Marsh, Head of Transport · “the Panel” is the Transport Panel\)$/,
    );
  });

  it('prints the scope that was used and the reference', () => {
    const { text } = only(answerMessages(one, inThread));
    expect(text.split('\n').at(-1)).toBe('Searched 14 meetings of Harrowmere Council · answer K7QXM');
  });

  it('offers to widen the search only where something narrower than everything was searched', () => {
    const labels = (canWiden: boolean) =>
      buttonsOf(only(answerMessages(one, { private: false, canWiden })).blocks).map(({ text }) => text.text);
    expect(labels(false)).toEqual(['Show sources', 'Copy for a report']);
    expect(labels(true)).toEqual(['Show sources', 'Copy for a report', 'Widen the search']);
  });

  it('has buttons that carry the reference alone and name the question to a screen reader', () => {
    for (const { value, accessibility_label: label, text } of buttonsOf(only(answerMessages(one, alone)).blocks)) {
      expect(value).toBe('K7QXM');
      expect(label).toBe(`${text.text}: How many pupils came by bus?`);
    }
  });

  it('has thumbs for feedback where all can see it, and plain buttons where only the asker can', () => {
    const types = (frame: typeof inThread) => only(answerMessages(one, frame)).blocks.map(({ type }) => type);
    expect(types(inThread)).toContain('context_actions');
    expect(types(alone)).not.toContain('context_actions');
    expect(buttonsOf(only(answerMessages(one, alone)).blocks).map(({ text }) => text.text)).toEqual([
      'Show sources',
      'Copy for a report',
      'Share in channel',
      'Helpful',
      'Not helpful',
    ]);
  });

  it('repeats the question where Slack does not show it', () => {
    expect(only(answerMessages(one, alone)).text).toContain('You asked: How many pupils came by bus?');
    expect(only(answerMessages(one, inThread)).text).not.toContain('You asked');
  });
});

describe('several quotations', () => {
  const four = ['First.', 'Second.', 'Third.', 'Fourth.'];

  it('are shown up to three; the rest stand under "Show sources"', () => {
    const citations = four.map((text, index) => citation(String(index + 1), text, { item: item({ id: `i${index}` }) }));
    const { text } = only(answerMessages(answered(four, { citations }), inThread));
    expect(text).toContain('“Third.” [3]');
    expect(text).not.toContain('“Fourth.”');
    expect(text).toContain('One more quotation under “Show sources”.');
    expect(text).not.toContain('[4]');
  });

  it('are shown whole, one a line, where they are the entries of one list', () => {
    const sentences = four.map((text, index) =>
      sentence(text, String(index + 1), { referent: 'under “The Panel asked for:”' }),
    );
    const { text } = only(answerMessages(answered(four, { sentences }), inThread));
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Under “The Panel asked for:” · meeting of 9 September 2025 · figures for July 2025 · Harrowmere Council:',
      '· “First.” [1]',
      '· “Second.” [2]',
      '· “Third.” [3]',
      '· “Fourth.” [4]',
    ]);
  });

  it('name the council wherever another one is quoted', () => {
    const other = meeting({ council: 'Saltby Borough Council' });
    const citations = [citation('1', 'First.'), citation('2', 'Second.', { meeting: other })];
    const { text } = only(answerMessages(answered(['First.', 'Second.'], { citations }), inThread));
    expect(text.split('\n')[0]).toContain('Harrowmere Council');
    expect(text.split('\n')[1]).toContain('Saltby Borough Council');
  });

  it('have no quotation marks where a model worded them, and one line says so', () => {
    const { text } = only(
      answerMessages(answered(['Some came by bus.'], { mode: 'model' }), { ...inThread, model: 'm-1' }),
    );
    expect(text.startsWith('Some came by bus. [1]')).toBe(true);
    expect(text).toContain('Worded by the model m-1; the quotations, not this wording, are the record.');
  });
});

describe('an answer that is none', () => {
  it('says so first, then what could not be looked in and the nearest items by title, never a sentence of them', () => {
    const nearest = [citation('1', 'Words that could pass for the answer.')];
    const answer = notFound({
      nearest,
      searched: { ...notFound().searched, missing: ['The copy held of item 9 stops before the end.'] },
    });
    const { text, blocks } = only(answerMessages(answer, inThread));
    const lines = text.split('\n');
    expect(lines[0]).toBe('The minutes held do not say. Searched: 14 meetings of Harrowmere Council.');
    expect(lines[1]).toBe('· The copy held of item 9 stops before the end.');
    expect(text).toContain('item 7, Attendance and travel to school');
    expect(seen({ text, blocks })).not.toContain('pass for the answer');
    expect(buttonsOf(blocks).map((each) => each.text.text)).toEqual(['Copy for a report']);
  });

  it('repeats nothing of a question that is refused and offers nothing to press', () => {
    const refused: Answer = {
      ...notFound(),
      status: 'refused',
      text: 'Such questions are not answered.',
      question: 'JS',
    };
    const { text, blocks } = only(answerMessages(refused, alone));
    expect(text).toBe('Such questions are not answered.\nAnswer K7QXM');
    expect(buttonsOf(blocks)).toEqual([]);
    expect(JSON.stringify(blocks)).not.toContain('JS');
  });
});

describe('a long answer', () => {
  const words = 'The Panel heard of buses & trains <again>. '.repeat(400).trim();
  const messages = answerMessages(answered([words, 'And trains.']), inThread);

  it('is split into messages that Slack takes, with nothing left out', () => {
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expectTaken(message);
    const inOne = (parts: string[]): string =>
      parts
        .join(' ')
        .replace(/\s+/g, ' ')
        .replace(/ Answer K7QXM, part \d+ of \d+/g, '');
    const said = (whole: string): number => whole.split('The Panel heard of buses & trains <again>.').length - 1;
    expect(said(inOne(messages.map(({ text }) => unescaped(text))))).toBe(400);
    expect(said(inOne(messages.map(({ blocks }) => seen({ blocks }))))).toBe(400);
  });

  it('says on each further message what goes on, and has its buttons on the last', () => {
    messages.slice(1).forEach(({ text }, index) => {
      expect(text.split('\n')[0]).toBe(`Answer K7QXM, part ${index + 2} of ${messages.length}`);
    });
    expect(messages.filter(({ blocks }) => buttonsOf(blocks).length > 0)).toEqual([messages.at(-1)]);
  });
});

describe('a shared answer', () => {
  it('still begins with the answer, and says who shares it and what was asked, without calling anybody', () => {
    const [first] = answerMessages(answered(['512 held a pass.']), inThread);
    if (!first) throw new Error('no message');
    const message = shared(first, 'How many <!channel> hold a pass?', 'Ada Marsh');
    expectTaken(message);
    expect(message.text.startsWith('“512 held a pass.” [1]')).toBe(true);
    expect(unescaped(message.text)).toContain('Question: How many <!channel> hold a pass? · shared by Ada Marsh');
    expect(message.blocks.at(-1)?.type).toBe('context_actions');
  });
});

describe('whatever the minutes and the question hold', () => {
  it('Slack takes every message, nobody is called, and nothing is empty', () => {
    fc.assert(
      fc.property(
        fc.record({
          texts: fc.array(hostile, { minLength: 1, maxLength: 5 }),
          label: hostile,
          title: hostile,
          link: fc.oneof(fc.webUrl(), hostile, fc.constant('javascript:alert(1)'), fc.constant(null)),
          note: hostile,
          question: hostile,
          oneItem: fc.boolean(),
          private: fc.boolean(),
          status: fc.constantFrom('answered', 'not_found', 'refused', 'failed'),
        }),
        ({ texts, label, title, link, note, question, oneItem, status, ...rest }) => {
          const citations = texts.map((text, index) =>
            citation(String(index + 1), text, {
              item: item({ title, id: oneItem ? 'i' : `i${index}` }),
              meeting: meeting({ council: label, body: label }),
              link,
            }),
          );
          const answer = answered(texts, {
            question,
            status: status as Answer['status'],
            text: status === 'answered' ? texts.join(' ') : `No. ${label}`,
            notes: [note, note],
            sentences: texts.map((text, index) =>
              sentence(text, String(index + 1), { speaker: label, period: label, referent: title }),
            ),
            citations: status === 'answered' ? citations : [],
            nearest: status === 'not_found' ? citations : [],
            searched: { ...notFound().searched, council: label, missing: [note] },
          });
          for (const message of answerMessages(answer, { ...rest, canWiden: true, model: label }))
            expectTaken(shared(message, question, label));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('a quotation is shown word for word, in the blocks and in the text', () => {
    const plain = fc.array(fc.constantFrom('47.2%', '<b>', '&', 'nearly', '*', '(a)', '“so”', '_', '£5m'), {
      minLength: 1,
      maxLength: 900,
    });
    fc.assert(
      fc.property(plain, (parts) => {
        const messages = answerMessages(answered([parts.join(' ')]), inThread);
        const squeeze = (text: string): string => text.replace(/\s+/g, '').replace(/AnswerK7QXM,part\d+of\d+/g, '');
        const wanted = squeeze(`“${parts.join(' ')}”[1]`);
        const texts = messages.map(({ text }) => squeeze(unescaped(text))).join('');
        const blocks = messages.map(({ blocks: own }) => squeeze(seen({ blocks: own }))).join('');
        expect(texts).toContain(wanted);
        expect(blocks).toContain(wanted);
      }),
      { numRuns: 60 },
    );
  });
});
