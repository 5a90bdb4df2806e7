import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExemptSpan, findExempt, type ItemExtent } from '../../../ingest/segment/exempt.js';
import type { ItemDraft } from '../../../ingest/segment/items.js';
import { segmentText } from '../../../ingest/segment/segment.js';
import { rules } from './record-of.js';

interface Part {
  readonly number: string | null;
  readonly title: string;
  readonly body: string;
  /** Printed after the item, before the next. */
  readonly between?: string;
}

const part = (number: string | null, title: string, body: string, between?: string): Part =>
  between === undefined ? { number, title, body } : { number, title, body, between };

function minutes(
  parts: readonly Part[],
  join = '\n\n',
  heading = (one: Part) => (one.number === null ? one.title : `${one.number}. ${one.title}`),
) {
  let text = '';
  const items: ItemExtent[] = [];
  for (const one of parts) {
    const start = text.length;
    text += heading(one);
    const bodyStart = text.length;
    text += `${join}${one.body}${join}`;
    items.push({ start, bodyStart, end: text.length, number: one.number, title: one.title });
    if (one.between !== undefined) text += `${one.between}${join}`;
  }
  return { text, items };
}

const isIn = (spans: readonly ExemptSpan[], at: number) => spans.some((span) => at >= span.start && at < span.end);

/** Every word in SECRET… lies in a span, every word in PUBLIC… and every heading outside. */
function expectOnlySecretsWithheld(text: string, items: readonly ItemExtent[]) {
  const spans = findExempt(text, items);
  const secrets = [...text.matchAll(/SECRET\w*/g)];
  for (const secret of secrets)
    expect(isIn(spans, secret.index), `${secret[0]} in ${JSON.stringify(spans)} of ${text}`).toBe(true);
  for (const open of text.matchAll(/PUBLIC\w+/g))
    expect(isIn(spans, open.index), `${open[0]} in ${JSON.stringify(spans)} of ${text}`).toBe(false);
  for (const item of items)
    for (const span of spans) expect(span.start < item.bodyStart && span.end > item.start).toBe(false);
  return spans;
}

const keep = (sentence: string) => {
  expect(findExempt(sentence, []), 'on its own').toEqual([]);
  const around = [
    part('7', 'Apologies', 'None were received.'),
    part('8', 'Service update', `The Panel heard an account.\n\n${sentence}\n\nIt was noted.`),
    part('9', 'Forward plan', 'Agreed.'),
  ];
  for (const join of ['\n\n', '\n', ' ']) {
    const { text, items } = minutes(around, join);
    expect(findExempt(text, items), `in items joined by ${JSON.stringify(join)}`).toEqual([]);
  }
  const { text, items } = minutes([part('1', 'Update', `- ${sentence}\n- Another point.`)]);
  expect(findExempt(text, items), 'as a bullet').toEqual([]);
};

describe('everyday words keep their sentence', () => {
  it.each([
    'School exclusions had fallen for the second term running.',
    'The exclusion of pupils with plans was a concern to heads.',
    'Exclusions – a new panel of heads now met monthly.',
    'A confidential helpline for carers had opened in spring.',
    'Confidential counselling was offered at every secondary school.',
    'Confidential advice could be had by text message.',
    'Kooth – confidential, anonymous and free to all teenagers.',
    'The survey of young people was anonymous and confidential.',
    'The officer stressed that the service was confidential.',
    'The report explained that calls to the helpline were confidential.',
    'Private fostering visits had been made within seven days.',
    'Private fostering: all arrangements were visited.',
    'Families in the private rented sector moved more often.',
    'Private sector landlords had been written to.',
    'Nurseries in the private, voluntary and independent sector had closed.',
    'Private – 12 homes; council – 3 homes.',
    'Exempt accommodation was being inspected with the police.',
    'Supported exempt housing had grown in the north of the borough.',
    'Care leavers were exempt from council tax until they turned 25.',
    'Council Tax exemptions for care leavers had been renewed.',
    'Duties under Part 2 of the Housing Act were explained.',
    'This was set out in Part 2 of the Children Act.',
    'Staff had finished part two of the training.',
    'Part B of the strategy would follow next year.',
    'Part 2 of the plan dealt with early help.',
    'The Panel will consider whether any items should be considered in private.',
    'The Panel was asked to determine which items, if any, were to be taken in private.',
    'To consider whether to exclude the press and public from any item.',
    'Most agenda items take place in public. This only changes where there is a need to consider exempt information, as contained at Schedule 12A of the Local Government Act 1972; you will be told at this point whether any items are to be in private.',
    'No items were considered in private.',
    'All items were considered in public.',
    'There were no exempt items.',
    'There was no exempt or confidential business.',
    'It was not necessary to exclude the press and public.',
    'The press and public were not excluded from any part of the meeting.',
    'A resident asked: is the report confidential?',
    'A member asked whether the report was confidential.',
    'The report was no longer confidential and had been published.',
    'The public may be excluded from a meeting in certain cases.',
    'Young people preferred to see the nurse in private.',
    'The Panel met young people in private before visiting the centre.',
    'A private session with a counsellor could be booked.',
    'Members of the public left questions at the reception desk.',
    'The library had been closed to the public since May.',
    'Closed: the action on transport was complete.',
    'Information about a child was kept confidential by the team.',
    'Schools had a restricted budget for agency staff.',
    'The press had reported the exclusion figures.',
    'The meeting moved to private sector housing.',
    'Confidential information about children was held on a secure system.',
    'Confidential reports of concern could be made by telephone.',
    'Children in private schools and exempt academies were counted.',
    'The exempt minutes of the last meeting were agreed as a correct record.',
    'Members declared a private interest.',
    'Restricted: no parking near the school gates.',
    'The Panel discussed the exclusion of three pupils and the public response.',
    'The public excluded themselves from the consultation.',
    'Training: Part 1 was online and Part 2 was in person.',
    'Phase 1 had closed and Part 2 would begin in May.',
    'Officers worked confidentially with families.',
    'The review was led by a private company under contract.',
  ])('%s', keep);

  it.each([
    ['Exclusion of the Press and Public', 'There were no exempt items.'],
    ['Admission of the Public', 'RESOLVED – That all items be considered in public.'],
    ['Admission of the Public', 'It was noted that no items would be taken in private session.'],
    [
      'Exclusion of press and public',
      'To resolve that under Section 100A(4) of the Local Government Act 1972 the public be excluded for the following items.\n\nMinutes:\n\nThere were no exempt items.',
    ],
    [
      'Exclusion of the public',
      'The Committee is asked to consider whether, because of exempt information in Schedule 12A, the public should be excluded.',
    ],
    ['Exempt items', 'None.'],
    ['Confidential items', 'There were no confidential items to consider.'],
    ['School exclusions', 'PUBLICONE The numbers fell.'],
    ['Exempt accommodation – update', 'PUBLICONE The numbers fell.'],
    ['Private fostering annual report', 'PUBLICONE The numbers fell.'],
    ['Confidential helpline', 'PUBLICONE The numbers fell.'],
    ['Confidential reporting policy', 'PUBLICONE The numbers fell.'],
    ['Housing Act 2004: Part 2 of the Act', 'PUBLICONE The numbers fell.'],
    ['Annual Meeting (Part 2)', 'PUBLICONE The Chair was elected.'],
    ['Part 2 – Ordinary business', 'PUBLICONE The Chair was elected.'],
    ['Quality of private provision', 'PUBLICONE The numbers fell.'],
  ])('an item titled %s: %s', (title, body) => {
    const { text, items } = minutes([
      part('2', title, body),
      part('3', 'Attendance', 'The Panel was told more.'),
      part('4', 'Budget', 'Agreed.'),
    ]);
    expect(findExempt(text, items)).toEqual([]);
  });

  it('takes a bare Part 2 of an annual meeting for its second half', () => {
    const text =
      'Annual Meeting of the Council\n\nPart 1\n\nThe Mayor was elected.\n\nPart 2\n\nCommittees were appointed.';
    expect(findExempt(text, [])).toEqual([]);
  });
});

const before = part('8', 'School places', 'PUBLICBEFORE The Panel heard that places were enough.');
const after = part('10', 'Forward plan', 'PUBLICAFTER The plan was agreed.');
const secret = 'SECRETONE was told to members.\n\nSECRETTWO followed.';
const nine = (title: string, body: string) => [before, part('9', title, body), after];

describe('every way of marking withholds the text and no more', () => {
  it.each<[string, readonly Part[]]>([
    ['title begins with Exempt:', nine('Exempt: Placement contract', secret)],
    ['title ends with (Exempt)', nine('Placement contract (Exempt)', secret)],
    ['title ends with – CONFIDENTIAL', nine('Placement contract – CONFIDENTIAL', secret)],
    ['title ends with (Part 2)', nine('Placement contract (Part 2)', secret)],
    ['title ends with – Part B', nine('Placement contract – Part B', secret)],
    ['title ends with Part II', nine('Placement contract Part II', secret)],
    ['title holds Schedule 12A', nine('Placement contract (Schedule 12A, paragraph 3)', secret)],
    ['title holds (Paragraph 3)', nine('Placement contract (Paragraph 3)', secret)],
    ['title holds not for publication', nine('NOT FOR PUBLICATION – Placement contract', secret)],
    ['title Exempt minutes', nine('Exempt minutes of the last meeting', secret)],
    ['title Private item', nine('Private Item – Placement contract', secret)],
    [
      'label Exempt appendix mid-item',
      nine('Placement contract', `PUBLICPART The need was known.\n\nExempt appendix\n\n${secret}`),
    ],
    [
      'label Part 2 minutes of this item',
      nine('Placement contract', `PUBLICPART The need was known.\n\n**Part 2 minutes of this item**\n\n${secret}`),
    ],
    [
      'label on the line of its text',
      nine('Placement contract', `PUBLICPART The need was known.\n\nExempt minutes: ${secret}`),
    ],
    [
      'label in the middle of a line',
      nine('Placement contract', 'PUBLICPART The need was known. Confidential: SECRETONE was told.'),
    ],
    ['label CONFIDENTIAL', nine('Placement contract', `PUBLICPART The need was known.\n\nCONFIDENTIAL\n\n${secret}`)],
    [
      'paragraph: this item is exempt',
      nine('Placement contract', `This item is exempt by virtue of paragraph 3.\n\n${secret}`),
    ],
    [
      'paragraph after the text',
      nine('Placement contract', `${secret}\n\n(This minute is confidential and not for publication.)`),
    ],
    [
      'a schedule set against an item at its end',
      nine(
        'Placement contract',
        `${secret}\n\nExempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972.`,
      ),
    ],
    ['Schedule 7A', nine('Placement contract', `Paragraph 9A of Schedule 7A applies to this item.\n\n${secret}`)],
    [
      'report contains exempt information',
      nine('Placement contract', `The report contains exempt information.\n\n${secret}`),
    ],
    ['considered in private', nine('Placement contract', `This item was considered in private session.\n\n${secret}`)],
    [
      'the Panel moved into private session',
      nine(
        'Placement contract',
        `PUBLICPART A paper was tabled. The Panel moved into private session. ${secret}\n\nThe meeting resumed in public.\n\nPUBLICBACK The Chair went on.`,
      ),
    ],
    [
      'remainder of the item',
      nine(
        'Placement contract',
        `PUBLICPART The need was known.\n\nThe remainder of this item was discussed in private.\n\n${secret}`,
      ),
    ],
    [
      'resolution within an item',
      nine(
        'Placement contract',
        `PUBLICPART The need was known.\n\nRESOLVED – That the press and public be excluded during consideration of this item.\n\n${secret}`,
      ),
    ],
    [
      'resolution naming an item by number',
      [
        before,
        part(
          '8A',
          'Exclusion of the Press and Public',
          'PUBLICRES RESOLVED: That under Section 100A(4) of the Local Government Act 1972 the press and public be excluded for agenda item 9 PUBLICREASON on the grounds that, if members of the public were present, exempt information may be disclosed.',
        ),
        part('9', 'Placement contract', secret),
        after,
      ],
    ],
    [
      'resolution naming two items',
      [
        before,
        part('11', 'Exclusion', 'RESOLVED – that the public be excluded for items 12 and 14.'),
        part('12', 'One', secret),
        part('13', 'Two', 'PUBLICMID words.'),
        part('14', 'Three', secret),
        part('15', 'Four', 'PUBLICEND words.'),
      ],
    ],
    [
      'resolution naming a range',
      [
        before,
        part('11', 'Exclusion', 'RESOLVED – that the public be excluded for items 12 – 14.'),
        part('12', 'One', secret),
        part('13', 'Two', secret),
        part('14', 'Three', secret),
        part('15', 'Four', 'PUBLICEND words.'),
      ],
    ],
    [
      'resolution made at the start',
      [
        part('3', 'Exclusion of the public', 'It was agreed that the public be excluded from the meeting for item 9.'),
        before,
        part('9', 'Placement contract', secret),
        after,
      ],
    ],
    [
      'resolution naming an item by title',
      [
        part(
          '3',
          'Exclusion of the public',
          'It was agreed that the public be excluded from the meeting for the item on Placement contract review.',
        ),
        before,
        part('9', 'Placement contract review', secret),
        after,
      ],
    ],
    [
      'resolution for the following item',
      [
        before,
        part(
          '8A',
          'Exclusion of public',
          'RESOLVED that the public be excluded from the meeting for the following item.',
        ),
        part('9', 'Placement contract', secret),
        after,
      ],
    ],
    [
      'resolution for the following items, then readmission',
      [
        before,
        part('8A', 'Exclusion', 'RESOLVED – That the public be excluded for the following items.'),
        part('9', 'One', secret),
        part('9A', 'Two', `${secret}\n\n(At 4.10 pm the meeting resumed in public.)\n\nPUBLICBACK words`),
        after,
      ],
    ],
    [
      'resolution without a name runs to the end',
      [
        before,
        part('8A', 'Exclusion', 'RESOLVED – That the press and public be now excluded from the meeting.'),
        part('9', 'One', secret),
        part('10', 'Two', secret),
      ],
    ],
    [
      'resolution without a name ends where the meeting closed',
      [
        before,
        part('9', 'One', `The public were excluded.\n\n${secret}`),
        part('10', 'Two', `${secret}\n\nThe meeting closed at 6.10 pm.\n\nPUBLICNEXT meeting`),
      ],
    ],
    [
      'resolution naming an item that cannot be found',
      [
        before,
        part('8A', 'Exclusion', 'RESOLVED – That the public be excluded for item 77.'),
        part('9', 'One', secret),
      ],
    ],
    [
      'the public were readmitted',
      [
        before,
        part(
          '9',
          'One',
          `The press and public were excluded.\n\n${secret}\n\nThe public were readmitted.\n\nPUBLICBACK words`,
        ),
        after,
      ],
    ],
    [
      'returned to open session',
      [
        before,
        part(
          '9',
          'One',
          `Members agreed to go into closed session.\n\n${secret}\n\nThe Committee returned to open session.\n\nPUBLICBACK words`,
        ),
        after,
      ],
    ],
    [
      'account in the sentence of the resolution',
      [
        before,
        part('9', 'One', 'PUBLICHERE The press and public were excluded and the Panel heard that SECRETONE was so.'),
        part('10', 'Two', secret),
      ],
    ],
    [
      'a standing notice overruled by naming',
      [
        part('3', 'Admission of the Public', 'It was noted that item 9 would be considered in private session.'),
        before,
        part('9', 'One', secret),
        after,
      ],
    ],
    [
      'all in public but one',
      [
        part(
          '3',
          'Admission of the Public',
          'RESOLVED – That all items be considered in public with the exception of item 9.',
        ),
        before,
        part('9', 'One', secret),
        after,
      ],
    ],
    [
      'a section heading between items',
      [
        part('8', 'School places', 'PUBLICBEFORE words.', 'PART 2 – ITEMS CONSIDERED IN PRIVATE'),
        part('9', 'One', secret),
        part('10', 'Two', secret),
      ],
    ],
    [
      'a section heading at the tail of an item',
      [
        part('8', 'School places', 'PUBLICBEFORE words.\n\nPART 2'),
        part('9', 'One', secret),
        part('10', 'Two', secret),
      ],
    ],
    [
      'a section heading, then the public part',
      [
        part('8', 'School places', 'PUBLICBEFORE words.', 'EXEMPT ITEMS'),
        part('9', 'One', secret, 'PART 1 – PUBLIC ITEMS'),
        part('10', 'Two', 'PUBLICAFTER words.'),
      ],
    ],
    [
      'a section heading taken for an item',
      [before, part(null, 'PART TWO – EXEMPT BUSINESS', ''), part('9', 'One', secret), part('10', 'Two', secret)],
    ],
    [
      'a label over one item',
      [part('8', 'School places', 'PUBLICBEFORE words.', 'CONFIDENTIAL ITEM'), part('9', 'One', secret), after],
    ],
    [
      'paragraph: following items',
      [
        part('8', 'School places', 'PUBLICBEFORE words.\n\nThe following items were considered in private.'),
        part('9', 'One', secret),
        part('10', 'Two', secret),
      ],
    ],
    [
      'exclusion agreed in one word',
      [before, part('8A', 'Exclusion of the Press and Public', 'RESOLVED – Agreed.'), part('9', 'One', secret)],
    ],
    [
      'asked to leave',
      [before, part('9', 'One', `The public were asked to leave the room.\n\n${secret}`), part('10', 'Two', secret)],
    ],
    [
      'a denial of something else after the exclusion',
      [
        before,
        part('9', 'One', `The press and public were excluded.\n\n${secret} There were no reports of harm.`),
        part('10', 'Two', secret),
      ],
    ],
    [
      'a denial of something else in the paragraph',
      nine('Placement contract', 'This item is exempt and there were no reports of SECRETONE harm.'),
    ],
    [
      'Welsh resolution and readmission',
      [
        before,
        part(
          '9',
          'Contract',
          `Penderfynwyd gwahardd y wasg a'r cyhoedd o'r cyfarfod.\n\n${secret}\n\nAilymgynnull yn gyhoeddus.\n\nPUBLICBACK`,
        ),
        after,
      ],
    ],
  ])('%s', (_name, parts) => {
    for (const join of ['\n\n', '\n']) {
      const { text, items } = minutes(parts, join);
      expectOnlySecretsWithheld(text, items);
      const nbsp = text.replace(/ /g, '\u00a0');
      expectOnlySecretsWithheld(nbsp, items);
      expectOnlySecretsWithheld(text.replace(/'/g, '\u2019'), items);
    }
    const marked = minutes(
      parts,
      '\n\n',
      (one) => `## **${one.number === null ? '' : `${one.number}. `}${one.title}**`,
    );
    expectOnlySecretsWithheld(marked.text, marked.items);
    const loud = minutes(parts, '\n\n', (one) => `${one.number ?? ''} ${one.title.toUpperCase()}`);
    expectOnlySecretsWithheld(loud.text, loud.items);
  });

  it.each([20, 34, 47, 70])('finds a resolution wrapped at %i columns', (width) => {
    const resolution =
      'RESOLVED: That under Section 100A(4) of the Local Government Act 1972, the press and public be excluded from the meeting during consideration of the following item on the grounds that it involved the likely disclosure of exempt information.';
    const { text, items } = minutes([
      before,
      part('8A', 'Exclusion of the Press and Public', wrap(resolution, width)),
      part('9', 'One', secret),
      after,
    ]);
    const spans = expectOnlySecretsWithheld(text, items);
    expect(spans.map((span) => [span.basis, span.item])).toEqual([['resolution', 2]]);
  });

  it.each([20, 34, 47, 70])('keeps everyday words wrapped at %i columns', (width) => {
    const words =
      'The helpline remained Confidential and its duties lay under Part 2 of the Act, while families in Private renting were exempt from council tax as set out in Part 2 of the guide to the exclusion of pupils from school.';
    const { text, items } = minutes([part('8', 'One', wrap(words, width)), after]);
    expect(findExempt(text, items)).toEqual([]);
  });

  it('says which item is exempt as a whole, also when nothing is printed of it', () => {
    const { text, items } = minutes([
      before,
      part('9', 'Exempt: One', ''),
      part('10', 'Two (Exempt)', secret),
      part('11', 'Three', `PUBLICPART\n\nExempt appendix\n\n${secret}`),
    ]);
    const spans = findExempt(text, items);
    expect(spans.map((span) => span.item)).toEqual([1, 2, null]);
    expect(text.slice(spans[1]?.start, spans[1]?.end)).toBe(secret);
    expect(text.slice(spans[1]?.marker.start, spans[1]?.marker.end)).toContain('Exempt');
  });

  it('withholds to the end of its meeting and no further when meetings are told apart', () => {
    const { text, items } = minutes([
      part('9', 'One', `The public were excluded.\n\n${secret}`),
      part('1', 'Apologies', 'PUBLICOTHER meeting'),
    ]);
    const end = items[0]?.end ?? 0;
    const spans = findExempt(text, items, [end]);
    expect(isIn(spans, text.indexOf('SECRETTWO'))).toBe(true);
    expect(isIn(spans, text.indexOf('PUBLICOTHER'))).toBe(false);
  });

  it('is not opened by a library that reopened to the public', () => {
    const { text, items } = minutes(
      nine(
        'Exempt: Estates',
        'SECRETA The library had reopened to the public. SECRETB An open session for parents returned. SECRETC',
      ),
    );
    expectOnlySecretsWithheld(text, items);
  });

  it('finds items run together on one line', () => {
    const { text, items } = minutes(
      [before, part('9', 'Part 2 – Placement contract', secret.replace(/\n/g, ' ')), after],
      ' ',
    );
    expectOnlySecretsWithheld(text, items);
  });
});

function wrap(words: string, width: number): string {
  return words
    .split(' ')
    .reduce((lines, word) =>
      lines.length - lines.lastIndexOf('\n') + word.length > width ? `${lines}\n${word}` : `${lines} ${word}`,
    );
}

describe('spans', () => {
  const fragments = [
    'Exempt appendix',
    'PART 2',
    'PART 1',
    'RESOLVED – That the public be excluded for items 2 and 4.',
    'The press and public were excluded.',
    'The meeting resumed in public.',
    'This item is exempt.',
    'The following item is confidential.',
    'School exclusions fell.',
    'No items were considered in private.',
    'The meeting closed at 6.10 pm.',
    '(Schedule 12A)',
    'Confidential:',
    'words \u00a0 and\nmore',
    '',
    'İstanbul 🏫',
  ];
  const titles = [
    'Budget',
    'Exempt: One',
    'PART 2 – PRIVATE ITEMS',
    'Exclusion of the press and public',
    'Two (Part 2)',
    '',
  ];
  const parts = fc.array(
    fc.record({
      number: fc.constantFrom('1', '2', '3', '4', null),
      title: fc.constantFrom(...titles),
      body: fc.array(fc.constantFrom(...fragments), { maxLength: 5 }).map((all) => all.join('\n')),
      between: fc.constantFrom(...fragments),
    }),
    { maxLength: 6 },
  );

  it('are sorted, within bounds, apart, and never in a heading', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('\n\n', '\n', ' '), (all, join) => {
        const { text, items } = minutes(all, join);
        const spans = findExempt(text, items);
        spans.forEach((span, index) => {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.marker.start).toBeLessThanOrEqual(span.marker.end);
          expect(span.start === span.end ? span.item : 0).not.toBeNull();
          for (const item of items) expect(span.start < item.bodyStart && span.end > item.start).toBe(false);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('stay in bounds for any text and any extents', () => {
    const extents = fc.array(
      fc.record({
        start: fc.nat(60),
        bodyStart: fc.nat(60),
        end: fc.nat(80),
        number: fc.constant('1'),
        title: fc.constantFrom('Exempt: x', 'Budget'),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments, ...titles), { maxLength: 6 }), extents, (words, items) => {
        const text = words.join('\n');
        let end = 0;
        for (const span of findExempt(text, items)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          end = span.end;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a page in two parts', () => {
  const page = (partOne: string, partTwo: string, words: string) =>
    `Harbour Panel\n\n${partOne}\n\n1. Terms of reference\n\nPUBLICONE They were recommended.\n\n${partTwo}\n\n2. Apologies\n\n${words} were sent.\n\n3. Ponds\n\n${words} were dug.\n`;
  const expectWithheld = (text: string) => {
    expectOnlySecretsWithheld(text, []);
    const items = segmentText(text, rules).flatMap((meeting) => meeting.items);
    expectOnlySecretsWithheld(text, extentsOf(text, items));
  };

  it.each([
    ['PART I - RECOMMENDATIONS', 'PART II - MINUTES'],
    ['PART I – RECOMMENDATIONS – NIL', 'PART II – MINUTES'],
    ['Members present', 'Part 2: Minutes'],
    ['Part 1 – Public', 'Work programme'],
    ['Part 1 – Public', 'Part 1 – Public, continued'],
  ])('is public where %s is followed by %s', (partOne, partTwo) => {
    expectWithheld(page(partOne, partTwo, 'PUBLICTWO words'));
  });

  it.each([
    ['PART I - RECOMMENDATIONS', 'PART II – EXEMPT ITEMS'],
    ['PART I - MINUTES', 'PART II - MINUTES'],
    ['Part 1 – Public', 'Part 2 – Minutes'],
    ['Part 1 – Public', 'PART II – PRIVATE ITEMS'],
    ['Part 1 – Public', 'PART II – EXEMPT/PRIVATE ITEMS'],
    ['PART I - RECOMMENDATIONS', 'PART II - MINUTES (EXEMPT)'],
    ['PART I - RECOMMENDATIONS', 'Part 2 Minutes'],
  ])('is withheld where %s is followed by %s', (partOne, partTwo) => {
    expectWithheld(page(partOne, partTwo, 'SECRET words'));
  });
});

const extentsOf = (text: string, items: readonly ItemDraft[]): ItemExtent[] =>
  items.map(({ start, end, bodyStart, title, agendaItemNumber, minuteNumber }) => ({
    start,
    end,
    bodyStart,
    number: agendaItemNumber ?? minuteNumber,
    title: title && text.slice(title.start, title.end),
  }));
