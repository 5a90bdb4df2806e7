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

/**
 * How many sentences with one fact changed the check lets through, by the kind of change, and how many true ones it rejects. The
 * sources are found as for an answer whose writer quotes nothing, which is the weaker case.
 */
export async function runMutations({ show }: MutationOptions): Promise<void> {
  const minutes = ['samples', 'bench/figures/minutes'].map((folder) => projectFile(folder));
  const corpus = resolve(projectRoot, '../shared/corpus');
  if (existsSync(corpus)) minutes.push(corpus);
  else console.log('mutations: the real minutes are not here: SKIPPED.');
  const trueOnes = new Map<string, { all: number; rejected: number }>();
  const changed = new Map<string, { all: number; through: number }>();
  for (const folder of minutes.filter((each) => existsSync(each))) {
    const library = await openMinutes(folder);
    try {
      const check = await createCheck(library.library);
      const draw = createDraw(20);
      for (const given of await trueSentences(library.library)) {
        const tally = count(trueOnes, given.how, { all: 0, rejected: 0 });
        tally.all += 1;
        const why = await check(given.text, given.passages);
        if (why.length > 0) {
          tally.rejected += 1;
          if (show)
            console.log(
              `\nREJECTED (${given.how}) ${given.text}\n  ${why.map(({ code, message }) => `${code} ${message}`).join('\n  ')}`,
            );
        }
        for (const [kind, mutate] of Object.entries({ ...kinds, ...laterKinds } as Record<string, Mutation>)) {
          const text = mutate(given, draw);
          if (text === null || squeeze(text) === squeeze(given.text)) continue;
          const counted = count(changed, kind, { all: 0, through: 0 });
          counted.all += 1;
          if ((await check(text, given.passages)).length > 0) continue;
          counted.through += 1;
          if (show) console.log(`\nTHROUGH (${kind}) ${text}\n  from: ${given.text}`);
        }
      }
    } finally {
      await library.close();
    }
  }
  const trueRows = [...trueOnes].map(
    ([how, { all, rejected }]): Row => ({
      'true sentences': how,
      checked: all,
      rejected,
      share: percent(rejected, all),
    }),
  );
  const rows = [...Object.keys(kinds), ...Object.keys(laterKinds)].flatMap((kind): Row[] => {
    const tally = changed.get(kind);
    return tally
      ? [
          {
            'one fact changed': kind,
            checked: tally.all,
            through: tally.through,
            share: percent(tally.through, tally.all),
          },
        ]
      : [];
  });
  const groups = ['figure', 'date', 'unit', 'direction', 'negation'].map((group): Row => {
    const tallies = [...changed].filter(([kind]) => kind.startsWith(`${group}:`)).map(([, tally]) => tally);
    const [all, through] = [sum(tallies.map((tally) => tally.all)), sum(tallies.map((tally) => tally.through))];
    return { together: group, checked: all, through, share: percent(through, all) };
  });
  printTable('True sentences that the check rejects', trueRows);
  printTable('Sentences with one fact changed that it lets through', rows);
  printTable('By what was changed', [
    ...groups,
    {
      together: 'all',
      checked: sum([...changed.values()].map(({ all }) => all)),
      through: sum([...changed.values()].map(({ through }) => through)),
      share: '',
    },
  ]);
  saveResults('mutations', 'npm run bench -- mutations', { trueRows, rows, groups });
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
