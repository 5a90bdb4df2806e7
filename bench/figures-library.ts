import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../src/config.js';
import type { Library } from '../src/library/library.js';
import { chooseMeasure } from '../src/metrics/choose-measure.js';
import { lookUpMetric } from '../src/metrics/look-up.js';
import { shelfOf } from '../src/metrics/shelf.js';
import type { MetricAnswer, MetricOptions } from '../src/metrics/types.js';
import { loadMeasureRegister, type MeasureRegister } from '../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { openIngestedLibrary } from '../tests/support/ingested-library.js';
import type { Wording } from './figures-fields.js';
import type { ReadFigures } from './score-figures.js';

/** The figures of a folder of minutes, read by the real ingest into a library of its own. */
export interface FiguresLibrary {
  readonly register: MeasureRegister;
  readonly wording: Wording;
  /** Throws where the document is not held. */
  figuresOf(document: string): Promise<ReadFigures>;
  /** As `minutebook metric` looks it up. */
  lookUp(query: string): Promise<MetricAnswer>;
  /** The one metric that a look-up of the name would find; null where there is none or more than one. */
  keyOf(name: string): string | null;
  close(): Promise<void>;
}

export async function openFigures(minutes: string, options: MetricOptions): Promise<FiguresLibrary> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'));
  const vocabulary = loadVocabulary();
  const register = loadMeasureRegister();
  const config = loadConfig({}, { data: folder });
  const library = await openIngestedLibrary(minutes, { config, vocabulary, measures: register });
  const close = async (): Promise<void> => {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const keyOf = await createKeyOf(library, register);
  const [observations, trends] = await Promise.all([library.observations(), library.trends()]);
  return {
    register,
    keyOf,
    close,
    wording: { tokensOf: (text) => register.tokensOf(text), isNamed: (name, key) => keyOf(name) === key },
    figuresOf: async (document) => {
      const text = await library.documentText(document);
      if (text === null) throw new Error(`${document} was not taken in.`);
      const isOf = ({ source }: { readonly source: { readonly document: string } }): boolean =>
        source.document === document;
      return { text, observations: observations.filter(isOf), trends: trends.filter(isOf) };
    },
    lookUp: (query) => lookUpMetric({ query }, { shelf: shelfOf(library), register, vocabulary }, options),
  };
}

async function createKeyOf(library: Library, register: MeasureRegister): Promise<FiguresLibrary['keyOf']> {
  const held = (await library.metricsHeld()).map(({ metric }) => metric);
  const keys = held.map(({ key }) => key);
  const known = new Map<string, string | null>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const choice = chooseMeasure(register.find(name, held), (key) => keys.includes(key), keys);
    const key = choice.status === 'found' ? choice.key : null;
    known.set(name, key);
    return key;
  };
}
