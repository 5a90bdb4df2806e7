import { describe, expect, it } from 'vitest';
import { approvedKey } from '../../src/library/keys.js';
import type { Library } from '../../src/library/library.js';
import type { DocumentRecord } from '../../src/library/records.js';
import { type RecordGiven, recordOf } from './records.js';

const at = (ingestedAt: string, given: RecordGiven): DocumentRecord => {
  const record = recordOf(given);
  return { ...record, document: { ...record.document, ingestedAt } };
};
const [monday, friday] = ['2025-05-05T09:00:00.000Z', '2025-05-09T09:00:00.000Z'];
const lifts = 'Two lifts were replaced in Tanner Court.';
const voids = 'Empty homes took forty days to relet.';
const minutes = (...passages: string[]): RecordGiven => ({
  document: 'a.txt',
  items: [{ number: '4', title: 'Repairs', passages }],
});

/** When a library first knew of what it holds. */
export function describeFirstKnown(library: () => Library): void {
  describe('tells when it first knew', () => {
    const knownOf = async () => {
      const known = await library().firstKnown();
      const [[meeting], [item], passages] = await Promise.all([
        library().meetings(),
        library().items(),
        library().passages(),
      ]);
      return {
        meeting: known.get(meeting?.id ?? ''),
        item: known.get(item?.id ?? ''),
        passages: passages.map(({ id }) => known.get(id)),
      };
    };

    it('nothing, while nothing is stored', async () => {
      expect([...(await library().firstKnown())]).toEqual([]);
    });

    it('of a meeting, its items and passages', async () => {
      await library().storeDocument(at(monday, minutes(lifts)));
      expect(await knownOf()).toEqual({ meeting: monday, item: monday, passages: [monday] });
    });

    it('and only the words that are added later are new later', async () => {
      await library().storeDocument(at(monday, minutes(lifts)));
      await library().storeDocument(at(friday, minutes(lifts, voids)));
      expect(await knownOf()).toEqual({ meeting: monday, item: monday, passages: [monday, friday] });
    });

    it('the same after a deletion', async () => {
      await library().storeDocument(at(monday, minutes(lifts)));
      await library().deleteDocument('a.txt');
      expect([...(await library().firstKnown())]).toEqual([]);
      await library().storeDocument(at(friday, minutes(lifts)));
      expect(await knownOf()).toEqual({ meeting: monday, item: monday, passages: [monday] });
    });

    it('the same where a word is corrected in minutes that do not say when the meeting was', async () => {
      const undated = (...passages: string[]): RecordGiven => ({ ...minutes(...passages), heldOn: null });
      const [stays, wrong, right] = [
        'Tenants were told of the works three weeks before they began.',
        'Two lifts were replaced in Taner Court during the winter months.',
        'Two lifts were replaced in Tanner Court during the winter months.',
      ];
      await library().storeDocument(at(monday, undated(stays, wrong)));
      const [before] = await library().meetings();
      await library().storeDocument(at(friday, undated(stays, right)));
      expect((await library().meetings())[0]?.id).not.toBe(before?.id);
      expect(await knownOf()).toEqual({ meeting: monday, item: monday, passages: [monday, friday] });
    });

    it('the same where it is learnt later when the meeting was', async () => {
      const words = 'Tenants were told of the works three weeks before they began.';
      await library().storeDocument(at(monday, { ...minutes(words), heldOn: null }));
      await library().storeDocument(at(friday, minutes(words)));
      expect(await knownOf()).toEqual({ meeting: monday, item: monday, passages: [monday] });
    });

    it('and a later meeting of the same document is new, whatever it repeats', async () => {
      const words = 'Tenants were told of the works three weeks before they began.';
      await library().storeDocument(at(monday, { ...minutes(words), heldOn: '2025-03-04' }));
      const [first, second] = [minutes(words), { ...minutes(words), heldOn: '2025-04-01' }].map((one) =>
        at(friday, one),
      );
      if (!first || !second) throw new Error('There are two meetings.');
      await library().storeDocument({
        ...first,
        meetings: [...first.meetings, ...second.meetings],
        items: [...first.items, ...second.items],
        passages: [...first.passages, ...second.passages],
      });
      const known = await library().firstKnown();
      expect(second.meetings.map(({ id }) => known.get(id))).toEqual([friday]);
      expect(first.meetings.map(({ id }) => known.get(id))).toEqual([monday]);
    });

    it('of minutes that are printed as approved later', async () => {
      const approvedAt = async () => {
        const [meeting] = await library().meetings();
        return (await library().firstKnown()).get(approvedKey(meeting?.id ?? ''));
      };
      await library().storeDocument(at(monday, { ...minutes(lifts), status: 'draft' }));
      expect(await approvedAt()).toBeUndefined();
      await library().storeDocument(at(friday, { ...minutes(lifts), status: 'approved' }));
      expect(await approvedAt()).toBe(friday);
    });

    it('from the first copy, whichever copy readers see', async () => {
      await library().storeDocument(at(monday, minutes(lifts)));
      const approved: RecordGiven = { ...minutes(lifts, voids), document: 'b.txt', status: 'approved' };
      await library().storeDocument(
        at(friday, {
          ...approved,
          items: [
            { ...approved.items[0], title: 'Repairs', passages: [lifts, voids], minuteNumber: '12', number: '4' },
          ],
        }),
      );
      expect((await library().items()).map(({ source }) => source.document)).toEqual(['b.txt']);
      expect(await knownOf()).toEqual({ meeting: monday, item: monday, passages: [monday, friday] });
    });
  });
}
