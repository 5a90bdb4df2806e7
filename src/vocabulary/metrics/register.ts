import { createHash } from 'node:crypto';
import { UsageError } from '../../errors.js';
import { projectFile } from '../../paths.js';
import { createAliasIndex } from './aliases.js';
import { readMeasureFiles } from './files.js';
import { findMeasures } from './find.js';
import { createLexicon, type Lexicon } from './lexicon.js';
import { findRepeat } from './repeats.js';
import { resolveMeasure, resolveSubject, segmentOf } from './resolve.js';
import type { MeasureEntry } from './schemas.js';
import type { Measure, MeasureRegister } from './types.js';

export type {
  Correction,
  FoundMeasures,
  Measure,
  MeasureRegister,
  MeasureWords,
  ResolvedMeasure,
} from './types.js';

/** Rises with every change of the rules below that could give a figure another measure. */
const rulesVersion = 2;

export interface MeasureFolders {
  /** The project's own data files. */
  readonly data?: string;
  /** Folders with a council's own measures; those that do not exist are left out. Later ones win. */
  readonly own?: readonly string[];
}

/** Reads and checks the measures. Keep what it returns: nothing is cached here. Throws a `UsageError` that names file and line. */
export function loadMeasureRegister({
  data = projectFile('src', 'vocabulary', 'data'),
  own = [],
}: MeasureFolders = {}): MeasureRegister {
  const files = readMeasureFiles(data, own);
  const lexicon = createLexicon(files.words, files.abbreviations);
  const index = createAliasIndex(files.measures, lexicon);
  const repeat = findRepeat(index);
  if (repeat !== null) throw new UsageError(repeat, 'config');
  const measures = files.measures.map(({ entry }) => measureFrom(entry));
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  const families = new Map<string, string[]>();
  for (const { key, family } of measures)
    if (family !== null) families.set(family, [...(families.get(family) ?? []), key]);
  const known = withNamesOf(
    files.measures.map(({ entry }) => entry),
    lexicon,
  );

  return {
    resolve: (words) => resolveMeasure(words, index, lexicon),
    resolveSubject: (subject, context) => resolveSubject(subject, context, index, lexicon),
    find: (query, held) => findMeasures(query, held, index, known),
    measure: (key) => byKey.get(key) ?? null,
    familyOf: (key) => families.get(byKey.get(key)?.family ?? '') ?? [key],
    segmentOf: (metric, segment) => segmentOf(metric, segment, index, lexicon),
    tokensOf: (text) => lexicon.read(text).tokens,
    all: () => measures,
    digest: createHash('sha256').update(`${rulesVersion}\n${files.text}`).digest('hex'),
  };
}

const measureFrom = ({ family, definition, ...entry }: MeasureEntry): Measure => ({
  ...entry,
  family: family ?? null,
  definition: definition ?? null,
});

/** A query may be spelt by the words of the names as well as by those of the forms. */
function withNamesOf(entries: readonly MeasureEntry[], lexicon: Lexicon): Lexicon {
  const words = new Set(lexicon.words);
  for (const { name, aliases, understood } of entries)
    for (const word of [name, ...aliases, ...understood]
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [])
      words.add(word);
  return { ...lexicon, words };
}
