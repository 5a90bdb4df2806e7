import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.js';
import type { Approval, DocumentRecord } from '../../src/library/records.js';
import { type ItemGiven, type RecordGiven, recordOf } from './records.js';

const long = [
  'The contractor had finished the roofs in Mill Lane before the first frost of the winter.',
  'Tenants of the upper floors had been moved to the Gatehouse while the timbers dried out.',
  'A second crew would begin on the terraces behind the brewery as soon as the scaffold was free.',
  'The Chair thanked the caretakers for carrying furniture up four flights of narrow stairs.',
].join(' ');
const other = [
  'Playground swings in the northern wards had been inspected twice since the clocks went back.',
  'Three roundabouts were taken away because the bearings could no longer be bought anywhere.',
  'Parents had asked for benches in the shade and for a gate that toddlers cannot open.',
].join(' ');

const item = (given: Partial<ItemGiven> = {}): ItemGiven => ({
  number: '4',
  title: 'Roofs',
  passages: [long],
  resolutions: ['That the work be noted.'],
  actions: ['Mr Tallow would report back.'],
  observations: [{ key: 'roofs-finished', value: 31, quote: 'Thirty-one roofs were finished.' }],
  trends: [{ metricKey: 'roofs-finished', quote: 'Roofs took less time.' }],
  ...given,
});
const page = (document: string, given: Partial<RecordGiven> = {}): DocumentRecord =>
  recordOf({ document, items: [item()], ...given });

/** Two documents that print one item, and two that only look so. */
export function describeFamilies(libraryOf: () => Library): void {
  const store = async (...records: readonly DocumentRecord[]): Promise<Library> => {
    const library = libraryOf();
    for (const record of records) await library.storeDocument(record);
    return library;
  };
  const sources = async (library: Library) => (await library.items()).map(({ source }) => source.document);

  describe('shows the same item of several documents once', () => {
    const cases: readonly [string, DocumentRecord, DocumentRecord][] = [
      ['by title', page('a.txt'), page('b.txt', { items: [item({ number: null, passages: [other] })] })],
      ['by title in other letters', page('a.txt'), page('b.txt', { items: [item({ title: 'ROOFS.', number: null })] })],
      [
        'by agenda item number',
        page('a.txt'),
        page('b.txt', { items: [item({ title: 'Roof repairs', passages: [other] })] }),
      ],
      [
        'by minute number',
        page('a.txt', { items: [item({ number: '4', minuteNumber: '27' })] }),
        page('b.txt', {
          items: [item({ number: null, minuteNumber: '27', title: 'Roof repairs', passages: [other] })],
        }),
      ],
      [
        'by nearly all its sentences where one page gives no date',
        page('a.txt'),
        page('b.txt', { heldOn: null, items: [item({ number: null, title: 'Roof works' })] }),
      ],
      [
        'by nearly all its sentences where one page gives no body and title',
        page('a.txt'),
        page('b.txt', {
          body: null,
          items: [item({ number: null, title: 'The contractor had finished', derived: true })],
        }),
      ],
      [
        'cut off in one of them',
        page('a.txt'),
        page('b.txt', {
          heldOn: null,
          items: [item({ passages: [long.slice(0, long.lastIndexOf('The Chair')).trim()] })],
        }),
      ],
      [
        'word for word, with neither date nor body',
        page('a.txt', { heldOn: null, body: null }),
        page('b.txt', { heldOn: null, body: null }),
      ],
      [
        'word for word, however short',
        page('a.txt', { heldOn: null, items: [item({ passages: ['None were given.'] })] }),
        page('b.txt', { heldOn: null, items: [item({ passages: ['None were given.'] })] }),
      ],
    ];
    it.each(cases)('%s', async (_how, first, second) => {
      const library = await store(first, second);
      expect(await library.items()).toHaveLength(1);
      expect(await library.passageCount()).toBe(1);
      expect(await library.passages()).toHaveLength(1);
      expect(await library.resolutions()).toHaveLength(1);
      expect(await library.actions()).toHaveLength(1);
      expect(await library.observations()).toHaveLength(1);
      expect(await library.observationsOf(['roofs-finished'])).toHaveLength(1);
      expect((await library.metricsHeld()).map(({ observations }) => observations)).toEqual([1]);
      expect(await library.trends()).toHaveLength(1);
      expect(await library.trendsOf(['roofs-finished'])).toHaveLength(1);
      expect(await library.passageTerms()).toHaveLength(1);
      expect(await library.meetings()).toHaveLength(1);
      expect(await library.searchText(['roofs', 'contractor', 'swings', 'given'], 5)).toHaveLength(1);
      expect(await library.documents()).toHaveLength(2);
      const [one] = await library.items();
      expect((await library.meetings()).map(({ id }) => id)).toEqual([one?.meetingId]);
    });

    it.each(cases)('keeps the other copy as a further source: %s', async (_how, first, second) => {
      const library = await store(first, second);
      const [seen] = await library.items();
      const copies = [...first.items, ...second.items].filter(
        ({ source }) => source.document !== seen?.source.document,
      );
      expect(await library.furtherSources()).toEqual(copies.map(({ source }) => ({ itemId: seen?.id, source })));
      await library.deleteDocument('b.txt');
      expect(await library.furtherSources()).toEqual([]);
    });

    it.each(cases)('in either order of storing: %s', async (_how, first, second) => {
      const library = await store(second, first);
      expect(await library.items()).toHaveLength(1);
    });
  });

  describe('shows two items', () => {
    const cases: readonly [string, DocumentRecord, DocumentRecord][] = [
      ['of two councils', page('a.txt'), page('b.txt', { council: 'Fenmoor Council' })],
      ['of two bodies', page('a.txt'), page('b.txt', { body: 'Cabinet' })],
      ['of two dates', page('a.txt'), page('b.txt', { heldOn: '2025-06-03' })],
      [
        'on two report periods',
        page('a.txt', { heldOn: null, items: [item({ period: ['2024-10-01', '2024-12-31'] })] }),
        page('b.txt', { heldOn: null, items: [item({ period: ['2025-01-01', '2025-03-31'] })] }),
      ],
      [
        'on report periods that begin apart',
        page('a.txt', { heldOn: null, items: [item({ period: ['2024-10-01', '2024-12-31'] })] }),
        page('b.txt', { heldOn: null, items: [item({ period: ['2024-04-01', '2024-12-31'] })] }),
      ],
      [
        'where an agenda number meets the same minute number',
        page('a.txt'),
        page('b.txt', { items: [item({ number: null, minuteNumber: '4', title: 'Swings', passages: [other] })] }),
      ],
      [
        'of one meeting that are numbered and titled apart, however alike',
        page('a.txt'),
        page('b.txt', { items: [item({ number: '5', title: 'Walls' })] }),
      ],
      [
        'that share too few sentences to tell',
        page('a.txt', {
          heldOn: null,
          items: [item({ passages: ['The minutes of the last meeting were agreed as they stood.'] })],
        }),
        page('b.txt', {
          heldOn: '2025-09-09',
          items: [item({ passages: ['The minutes of the last meeting were agreed as they stood.'] })],
        }),
      ],
      [
        'that differ in too many sentences',
        page('a.txt', { heldOn: null }),
        page('b.txt', { heldOn: null, items: [item({ passages: [`${other} ${long.slice(0, 90)}`] })] }),
      ],
    ];
    it.each(cases)('%s', async (_how, first, second) => {
      const library = await store(first, second);
      expect(await library.items()).toHaveLength(2);
      expect(await library.passageCount()).toBe(2);
    });

    it('of one document, however alike', async () => {
      const twice = page('a.txt', { items: [item({ number: null }), item({ number: null })] });
      const library = await store(twice);
      expect(await library.items()).toEqual(twice.items);
      expect(await library.passages()).toHaveLength(2);
    });

    it('of each of two documents that print both: each finds its own copy', async () => {
      const both = [
        item({ number: null, title: 'Update' }),
        item({ number: null, title: 'Update', passages: [other] }),
      ];
      const library = await store(page('a.txt', { items: both }), page('b.txt', { items: [...both].reverse() }));
      expect((await library.passages()).map(({ text }) => text).sort()).toEqual([long, other].sort());
    });

    it('of one document when a second prints only one of them', async () => {
      const both = [
        item({ number: null, title: 'Update' }),
        item({ number: null, title: 'Update', passages: [other] }),
      ];
      const library = await store(
        page('a.txt', { items: both }),
        page('b.txt', { items: [item({ number: null, title: 'Update' })] }),
      );
      expect((await library.passages()).map(({ text }) => text).sort()).toEqual([long, other].sort());
    });

    it('and loses neither where one number was given to another title', async () => {
      const library = await store(
        page('a.txt', { items: [item({ number: '5', title: 'Roofs' })] }),
        page('b.txt', {
          items: [item({ number: '5', title: 'Swings', passages: [other] }), item({ number: '6', title: 'Roofs' })],
        }),
      );
      expect((await library.items()).map(({ title }) => title).sort()).toEqual(['Roofs', 'Swings']);
    });
  });

  describe('chooses the copy to show', () => {
    const short = item({ passages: [long.slice(0, long.indexOf('A second crew')).trim()] });

    it('the approved one, even where it is shorter', async () => {
      const library = await store(
        page('a.txt', { status: 'draft' }),
        page('b.txt', { status: 'approved', items: [short] }),
      );
      expect(await sources(library)).toEqual(['b.txt']);
      expect((await library.meetings())[0]?.minutesStatus).toBe('approved');
    });

    it('else the fuller one', async () => {
      const library = await store(page('a.txt', { items: [short] }), page('b.txt', { status: 'draft' }));
      expect(await sources(library)).toEqual(['b.txt']);
    });

    it('else the first by name, whatever was stored first', async () => {
      expect(await sources(await store(page('b.txt'), page('a.txt')))).toEqual(['a.txt']);
    });

    it('another once the chosen one is deleted, with its vectors asked for', async () => {
      const library = await store(page('a.txt', { items: [short] }), page('b.txt'));
      const missing = await library.toEmbed('m/1');
      await library.storeEmbeddings(
        'm/1',
        missing.map(({ passageId }) => ({ passageId, vector: Float32Array.of(1) })),
      );
      expect(await library.embeddingCount('m/1')).toBe(1);
      await library.deleteDocument('b.txt');
      expect(await sources(library)).toEqual(['a.txt']);
      expect(await library.embeddingCount('m/1')).toBe(1);
      expect(await library.toEmbed('m/1')).toEqual([]);
      expect(await library.resolutions()).toHaveLength(1);
    });

    it('another once the chosen one says something else', async () => {
      const library = await store(page('a.txt', { items: [short] }), page('b.txt'));
      await library.storeDocument(page('b.txt', { heldOn: '2025-09-02', items: [item({ passages: [other] })] }));
      expect(await sources(library)).toEqual(['a.txt', 'b.txt']);
    });

    it('parts two documents again that only a third one joined', async () => {
      const bridge = page('b.txt', { items: [item({ passages: [`${long} ${other}`] })] });
      const library = await store(
        page('a.txt', { heldOn: null, items: [item({ title: 'Roofs and walls', number: null })] }),
        bridge,
        page('c.txt', { heldOn: null, items: [item({ title: 'Swings', number: null, passages: [other] })] }),
      );
      expect(await library.items()).toHaveLength(1);
      await library.deleteDocument('b.txt');
      expect(await sources(library)).toEqual(['a.txt', 'c.txt']);
    });
  });

  describe('works out whether minutes are approved', () => {
    const march = page('march.txt', { heldOn: '2025-03-04', status: 'draft' });
    const june = (approval: Pick<Approval, 'minutesOf' | 'outcome' | 'body'>) =>
      page('june.txt', { heldOn: '2025-06-03', items: [item({ passages: [other] })], approvals: [approval] });
    it.each([
      ['approved', { body: 'Housing Panel', minutesOf: '2025-03-04', outcome: 'approved' }, 'approved'],
      ['agreed with amendments', { body: 'Housing Panel', minutesOf: '2025-03-04', outcome: 'amended' }, 'approved'],
      ['deferred', { body: 'Housing Panel', minutesOf: '2025-03-04', outcome: 'deferred' }, 'draft'],
      ['approved by another body', { body: 'Cabinet', minutesOf: '2025-03-04', outcome: 'approved' }, 'draft'],
      ['approved of another day', { body: 'Housing Panel', minutesOf: '2025-03-05', outcome: 'approved' }, 'draft'],
    ] as const)('when a later meeting says: %s', async (_what, approval, status) => {
      const library = await store(march, june(approval));
      expect((await library.meetings()).find(({ heldOn }) => heldOn === '2025-03-04')?.minutesStatus).toBe(status);
    });

    it('as before once the later minutes are gone', async () => {
      const library = await store(march, june({ body: 'Housing Panel', minutesOf: '2025-03-04', outcome: 'approved' }));
      await library.deleteDocument('june.txt');
      expect((await library.meetings()).map(({ minutesStatus }) => minutesStatus)).toEqual(['draft']);
    });

    it('and shows the approval itself once', async () => {
      const approval = { body: 'Housing Panel', minutesOf: '2025-03-04', outcome: 'approved' } as const;
      const copy = page('june-again.txt', {
        heldOn: '2025-06-03',
        items: [item({ passages: [other] })],
        approvals: [approval],
      });
      const library = await store(march, june(approval), copy);
      expect(await library.approvals()).toHaveLength(1);
    });
  });
}
