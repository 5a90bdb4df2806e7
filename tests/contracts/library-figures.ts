import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.js';
import { metricOf, type ObservationGiven, recordOf } from './records.js';

const figure = (key: string, value: number, name?: string): ObservationGiven => ({
  key,
  value,
  quote: `${value} of ${key} were counted.`,
  ...(name === undefined ? {} : { name }),
});
const page = (
  document: string,
  observations: readonly ObservationGiven[],
  council: string | null = 'Harrowmere Council',
) =>
  recordOf({
    document,
    council,
    items: [{ title: `Figures of ${document}`, passages: ['The figures were taken as read.'], observations }],
  });

/** The figures of a library: found by metric, counted once. */
export function describeFigures(libraryOf: () => Library): void {
  describe('keeps figures', () => {
    it('and finds those of some metrics in order of document and place', async () => {
      const library = libraryOf();
      await library.storeDocument(page('b.txt', [figure('lifts', 3), figure('voids', 4), figure('voids', 5)]));
      await library.storeDocument(page('a.txt', [figure('voids', 1), figure('boilers', 2)]));
      const values = async (...keys: string[]) => (await library.observationsOf(keys)).map(({ value }) => value);
      expect(await values('voids')).toEqual([1, 4, 5]);
      expect(await values('voids', 'lifts', 'voids')).toEqual([1, 3, 4, 5]);
      expect(await values()).toEqual([]);
      expect(await values('unknown', "'); DROP TABLE item --")).toEqual([]);
    });

    it('and finds trends of some metrics, never those of none', async () => {
      const library = libraryOf();
      const trends = [
        { metricKey: 'voids', quote: 'Voids had risen.' },
        { metricKey: null, quote: 'Morale had risen.' },
        { metricKey: 'lifts', quote: 'Lifts had failed less often.' },
      ];
      const record = recordOf({
        document: 'a.txt',
        items: [{ passages: ['The figures were taken as read.'], trends }],
      });
      await library.storeDocument(record);
      expect(await library.trendsOf(['voids', 'lifts'])).toEqual([record.trends[0], record.trends[2]]);
      expect(await library.trendsOf(['null', ''])).toEqual([]);
      expect(await library.trends()).toEqual(record.trends);
    });

    it('and says which metrics are held, how often and of which councils', async () => {
      const library = libraryOf();
      await library.storeDocument(page('a.txt', [figure('voids', 1), figure('boilers', 2)]));
      await library.storeDocument(page('b.txt', [figure('voids', 3)], 'Fenmoor Council'));
      await library.storeDocument(page('c.txt', [figure('voids', 4)], null));
      expect(await library.metricsHeld()).toEqual([
        { metric: metricOf('boilers'), observations: 1, councils: ['Harrowmere Council'] },
        { metric: metricOf('voids'), observations: 3, councils: ['Fenmoor Council', 'Harrowmere Council'] },
      ]);
      await library.deleteDocument('a.txt');
      expect((await library.metricsHeld()).map(({ metric, observations }) => [metric.key, observations])).toEqual([
        ['voids', 2],
      ]);
    });

    it('and gives a metric that is named in two ways once, as most observations name it', async () => {
      const library = libraryOf();
      await library.storeDocument(page('a.txt', [figure('voids', 1, 'Voids')]));
      await library.storeDocument(
        page('b.txt', [figure('voids', 2, 'Empty homes'), figure('voids', 3, 'Empty homes')]),
      );
      expect(await library.metricsHeld()).toEqual([
        { metric: metricOf('voids', 'Empty homes'), observations: 3, councils: ['Harrowmere Council'] },
      ]);
    });

    it('of an item only, never of none', async () => {
      const library = libraryOf();
      const record = page('a.txt', [figure('voids', 1)]);
      const stray = record.observations.map((observation) => ({ ...observation, itemId: 'of no item' }));
      await expect(library.storeDocument({ ...record, observations: stray })).rejects.toThrow();
      expect(await library.observations()).toEqual([]);
    });
  });
}
