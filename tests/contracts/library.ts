import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.js';
import type { UnheldDocument } from '../../src/library/records.js';
import { termsOf } from '../../src/library/terms.js';
import { describeFamilies } from './library-families.js';
import { describeFigures } from './library-figures.js';
import { describeFirstKnown } from './library-first-known.js';
import { describeWithdrawals } from './library-withdrawals.js';
import { recordOf } from './records.js';

/** How a store is opened in a test. */
export interface LibraryUnderTest {
  /** A new, empty library, removed after the test. */
  readonly open: () => Promise<Library>;
  /** Another connection to the library opened last, as a second process would have it. */
  readonly openAgain: () => Promise<Library>;
}

const spring = recordOf({
  document: 'a/spring.txt',
  heldOn: '2025-03-04',
  status: 'draft',
  items: [
    {
      number: '4',
      title: 'Damp and mould',
      passages: ['Surveyors visited ninety homes in the quarter.', 'Tenants had complained about the bookings.'],
      resolutions: ['That the report be noted.', 'That a surveyor be recruited.'],
      actions: ['Mr Tallow would write to tenants.'],
      observations: [
        { key: 'homes-inspected', value: 90, quote: 'Ninety homes were inspected.' },
        { key: 'repairs-overdue', value: 12, quote: 'Twelve repairs were overdue.' },
      ],
      trends: [
        { metricKey: 'homes-inspected', quote: 'Inspections had risen.' },
        { metricKey: null, quote: 'Complaints had eased.' },
      ],
    },
    { number: '5', title: 'Lifts', passages: ['Two lifts were replaced in Tanner Court.'] },
  ],
  approvals: [{ body: 'Housing Panel', minutesOf: '2025-01-07', outcome: 'approved' }],
  definitions: [{ short: 'DMB', full: 'Damp and Mould Board' }],
  withheld: [{ start: 3, end: 5, itemId: null, reason: 'exempt' }],
});
const summer = recordOf({
  document: 'b.txt',
  heldOn: '2025-06-03',
  items: [{ number: '1', title: 'Voids', passages: ['Empty homes took forty days to relet.'] }],
});

const unheld: UnheldDocument = {
  document: 'b.txt',
  root: '/minutes',
  status: 'exempt',
  reason: 'exempt',
  message: 'The sidecar says so.',
  council: null,
  body: null,
  heldOn: null,
  duplicateOf: null,
  fingerprint: 'f',
};

const figures = ['observations', 'trends', 'metricsHeld'] as const;

const vectorOf = (...values: number[]) => Float32Array.from(values);

async function embedAll(library: Library, modelId: string, value = 1): Promise<void> {
  const missing = await library.toEmbed(modelId);
  await library.storeEmbeddings(
    modelId,
    missing.map(({ passageId }, index) => ({ passageId, vector: vectorOf(value, index) })),
  );
}

/** Everything a reader can see, to compare libraries by. */
async function everything(library: Library) {
  return {
    documents: await library.documents(),
    unheld: await library.unheldDocuments(),
    meetings: await library.meetings(),
    items: await library.items(),
    passages: await library.passages(),
    resolutions: await library.resolutions(),
    actions: await library.actions(),
    approvals: await library.approvals(),
    observations: await library.observations(),
    trends: await library.trends(),
    metrics: await library.metricsHeld(),
    withheld: await library.withheld(),
    definitions: await library.definitions(),
    text: await library.documentText('a/spring.txt'),
    found: await library.searchText(['surveyors', 'lifts', 'homes'], 10),
  };
}

/** The behaviour of every store of the minute book. */
export function describeLibrary(name: string, store: LibraryUnderTest): void {
  describe(`${name}: a library`, () => {
    let library: Library;
    beforeEach(async () => {
      library = await store.open();
    });
    afterEach(async () => {
      await library.close();
    });

    describe('keeps documents', () => {
      it('is empty at first', async () => {
        expect(await library.documents()).toEqual([]);
        expect(await library.knownDocuments()).toEqual([]);
        expect(await library.passageCount()).toBe(0);
        expect(await library.activeModel()).toBeNull();
        expect(await library.terms()).toEqual([]);
      });

      it('gives back everything that was stored', async () => {
        await library.storeDocument(spring);
        expect(await library.documents()).toEqual([spring.document]);
        expect(await library.documentText('a/spring.txt')).toBe(spring.text);
        expect(await library.meetings()).toEqual(spring.meetings);
        expect(await library.items()).toEqual(spring.items);
        expect(await library.passages()).toEqual(spring.passages);
        expect(await library.resolutions()).toEqual(spring.resolutions);
        expect(await library.actions()).toEqual(spring.actions);
        expect(await library.approvals()).toEqual(spring.approvals);
        expect(await library.observations()).toEqual(spring.observations);
        expect(await library.trends()).toEqual(spring.trends);
        expect(await library.definitions()).toEqual(spring.definitions);
        expect(await library.withheld()).toEqual([{ ...spring.withheld[0], document: 'a/spring.txt' }]);
        expect(await library.knownDocuments()).toEqual([
          {
            document: 'a/spring.txt',
            root: '/minutes',
            fingerprint: spring.fingerprint,
            digest: spring.document.digest,
            status: 'stored',
          },
        ]);
      });

      it('lists by document, then by place, whatever was stored first', async () => {
        await library.storeDocument(summer);
        await library.storeDocument(spring);
        expect((await library.documents()).map(({ document }) => document)).toEqual(['a/spring.txt', 'b.txt']);
        expect((await library.items()).map(({ title }) => title)).toEqual(['Damp and mould', 'Lifts', 'Voids']);
        expect((await library.passages()).map(({ id }) => id)).toEqual(
          [...spring.passages, ...summer.passages].map(({ id }) => id),
        );
        expect((await library.passageTerms()).map(({ passageId }) => passageId)).toEqual(
          [...spring.passages, ...summer.passages].map(({ id }) => id),
        );
      });

      it('finds passages by id in the order asked and by item in reading order', async () => {
        await library.storeDocument(spring);
        const [first, second, third] = spring.passages;
        const found = await library.passagesById([third?.id ?? '', 'unknown', first?.id ?? '']);
        expect(found).toEqual([third, first]);
        expect(await library.passagesOfItem(spring.items[0]?.id ?? '')).toEqual([first, second]);
        expect(await library.passagesOfItem('unknown')).toEqual([]);
      });

      it('knows no text of a document that it does not hold', async () => {
        await library.storeUnheld(unheld);
        expect(await library.documentText('b.txt')).toBeNull();
        expect(await library.documentText('other.txt')).toBeNull();
      });

      it('replaces a document whole', async () => {
        await library.storeDocument(spring);
        const changed = recordOf({
          document: 'a/spring.txt',
          items: [{ title: 'Boilers', passages: ['Gas checks were up to date.'] }],
        });
        await library.storeDocument(changed);
        expect(await library.documents()).toEqual([changed.document]);
        expect(await library.items()).toEqual(changed.items);
        expect(await library.passages()).toEqual(changed.passages);
        for (const list of ['resolutions', 'actions', 'approvals', 'definitions', 'withheld', ...figures] as const)
          expect(await library[list](), list).toEqual([]);
        expect(await library.searchText(['surveyors'], 5)).toEqual([]);
        expect(await library.terms()).not.toContain(termsOf('surveyors')[0]);
      });

      it('keeps the old document where a new one cannot be stored whole', async () => {
        await library.storeDocument(spring);
        await library.storeDocument(summer);
        await embedAll(library, 'm/1');
        const before = await everything(library);
        const terms = await library.terms();
        const vectors = await library.embeddings('m/1');
        const stray = { ...spring.resolutions[0], itemId: 'of no item' } as (typeof spring.resolutions)[number];
        const broken = recordOf({ document: 'a/spring.txt', items: [{ passages: ['Unheard words stood here.'] }] });
        await expect(library.storeDocument({ ...broken, resolutions: [stray] })).rejects.toThrow();
        expect(await everything(library)).toEqual(before);
        expect(await library.terms()).toEqual(terms);
        expect(await library.embeddings('m/1')).toEqual(vectors);
        await library.storeDocument(broken);
        expect(await library.terms()).toEqual(expect.arrayContaining(termsOf('unheard')));
      });

      it('leaves nothing of a deleted document', async () => {
        await library.storeDocument(summer);
        const before = await everything(library);
        const terms = (await library.terms()).filter((term) => term !== '').sort();
        await embedAll(library, 'm/1');
        const vectors = await library.embeddings('m/1');
        await library.storeDocument(spring);
        await embedAll(library, 'm/1');
        await library.deleteDocument('a/spring.txt');
        expect(await everything(library)).toEqual(before);
        expect((await library.terms()).filter((term) => term !== '').sort()).toEqual(terms);
        expect(await library.embeddings('m/1')).toEqual(vectors);
        expect(await library.embeddingCount('m/1')).toBe(1);
        expect(await library.knownDocuments()).toHaveLength(1);
      });

      it('remembers a document that is not held, and forgets what was held under its name', async () => {
        await library.storeDocument(spring);
        await library.storeDocument(summer);
        await library.storeUnheld(unheld);
        expect(await library.unheldDocuments()).toEqual([unheld]);
        expect((await library.documents()).map(({ document }) => document)).toEqual(['a/spring.txt']);
        expect(await library.searchText(['relet'], 5)).toEqual([]);
        expect((await library.knownDocuments()).map(({ status }) => status)).toEqual(['stored', 'exempt']);
        await library.storeDocument(summer);
        expect(await library.unheldDocuments()).toEqual([]);
        await library.storeUnheld(unheld);
        await library.deleteDocument('b.txt');
        expect(await library.unheldDocuments()).toEqual([]);
      });

      it('remembers each root once', async () => {
        for (const root of ['/b', '/a', '/b']) await library.rememberRoot(root);
        expect(await library.roots()).toEqual(['/a', '/b']);
      });
    });

    describe('counts its generations', () => {
      const changes: readonly [string, (library: Library) => Promise<unknown>][] = [
        ['a document is stored', (library) => library.storeDocument(summer)],
        ['a document is replaced', (library) => library.storeDocument({ ...spring, fingerprint: 'other' })],
        ['a document is deleted', (library) => library.deleteDocument('a/spring.txt')],
        ['an unheld document is noted', (library) => library.storeUnheld(unheld)],
        ['another model answers', (library) => library.activateModel({ modelId: 'm/2', dimensions: 2 })],
        ['the answering model gets vectors', (library) => embedAll(library, 'm/1')],
      ];
      it.each(changes)('upwards when %s', async (_what, change) => {
        await library.storeDocument(spring);
        await library.activateModel({ modelId: 'm/1', dimensions: 2 });
        const before = await library.generation();
        await change(library);
        expect(await library.generation()).toBeGreaterThan(before);
      });

      const nothing: readonly [string, (library: Library) => Promise<unknown>][] = [
        ['reading', everything],
        ['deleting what is not there', (library) => library.deleteDocument('absent.txt')],
        ['noting the same unheld document again', (library) => library.storeUnheld(unheld)],
        ['activating the model that answers', (library) => library.activateModel({ modelId: 'm/1', dimensions: 2 })],
        ['embedding for a model that does not answer', (library) => embedAll(library, 'm/2')],
        ['storing no vectors', (library) => library.storeEmbeddings('m/1', [])],
        [
          'a store that fails',
          (library) =>
            expect(library.storeDocument({ ...spring, passages: spring.passages, items: [] })).rejects.toThrow(),
        ],
      ];
      it.each(nothing)('not by %s', async (_what, action) => {
        await library.storeDocument(spring);
        await library.storeUnheld(unheld);
        await library.activateModel({ modelId: 'm/1', dimensions: 2 });
        const before = await library.generation();
        await action(library);
        expect(await library.generation()).toBe(before);
      });

      it('shows another connection each change as it is made', async () => {
        const reader = await store.openAgain();
        try {
          const before = await reader.generation();
          await library.storeDocument(spring);
          expect(await reader.generation()).toBeGreaterThan(before);
          expect(await reader.items()).toEqual(spring.items);
          await library.deleteDocument('a/spring.txt');
          expect(await reader.items()).toEqual([]);
        } finally {
          await reader.close();
        }
      });

      it('holds everything after it was closed and opened again', async () => {
        await library.storeDocument(spring);
        await embedAll(library, 'm/1');
        const [before, vectors, generation] = [
          await everything(library),
          await library.embeddings('m/1'),
          await library.generation(),
        ];
        await library.close();
        library = await store.openAgain();
        expect(await everything(library)).toEqual(before);
        expect(await library.embeddings('m/1')).toEqual(vectors);
        expect(await library.generation()).toBe(generation);
      });
    });

    describe('keeps vectors', () => {
      it('asks only for passages that lack one, as head and text', async () => {
        await library.storeDocument(spring);
        const [first, ...others] = spring.passages;
        expect((await library.toEmbed('m/1'))[0]).toEqual({
          passageId: first?.id,
          input: `${first?.head}\n${first?.text}`,
        });
        await library.storeEmbeddings('m/1', [{ passageId: first?.id ?? '', vector: vectorOf(0.5, -0.25) }]);
        expect((await library.toEmbed('m/1')).map(({ passageId }) => passageId)).toEqual(others.map(({ id }) => id));
        expect(await library.embeddings('m/1')).toEqual([{ passageId: first?.id, vector: vectorOf(0.5, -0.25) }]);
      });

      it('gives them in order of passage', async () => {
        await library.storeDocument(spring);
        await embedAll(library, 'm/1');
        const ids = (await library.embeddings('m/1')).map(({ passageId }) => passageId);
        expect(ids).toEqual(spring.passages.map(({ id }) => id).sort());
      });

      it('never mixes those of two models', async () => {
        await library.storeDocument(spring);
        await embedAll(library, 'm/1', 1);
        await library.activateModel({ modelId: 'm/1', dimensions: 2 });
        expect(await library.toEmbed('m/2')).toHaveLength(3);
        await library.storeEmbeddings('m/2', [{ passageId: spring.passages[0]?.id ?? '', vector: vectorOf(2, 2, 2) }]);
        expect((await library.embeddings('m/1')).every(({ vector }) => vector.length === 2 && vector[0] === 1)).toBe(
          true,
        );
        expect(await library.embeddings('m/2')).toHaveLength(1);
        expect(await library.embeddingCount('m/1')).toBe(3);
        expect(await library.embeddingCount('m/2')).toBe(1);
        expect(await library.activeModel()).toEqual({ modelId: 'm/1', dimensions: 2 });
      });

      it('drops those of every other model once a model answers', async () => {
        await library.storeDocument(spring);
        for (const model of ['a/1', 'm/1', 'z/1']) await embedAll(library, model);
        await library.activateModel({ modelId: 'm/1', dimensions: 2 });
        expect(await library.embeddingCount('a/1')).toBe(0);
        expect(await library.embeddingCount('z/1')).toBe(0);
        expect(await library.embeddingCount('m/1')).toBe(3);
        expect(await library.toEmbed('z/1')).toHaveLength(3);
      });

      it('of passages that come back unchanged when their document is updated', async () => {
        await library.storeDocument(spring);
        await embedAll(library, 'm/1', 7);
        const updated = recordOf({
          document: 'a/spring.txt',
          heldOn: '2025-03-04',
          items: [
            {
              number: '4',
              title: 'Damp and mould',
              passages: ['Surveyors visited ninety homes in the quarter.', 'These words are new.'],
            },
          ],
        });
        await library.storeDocument(updated);
        expect((await library.embeddings('m/1')).map(({ passageId }) => passageId)).toEqual([spring.passages[0]?.id]);
        expect((await library.toEmbed('m/1')).map(({ passageId }) => passageId)).toEqual([updated.passages[1]?.id]);
      });

      it('but not of a passage that now stands under another heading', async () => {
        await library.storeDocument(spring);
        await embedAll(library, 'm/1');
        const passages = spring.passages.map((passage, index) =>
          index === 0 ? { ...passage, head: `${passage.head} · First quarter` } : passage,
        );
        await library.storeDocument({ ...spring, passages });
        expect((await library.toEmbed('m/1')).map(({ passageId }) => passageId)).toEqual([spring.passages[0]?.id]);
      });

      it('of no passage that is not held', async () => {
        await library.storeDocument(spring);
        await library.storeEmbeddings('m/1', [{ passageId: 'gone', vector: vectorOf(1, 1) }]);
        expect(await library.embeddingCount('m/1')).toBe(0);
      });
    });

    describe('searches words', () => {
      beforeEach(async () => {
        await library.storeDocument(spring);
        await library.storeDocument(summer);
      });

      it.each([
        ['surveyor', 'Surveyors visited ninety homes in the quarter.'],
        ['VISITING', 'Surveyors visited ninety homes in the quarter.'],
        ['sewer', null],
        ['complaining', 'Tenants had complained about the bookings.'],
        ['reletting', 'Empty homes took forty days to relet.'],
        ['lift', 'Two lifts were replaced in Tanner Court.'],
      ])('by stem: %s', async (word, text) => {
        const [best] = await library.searchText([word], 5);
        const [passage] = await library.passagesById(best ? [best.passageId] : []);
        expect(passage?.text ?? null).toBe(text);
      });

      it('in head and text, best first, no more than asked for', async () => {
        const found = await library.searchText(['homes', 'relet', 'voids'], 10);
        expect(found.length).toBe(2);
        expect(found[0]?.passageId).toBe(summer.passages[0]?.id);
        expect(found.map(({ similarity }) => similarity)).toEqual(
          found.map(({ similarity }) => similarity).sort((a, b) => b - a),
        );
        expect(await library.searchText(['homes', 'relet'], 1)).toHaveLength(1);
        expect(await library.searchText(['harrowmere'], 2)).toHaveLength(2);
      });

      it.each([
        [[]],
        [['']],
        [['"']],
        [['""homes"']],
        [['NEAR(homes, 2)']],
        [['homes AND NOT relet']],
        [['*', 'home*']],
        [['-homes', '^homes', 'head:homes', '{head body}:homes']],
        [['\0', 'ho\0mes']],
        [['🏠', '\ud800', '﷽', 'é́́']],
        [Array.from({ length: 3000 }, (_, index) => `word${index}`)],
      ])('without an error for %j', async (terms) => {
        await expect(library.searchText(terms, 5)).resolves.toBeInstanceOf(Array);
      });

      it('without an error for any string', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(
              fc.oneof(
                fc.string({ unit: 'binary' }),
                fc.string({
                  unit: fc.constantFrom('"', "'", '*', '-', '(', ')', ':', '^', '{', '\0', 'N', 'OR', ' ', '🏠'),
                }),
              ),
              { maxLength: 6 },
            ),
            async (terms) => {
              const found = await library.searchText(terms, 5);
              for (const { similarity } of found) expect(Number.isFinite(similarity)).toBe(true);
            },
          ),
          { numRuns: 300 },
        );
      });

      it('gives each passage its terms in order, sentence by sentence', async () => {
        const terms = await library.terms();
        const rows = await library.passageTerms();
        const words = (numbers: Uint32Array) => [...numbers].map((number) => (number === 0 ? '.' : terms[number - 1]));
        for (const [index, passage] of [...spring.passages, ...summer.passages].entries()) {
          expect(rows[index]?.itemId).toBe(passage.itemId);
          expect(words(rows[index]?.head ?? new Uint32Array())).toEqual(termsOf(passage.head));
          expect(words(rows[index]?.body ?? new Uint32Array())).toEqual(termsOf(passage.text));
        }
        const two = recordOf({ document: 'c.txt', items: [{ passages: ['Bins were full. Lorries were late.'] }] });
        await library.storeDocument(two);
        const after = await library.terms();
        const body = (await library.passageTerms()).at(-1)?.body ?? new Uint32Array();
        expect([...body].map((number) => (number === 0 ? '.' : after[number - 1]))).toEqual([
          ...termsOf('Bins were full'),
          '.',
          ...termsOf('Lorries were late'),
        ]);
      });
    });

    describeFamilies(() => library);
    describeFirstKnown(() => library);
    describeFigures(() => library);
    describeWithdrawals(() => library);
  });
}
