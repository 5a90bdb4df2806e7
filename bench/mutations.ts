import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath, resolve } from 'node:path';
import { checkClaim } from '../src/answering/check/check-claim.js';
import { leaningsOf, recordOf, sourceOf } from '../src/answering/check/sources.js';
import { sentencesIn } from '../src/answering/check/support.js';
import type { Failure } from '../src/answering/check/types.js';
import { squeeze } from '../src/answering/words.js';
import { loadConfig } from '../src/config.js';
import type { Library } from '../src/library/library.js';
import type { StoredPassage } from '../src/library/records.js';
import { projectFile, projectRoot } from '../src/paths.js';
import { loadMeasureRegister } from '../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { join, reword } from '../tests/support/fake-openai/reword.js';
import { openIngestedLibrary } from '../tests/support/ingested-library.js';
import { createDraw } from './mutations/draw.js';
import { kinds, type Mutation, type TrueSentence } from './mutations/kinds.js';
import { laterKinds } from './mutations/later-kinds.js';
import { percent, printTable, type Row, saveResults } from './report.js';

export interface MutationOptions {
  /** Prints what the check lets through and which true sentences it rejects. */
  readonly show: boolean;
}

/** A true sentence with the passages a writer would name for it. */
interface Given extends TrueSentence {
  readonly how: 'verbatim' | 'reworded' | 'joined';
  readonly passages: readonly StoredPassage[];
}

/** What the check does with the sentences of a folder of minutes. */
export interface Measured {
  /** By how the true sentence was said. */
  readonly trueOnes: ReadonlyMap<string, { all: number; rejected: number }>;
  /** By the kind of change. */
  readonly changed: ReadonlyMap<string, { all: number; through: number }>;
}

/**
 * How many sentences with one fact changed the check lets through, by the kind of change, and how many true ones it rejects. The
 * sources are found as for an answer whose writer quotes nothing, which is the weaker case. `tell` is told of each that goes wrong.
 */
export async function measureMutations(
  folder: string,
  tell: (what: string) => void = () => {},
  /** Take one true sentence of so many. */
  oneOf = 1,
): Promise<Measured> {
  const trueOnes = new Map<string, { all: number; rejected: number }>();
  const changed = new Map<string, { all: number; through: number }>();
  const library = await openMinutes(folder);
  try {
    const check = await createCheck(library.library);
    const draw = createDraw(20);
    for (const [at, given] of (await trueSentences(library.library)).entries()) {
      if (at % oneOf !== 0) continue;
      const tally = count(trueOnes, given.how, { all: 0, rejected: 0 });
      tally.all += 1;
      const why = await check(given.text, given.passages);
      if (why.length > 0) tally.rejected += 1;
      for (const { code, message } of why) tell(`REJECTED (${given.how}) ${given.text}\n  ${code} ${message}`);
      for (const [kind, mutate] of Object.entries({ ...kinds, ...laterKinds } as Record<string, Mutation>)) {
        const text = mutate(given, draw);
        if (text === null || squeeze(text) === squeeze(given.text)) continue;
        const counted = count(changed, kind, { all: 0, through: 0 });
        counted.all += 1;
        if ((await check(text, given.passages)).length > 0) continue;
        counted.through += 1;
        tell(`THROUGH (${kind}) ${text}\n  from: ${given.text}`);
      }
    }
  } finally {
    await library.close();
  }
  return { trueOnes, changed };
}

/** Kinds of change that are reported together. */
export const groups = ['figure', 'date', 'unit', 'direction', 'negation', 'later'] as const;

/** The tallies of all kinds of one group. */
export function togetherOf({ changed }: Pick<Measured, 'changed'>, group: (typeof groups)[number]) {
  const tallies = [...changed].filter(([kind]) => kind.startsWith(`${group}:`)).map(([, tally]) => tally);
  return { all: sum(tallies.map(({ all }) => all)), through: sum(tallies.map(({ through }) => through)) };
}

export async function runMutations({ show }: MutationOptions): Promise<void> {
  const sets: readonly (readonly [string, string])[] = [
    ['samples', projectFile('samples')],
    ['other styles', projectFile('bench', 'figures', 'documents')],
    ['real minutes', resolve(projectRoot, '../shared/corpus')],
  ];
  const rows: Row[] = [];
  const kindRows: Row[] = [];
  let all = 0;
  for (const [name, folder] of sets) {
    if (!existsSync(folder)) {
      console.log(`mutations: ${name} SKIPPED, its minutes are not here.`);
      continue;
    }
    const measured = await measureMutations(folder, (what) => {
      if (show) console.log(`\n${what}`);
    });
    const trueOnes = [...measured.trueOnes.values()];
    const [checked, rejected] = [sum(trueOnes.map((tally) => tally.all)), sum(trueOnes.map((tally) => tally.rejected))];
    const shares = groups.map((group) => {
      const tally = togetherOf(measured, group);
      return [group, `${tally.through}/${tally.all} ${percent(tally.through, tally.all)}`] as const;
    });
    rows.push({
      minutes: name,
      'true rejected': `${rejected}/${checked} ${percent(rejected, checked)}`,
      ...Object.fromEntries(shares),
    });
    for (const [how, tally] of measured.trueOnes)
      kindRows.push({
        minutes: name,
        what: `true: ${how}`,
        checked: tally.all,
        wrong: tally.rejected,
        share: percent(tally.rejected, tally.all),
      });
    for (const kind of [...Object.keys(kinds), ...Object.keys(laterKinds)]) {
      const tally = measured.changed.get(kind);
      if (!tally) continue;
      all += tally.all;
      kindRows.push({
        minutes: name,
        what: kind,
        checked: tally.all,
        wrong: tally.through,
        share: percent(tally.through, tally.all),
      });
    }
  }
  printTable('By kind: true sentences rejected, changed ones let through', kindRows);
  printTable(`Let through of ${all.toLocaleString('en-GB')} sentences with one fact changed; true ones rejected`, rows);
  saveResults('mutations', 'npm run bench -- mutations', { rows, kindRows });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function count<Tally>(tallies: Map<string, Tally>, key: string, empty: Tally): Tally {
  const tally = tallies.get(key) ?? empty;
  tallies.set(key, tally);
  return tally;
}

async function openMinutes(folder: string): Promise<{ library: Library; close: () => Promise<void> }> {
  const data = mkdtempSync(joinPath(tmpdir(), 'minutebook-bench-'));
  const library = await openIngestedLibrary(folder, {
    config: loadConfig({}, { data }),
    vocabulary: loadVocabulary(),
    measures: loadMeasureRegister(),
  });
  return {
    library,
    close: async () => {
      await library.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function createCheck(library: Library) {
  const items = new Map((await library.items()).map((item) => [item.id, item]));
  const meetings = new Map((await library.meetings()).map((meeting) => [meeting.id, meeting]));
  return async (text: string, passages: readonly StoredPassage[]): Promise<Failure[]> => {
    const sources = [];
    for (const leaning of leaningsOf(text, [], passages).leanings) {
      const item = items.get(leaning.passage.itemId);
      const meeting = meetings.get(item?.meetingId ?? '');
      const document = await library.documentText(leaning.passage.source.document);
      if (item && meeting && document !== null) sources.push(sourceOf(leaning, recordOf(item, meeting), document));
    }
    return checkClaim(text, sources);
  };
}

/** Every sentence of a fair length, as it stands, said again, and joined with the next of its passage. */
async function trueSentences(library: Library): Promise<Given[]> {
  const given: Given[] = [];
  let elsewhere = '';
  for (const item of await library.items()) {
    if (item.access === 'exempt') continue;
    for (const passage of await library.passagesOfItem(item.id)) {
      const sentences = sentencesIn(passage)
        .filter(({ sentence }) => sentence.section !== 'agenda')
        .map(({ text }) => squeeze(text))
        .filter((text) => text.length >= 40 && text.length <= 320 && /[.]$/.test(text));
      for (const [at, text] of sentences.entries()) {
        const around = { others: sentences.filter((other) => other !== text), elsewhere, passages: [passage] };
        given.push({ how: 'verbatim', text, ...around });
        const said = reword(text, at);
        if (said !== text) given.push({ how: 'reworded', text: said, ...around });
        const next = sentences[at + 1];
        if (next !== undefined && at % 2 === 0) given.push({ how: 'joined', text: join(text, next), ...around });
      }
      elsewhere = sentences[0] ?? elsewhere;
    }
  }
  return given;
}
