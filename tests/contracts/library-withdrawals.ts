import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.js';
import type { DocumentRecord } from '../../src/library/records.js';
import { type ItemGiven, type RecordGiven, recordOf } from './records.js';

const decision = { at: '2026-03-02T10:00:00.000Z', by: 'A. Officer', reason: null };
const day = '2 March 2026';

const sentences = [
  'The Hollin family of Weir Cottage had asked for their rent book to be kept apart.',
  'Officers had called at Weir Cottage on three evenings and had found the shutters closed.',
  'A letter in a yellow envelope was left with the neighbour who keeps the geese.',
  'The arrears of nine hundred pounds would be spread over twenty-four monthly payments.',
];
const swings = [
  'Playground swings in the northern wards had been inspected twice since the clocks went back.',
  'Three roundabouts were taken away because the bearings could no longer be bought anywhere.',
  'Parents had asked for benches in the shade and for a gate that toddlers cannot open.',
];

const rent = (given: Partial<ItemGiven> = {}): ItemGiven => ({
  number: '4',
  title: 'Weir Cottage',
  passages: [sentences.slice(0, 2).join(' '), sentences.slice(2).join(' ')],
  resolutions: ['That the payments at Weir Cottage be agreed.'],
  actions: ['Mr Tallow would write to the Hollin family.'],
  observations: [{ key: 'arrears', value: 900, quote: 'Arrears at Weir Cottage were nine hundred pounds.' }],
  trends: [{ metricKey: 'arrears', quote: 'Arrears at Weir Cottage had grown.' }],
  period: ['2025-01-01', '2025-03-31'],
  ...given,
});
const play = (given: Partial<ItemGiven> = {}): ItemGiven => ({
  number: '5',
  title: 'Playgrounds',
  passages: [swings.join(' ')],
  resolutions: ['That the benches be bought.'],
  ...given,
});
const page = (document: string, given: Partial<RecordGiven> = {}): DocumentRecord =>
  recordOf({ document, items: [rent(), play()], ...given });

const idOf = (record: DocumentRecord, place = 0): string => record.items[place]?.id ?? '';

/** Everything that shows words to anybody. */
async function wordsIn(library: Library): Promise<string> {
  const documents = await library.documents();
  const everything = [
    documents,
    await Promise.all(documents.map(({ document }) => library.documentText(document))),
    await library.meetings(),
    await library.items(),
    await library.passages(),
    await library.resolutions(),
    await library.actions(),
    await library.approvals(),
    await library.definitions(),
    await library.observations(),
    await library.trends(),
    await library.withheld(),
    await library.withdrawals(),
    await library.terms(),
    await library.unheldDocuments(),
  ];
  return JSON.stringify(everything);
}
const canaries = /weir|hollin|geese|yellow|shutters|twenty-four/i;

/** Withdrawing published words, and letting them back. */
export function describeWithdrawals(libraryOf: () => Library): void {
  const holding = async (...records: readonly DocumentRecord[]): Promise<Library> => {
    const library = libraryOf();
    for (const record of records) await library.storeDocument(record);
    const missing = await library.toEmbed('m/1');
    await library.storeEmbeddings(
      'm/1',
      missing.map(({ passageId }) => ({ passageId, vector: Float32Array.of(1) })),
    );
    return library;
  };

  describe('withdraws an item', () => {
    it('from everything it shows, and leaves the other items as they were', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      const before = await library.generation();
      const gone = await library.withdraw({ itemId: idOf(record) }, decision);
      expect(await wordsIn(library)).not.toMatch(canaries);
      expect(await library.searchText(['geese', 'swings'], 5)).toHaveLength(1);
      expect(await library.observationsOf(['arrears'])).toEqual([]);
      expect(await library.metricsHeld()).toEqual([]);
      expect(await library.toEmbed('m/1')).toEqual([]);
      expect(await library.embeddingCount('m/1')).toBe(1);
      expect(await library.passages()).toEqual([record.passages[2]]);
      expect(await library.resolutions()).toEqual([record.resolutions[1]]);
      expect((await library.items())[1]).toEqual(record.items[1]);
      expect(await library.generation()).toBeGreaterThan(before);
      expect(gone).toMatchObject({ isNew: true, hindrance: null, alsoIn: [] });
      expect(gone?.sources).toEqual({ documents: [], itemIds: [idOf(record)] });
      expect(gone?.texts).toEqual(sentences);
    });

    it('and keeps its place, its number and the length of the text', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      const gone = await library.withdraw({ itemId: idOf(record) }, decision);
      const [item] = await library.items();
      const { source } = record.items[0] ?? { source: { start: 0, end: 0 } };
      expect(item).toEqual({
        ...record.items[0],
        title: `Withdrawn on ${day}`,
        titleBasis: 'derived',
        access: 'exempt',
        reportPeriod: null,
      });
      const text = (await library.documentText('a.txt')) ?? '';
      expect(text.slice(source.start, source.end)).toMatch(/^[█\n]+$/);
      expect(text.length).toBe(record.text.length);
      expect(text.slice(source.end)).toBe(record.text.slice(source.end));
      const ranges = [{ start: source.start, end: source.end }];
      expect(gone?.takenOut).toEqual([{ document: 'a.txt', itemId: idOf(record), ranges }]);
      expect(await library.withheld()).toEqual([
        { ...ranges[0], document: 'a.txt', itemId: idOf(record), reason: 'withdrawn' },
      ]);
      const [document] = await library.documents();
      expect(document?.warnings.map(({ code }) => code)).toEqual(['withdrawn']);
      expect(await library.meetings()).toEqual(record.meetings);
    });

    it('and records who, when and where, without the words', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      const gone = await library.withdraw({ itemId: idOf(record) }, { ...decision, reason: 'asked for by letter' });
      expect(await library.withdrawals()).toEqual([gone?.withdrawal]);
      expect(gone?.withdrawal).toEqual({
        id: expect.any(String),
        ...decision,
        reason: 'asked for by letter',
        target: 'item',
        document: 'a.txt',
        itemId: idOf(record),
        council: 'Harrowmere Council',
        body: 'Housing Panel',
        heldOn: '2025-03-04',
        agendaItemNumber: '4',
        minuteNumber: null,
      });
    });

    it('with every copy of it in other documents', async () => {
      const record = page('a.txt');
      const copy = page('b.txt', { heldOn: null, items: [rent({ number: null, title: 'Rents', resolutions: [] })] });
      const library = await holding(record, copy);
      const gone = await library.withdraw({ itemId: (await library.items())[0]?.id ?? '' }, decision);
      expect(gone?.takenOut.map(({ document }) => document)).toEqual(['a.txt', 'b.txt']);
      expect(await wordsIn(library)).not.toMatch(canaries);
      await library.deleteDocument('a.txt');
      expect(await wordsIn(library)).not.toMatch(canaries);
      expect(await library.passages()).toEqual([]);
    });

    it('with what another item of the same meeting repeats of it', async () => {
      const repeated = play({ passages: [`${swings[0]} ${sentences[2]}`, swings[1] ?? ''] });
      const record = page('a.txt', { items: [rent(), repeated] });
      const library = await holding(record);
      await library.withdraw({ itemId: idOf(record) }, decision);
      expect(await wordsIn(library)).not.toMatch(canaries);
      expect((await library.passages()).map(({ text }) => text)).toEqual([swings[1]]);
    });

    it('and names what another meeting repeats of it, which stays', async () => {
      const record = page('a.txt');
      const later = page('b.txt', {
        heldOn: '2025-06-03',
        items: [play({ passages: [`${swings[0]} ${sentences[2]}`] })],
      });
      const library = await holding(record, later);
      const gone = await library.withdraw({ itemId: idOf(record) }, decision);
      expect(gone?.alsoIn).toEqual([{ document: 'b.txt', itemId: idOf(later) }]);
      expect(await library.passagesOfItem(idOf(later))).toEqual(later.passages);
    });

    it('but not the words that many other meetings use as well', async () => {
      const form = 'The Chair thanked those present and reminded them to sign the attendance sheet by the door.';
      const record = page('a.txt', { items: [rent({ passages: [...sentences.slice(0, 3), form] })] });
      const others = ['2025-04-01', '2025-05-06', '2025-06-03', '2025-07-01'].map((heldOn) =>
        page(`${heldOn}.txt`, { heldOn, items: [play({ passages: [form, `${heldOn} was a fine day.`] })] }),
      );
      const library = await holding(record, ...others);
      const gone = await library.withdraw({ itemId: idOf(record) }, decision);
      expect(gone?.alsoIn).toEqual([]);
      const undated = page('z.txt', { heldOn: null, items: [play({ passages: [form] })] });
      await library.storeDocument(undated);
      expect((await library.passages()).filter(({ text }) => text === form)).toHaveLength(5);
    });

    it('and keeps that minutes were agreed, without the words that amended them', async () => {
      const record = page('a.txt', {
        approvals: [{ body: 'Housing Panel', minutesOf: '2025-01-07', outcome: 'amended' }],
      });
      const approvals = record.approvals.map((approval) => ({ ...approval, amendment: 'strike out Weir Cottage' }));
      const library = await holding({ ...record, approvals });
      await library.withdraw({ itemId: idOf(record) }, decision);
      expect(await library.approvals()).toMatchObject([{ outcome: 'amended', amendment: null }]);
    });

    it('and unlearns what only its words defined', async () => {
      const words = 'The Weir Cottage Arrangement (WCA) would end. Swings Inspection Team (SIT) reports were read.';
      const [withdrawn = '', kept = ''] = words.split(/(?<=end\.) /);
      const record = page('a.txt', {
        items: [rent({ passages: [withdrawn] }), play({ passages: [kept] })],
        definitions: [
          { short: 'SIT', full: 'Swings Inspection Team' },
          { short: 'WCA', full: 'Weir Cottage Arrangement' },
        ],
      });
      const library = await holding(record);
      await library.withdraw({ itemId: idOf(record) }, decision);
      expect(await library.definitions()).toEqual([{ short: 'SIT', full: 'Swings Inspection Team' }]);
    });

    it('once: the second time it says when it was done', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      const first = await library.withdraw({ itemId: idOf(record) }, decision);
      const generation = await library.generation();
      const second = await library.withdraw({ itemId: idOf(record) }, { ...decision, at: '2026-05-05T10:00:00.000Z' });
      expect(second).toEqual({ ...first, isNew: false, takenOut: [], texts: [], alsoIn: [] });
      expect(await library.generation()).toBe(generation);
      expect(await library.withdrawals()).toHaveLength(1);
    });

    it('only where it is known', async () => {
      const library = await holding(page('a.txt'));
      const generation = await library.generation();
      expect(await library.withdraw({ itemId: 'unknown' }, decision)).toBeNull();
      expect(await library.withdraw({ document: 'b.txt' }, decision)).toBeNull();
      expect(await library.withdrawals()).toEqual([]);
      expect(await library.generation()).toBe(generation);
    });

    it('and shows another connection no word of it', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      await library.withdraw({ itemId: idOf(record) }, decision);
      await library.storeDocument(page('b.txt', { heldOn: '2025-06-03', items: [play()] }));
      expect(await wordsIn(library)).not.toMatch(canaries);
    });
  });

  describe('withdraws a document', () => {
    it('whole, with what stands outside its items', async () => {
      const given = page('a.txt');
      const head = 'Present at Weir Cottage: Councillor Hollin\n';
      const tail = 'Minutes taken among the geese.';
      const shift = <Placed extends { readonly source: { start: number; end: number } }>(placed: Placed): Placed => ({
        ...placed,
        source: { ...placed.source, start: placed.source.start + head.length, end: placed.source.end + head.length },
      });
      const record: DocumentRecord = {
        ...given,
        text: `${head}${given.text}${tail}`,
        meetings: given.meetings.map((meeting) => ({ ...meeting, title: 'Meeting at Weir Cottage' })),
        items: given.items.map(shift),
        passages: given.passages.map((passage) => ({
          ...shift(passage),
          sentences: passage.sentences.map((sentence) => ({
            ...sentence,
            start: sentence.start + head.length,
            end: sentence.end + head.length,
          })),
        })),
        resolutions: given.resolutions.map(shift),
        actions: given.actions.map(shift),
        observations: given.observations.map(shift),
        trends: given.trends.map(shift),
      };
      const library = await holding(record);
      const gone = await library.withdraw({ document: 'a.txt' }, decision);
      expect(await wordsIn(library)).not.toMatch(/weir|hollin|geese|swings|playground/i);
      expect(await library.documentText('a.txt')).toMatch(/^[█\n]+$/);
      expect((await library.documentText('a.txt'))?.length).toBe(record.text.length);
      expect((await library.documents())[0]?.access).toBe('exempt');
      expect((await library.items()).map(({ title, agendaItemNumber }) => [title, agendaItemNumber])).toEqual([
        [`Withdrawn on ${day}`, '4'],
        [`Withdrawn on ${day}`, '5'],
      ]);
      expect(gone?.takenOut.map(({ itemId }) => itemId)).toEqual([null, idOf(record), idOf(record, 1)]);
      expect(gone?.sources).toEqual({ documents: ['a.txt'], itemIds: [idOf(record), idOf(record, 1)] });
      expect(gone?.withdrawal).toMatchObject({
        target: 'document',
        document: 'a.txt',
        itemId: null,
        heldOn: '2025-03-04',
      });
    });

    it('with every copy of its items in other documents', async () => {
      const library = await holding(
        page('a.txt'),
        page('b.txt', { items: [play(), play({ number: '9', title: 'Lamps', passages: ['Lamps were lit.'] })] }),
      );
      await library.withdraw({ document: 'a.txt' }, decision);
      expect((await library.passages()).map(({ text }) => text)).toEqual(['Lamps were lit.']);
    });

    it('that is not held, so that it is kept out when it can be read', async () => {
      const record = page('a.txt');
      const library = libraryOf();
      await library.storeUnheld({
        document: 'a.txt',
        root: record.document.root,
        status: 'failed',
        reason: 'damaged',
        message: 'It is damaged.',
        council: null,
        body: null,
        heldOn: null,
        duplicateOf: null,
        fingerprint: '',
      });
      expect(await library.withdraw({ document: 'a.txt' }, decision)).toMatchObject({ isNew: true, takenOut: [] });
      await library.storeDocument(record);
      expect(await library.passages()).toEqual([]);
    });

    it('though an item of it was withdrawn before', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      await library.withdraw({ itemId: idOf(record) }, decision);
      const gone = await library.withdraw({ document: 'a.txt' }, decision);
      expect(gone?.takenOut.map(({ itemId }) => itemId)).toEqual([idOf(record, 1)]);
      expect(await library.passages()).toEqual([]);
      await library.release({ itemId: idOf(record) }, decision);
      await library.storeDocument(page('c.txt', { items: [rent()] }));
      expect(await library.passages()).toEqual([]);
    });
  });

  describe('keeps a withdrawn item out when it is stored again', () => {
    const edited = sentences.map((sentence, index) => (index === 0 ? `${sentence.slice(0, -1)} for good.` : sentence));
    const rewritten = ['The rent book of the Hollin family is kept apart now.', 'It lies at Weir Cottage.'];
    const undated = { heldOn: null };
    const cases: readonly [string, Partial<RecordGiven>, DocumentRecord][] = [
      ['unchanged', {}, page('a.txt')],
      ['edited', {}, page('a.txt', { items: [rent({ passages: edited }), play()] })],
      [
        'written anew under its title',
        {},
        page('a.txt', { items: [rent({ number: '8', passages: rewritten }), play()] }),
      ],
      [
        'written anew under its number',
        {},
        page('a.txt', { items: [rent({ title: 'A tenancy', passages: rewritten }), play()] }),
      ],
      ['under another name', {}, page('b.txt')],
      [
        'under another name and edited',
        {},
        page('b.txt', { items: [play(), rent({ number: '6', passages: edited })] }),
      ],
      [
        'under another name, without its date',
        {},
        page('b.txt', { ...undated, items: [rent({ title: 'Rents', number: null })] }),
      ],
      [
        'with its date put right',
        {},
        page('a.txt', { heldOn: '2025-03-05', items: [rent({ passages: rewritten }), play()] }),
      ],
      [
        'under another name and another date',
        {},
        page('b.txt', {
          heldOn: '2025-04-01',
          items: [rent({ number: '1', title: 'Rents', period: ['2024-01-01', '2024-03-31'] })],
        }),
      ],
      ['of an undated page, unchanged', undated, page('a.txt', undated)],
      [
        'of an undated page, edited',
        undated,
        page('a.txt', { ...undated, items: [rent({ passages: edited }), play()] }),
      ],
      [
        'of an undated page, written anew',
        undated,
        page('a.txt', { ...undated, items: [rent({ passages: rewritten }), play()] }),
      ],
      [
        'of an undated page, under another name and half as long',
        undated,
        page('b.txt', { ...undated, items: [rent({ title: 'Rents', number: null, passages: edited.slice(1, 3) })] }),
      ],
      [
        'as one sentence among others',
        {},
        page('b.txt', { ...undated, items: [play({ passages: [`${swings.join(' ')} ${sentences[1]}`] })] }),
      ],
    ];
    it.each(cases)('%s', async (_how, first, second) => {
      const record = page('a.txt', first);
      const library = await holding(record);
      await library.withdraw({ itemId: idOf(record) }, decision);
      if (second.document.document !== 'a.txt') await library.deleteDocument('a.txt');
      const held = await library.storeDocument(second);
      expect(await wordsIn(library)).not.toMatch(canaries);
      expect(held.withheld.map(({ reason }) => reason)).toContain('withdrawn');
      expect(held.text.length).toBe(second.text.length);
      expect(await library.documentText(second.document.document)).toBe(held.text);
    });

    it.each([
      ['another item of the meeting', page('b.txt', { items: [play()] }), swings.join(' ')],
      [
        'another item that was given its number, where it is there itself',
        page('a.txt', { items: [play({ number: '4', title: 'Lamps' }), rent({ number: '5' })] }),
        swings.join(' '),
      ],
      [
        'the next item, which has its number since it was left out of the page',
        page('a.txt', { items: [play({ number: '4' })] }),
        swings.join(' '),
      ],
      [
        'an item of that title in another meeting',
        page('b.txt', { heldOn: '2025-06-03', items: [rent({ passages: ['The gutters were cleared.'] })] }),
        'The gutters were cleared.',
      ],
      [
        'an item of that number in another meeting',
        page('b.txt', { heldOn: '2025-06-03', items: [play({ number: '4' })] }),
        swings.join(' '),
      ],
    ])('and lets in %s', async (_what, record, words) => {
      const first = page('a.txt');
      const library = await holding(first);
      await library.withdraw({ itemId: idOf(first) }, decision);
      await library.deleteDocument('a.txt');
      await library.storeDocument(record);
      expect((await library.passages()).map(({ text }) => text)).toContain(words);
    });
  });

  describe('keeps a withdrawn document out when it is stored again', () => {
    const other = [play({ title: 'Lamps', number: '1', passages: ['Lamps were lit at dusk.'] })];
    it.each([
      ['unchanged', page('a.txt')],
      ['with other words', page('a.txt', { heldOn: null, items: other })],
      ['under another name', page('b.txt')],
      ['from a folder further up', { ...page('minutes/a.txt', { root: '/', items: other }) }],
    ])('%s', async (_how, record) => {
      const library = await holding(page('a.txt'));
      await library.withdraw({ document: 'a.txt' }, decision);
      await library.deleteDocument('a.txt');
      const held = await library.storeDocument(record);
      expect(held.document.access).toBe('exempt');
      expect(await library.passages()).toEqual([]);
      expect(await library.documentText(record.document.document)).toMatch(/^[█\n]+$/);
    });

    it.each([true, false])('by an address that is its own: %s', async (own) => {
      const url = 'https://harrowmere.example/minutes/4';
      const at = (record: DocumentRecord): DocumentRecord => ({ ...record, document: { ...record.document, url } });
      const library = await holding(at(page('a.txt')));
      const neighbour = page('n.txt', {
        heldOn: '2025-09-02',
        items: [play({ title: 'Gates', passages: ['Gates were hung.'] })],
      });
      await library.storeDocument(own ? neighbour : at(neighbour));
      await library.withdraw({ document: 'a.txt' }, decision);
      const held = await library.storeDocument(at(page('b.txt', { heldOn: '2025-10-07', items: other })));
      expect(held.document.access).toBe(own ? 'exempt' : 'public');
      expect((await library.passages()).map(({ text }) => text)).toContain('Gates were hung.');
    });

    it('but not the next minutes of its body', async () => {
      const library = await holding(page('a.txt'));
      await library.withdraw({ document: 'a.txt' }, decision);
      const next = page('b.txt', { heldOn: '2025-06-03', items: other });
      expect(await library.storeDocument(next)).toEqual(next);
    });
  });

  describe('releases', () => {
    it('what was withdrawn: the words come back when they are stored again', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      await library.withdraw({ itemId: idOf(record) }, decision);
      const released = await library.release({ itemId: idOf(record) }, decision);
      expect(released).toMatchObject({
        withdrawals: [{ itemId: idOf(record) }],
        sources: { documents: [], itemIds: [idOf(record)] },
        documents: ['a.txt'],
      });
      expect(await library.withdrawals()).toEqual([]);
      expect((await library.knownDocuments())[0]?.fingerprint).not.toBe(record.fingerprint);
      expect(await wordsIn(library)).not.toMatch(canaries);
      expect(await library.storeDocument(record)).toEqual(record);
      expect(await library.passages()).toEqual(record.passages);
    });

    it('a document, with the copies that went with it', async () => {
      const record = page('a.txt');
      const copy = page('b.txt', { items: [rent()] });
      const library = await holding(record, copy);
      await library.withdraw({ document: 'a.txt' }, decision);
      expect((await library.release({ document: 'a.txt' }, decision)).documents).toEqual(['a.txt', 'b.txt']);
      for (const each of [record, copy]) expect(await library.storeDocument(each)).toEqual(each);
    });

    it('nothing where nothing was withdrawn, and not what was withdrawn with something else', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      expect(await library.release({ document: 'a.txt' }, decision)).toMatchObject({ withdrawals: [], documents: [] });
      await library.withdraw({ document: 'a.txt' }, decision);
      expect(await library.release({ itemId: idOf(record) }, decision)).toMatchObject({
        withdrawals: [],
        documents: [],
      });
      expect(await library.withdrawals()).toHaveLength(1);
    });

    it('and what is withdrawn once more stays out once more', async () => {
      const record = page('a.txt');
      const library = await holding(record);
      for (let count = 0; count < 2; count += 1) {
        await library.withdraw({ itemId: idOf(record) }, decision);
        expect(await wordsIn(library)).not.toMatch(canaries);
        await library.release({ itemId: idOf(record) }, decision);
        await library.storeDocument(record);
      }
      expect(await library.passages()).toEqual(record.passages);
    });
  });

  describe('clears what labels a private person', () => {
    const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
    const leaving = (document: string, digests: readonly (string | null)[]): DocumentRecord => {
      const record = page(document);
      return {
        ...record,
        withheld: digests.map((digest, index) => ({
          start: index,
          end: index + 1,
          itemId: index === 2 ? null : idOf(record),
          reason: 'private_person',
          ...(digest === null ? {} : { digest }),
        })),
      };
    };

    it('of an item, and keeps another paragraph waiting', async () => {
      const record = leaving('a.txt', [first, first, second]);
      const library = await holding(record);
      expect(await library.waiting()).toEqual([
        { document: 'a.txt', itemId: idOf(record), passages: 2, unknown: 0 },
        { document: 'a.txt', itemId: null, passages: 1, unknown: 0 },
      ]);
      const cleared = await library.clear({ itemId: idOf(record) }, decision);
      expect(cleared).toEqual({ passages: 2, documents: ['a.txt'] });
      expect([...(await library.cleared())]).toEqual([first]);
      expect(await library.waiting()).toEqual([{ document: 'a.txt', itemId: null, passages: 1, unknown: 0 }]);
      expect((await library.knownDocuments())[0]?.fingerprint).not.toBe(record.fingerprint);
    });

    it('of a document, wherever the same paragraph stands', async () => {
      const library = await holding(leaving('a.txt', [first]), { ...leaving('b.txt', [first]), fingerprint: 'b' });
      expect(await library.clear({ document: 'a.txt' }, decision)).toEqual({
        passages: 1,
        documents: ['a.txt', 'b.txt'],
      });
      expect(await library.waiting()).toEqual([]);
    });

    it('and cannot clear what was left out without a digest', async () => {
      const record = leaving('a.txt', [null]);
      const library = await holding(record);
      expect(await library.waiting()).toEqual([{ document: 'a.txt', itemId: idOf(record), passages: 1, unknown: 1 }]);
      expect(await library.clear({ document: 'a.txt' }, decision)).toEqual({ passages: 0, documents: [] });
    });

    it('never what is exempt', async () => {
      const record = page('a.txt', { withheld: [{ start: 0, end: 1, itemId: null, reason: 'exempt' }] });
      const library = await holding(record);
      expect(await library.waiting()).toEqual([]);
      expect(await library.clear({ document: 'a.txt' }, decision)).toEqual({ passages: 0, documents: [] });
    });
  });
}
