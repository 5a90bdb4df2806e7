import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { projectFile } from '../../src/paths.js';
import { minutebook, type Outcome, startMinutebook } from './cli.js';

export const killStages = ['reading', 'parsing', 'storing', 'embedding', 'indexing'] as const;
export type KillStage = (typeof killStages)[number];

export interface Kill {
  /** Where the process was when it died. */
  readonly stage: KillStage;
  /** The library was new, or held older versions of the documents. */
  readonly library: 'new' | 'older';
  readonly exportWorked: boolean;
  readonly nextIngestCompleted: boolean;
  /** The library then held what an undisturbed run gives. */
  readonly sameAsUndisturbed: boolean;
}

export interface KillOptions {
  /** Kills wanted in each stage. */
  readonly perStage: Readonly<Record<KillStage, number>>;
  /** Generated documents, so that every stage lasts. */
  readonly documents: number;
  /** Items of each; by default 30. */
  readonly items?: number;
  /** Takes in the samples beside them. */
  readonly samples: boolean;
  readonly seed: number;
  /** How far into a stage a kill may come; in few documents every stage is short. */
  readonly longestDelayMs?: number;
  readonly onKill?: (kill: Kill, count: number) => void;
}

const kinds = ['documents', 'meetings', 'items', 'passages', 'resolutions', 'actions'];
const environment = { MINUTEBOOK_TRACE: '1', MINUTEBOOK_INDEX_FROM: '0' };

/** Kills real ingests in every stage and looks at what is left. */
export async function killIngests(options: KillOptions): Promise<Kill[]> {
  const work = mkdtempSync(join(tmpdir(), 'minutebook-kills-'));
  const random = randomFrom(options.seed);
  try {
    const [root, older, whole] = ['root', 'older', 'whole'].map((name) => join(work, name)) as [string, string, string];
    writeDocuments(root, options, 'earlier');
    ingestWhole(root, older);
    writeDocuments(root, options, 'later');
    const stages = ingestWhole(root, whole);
    const expected = await contentsOf(whole);
    const kills: Kill[] = [];
    const wanted = { ...options.perStage };
    for (let attempt = 0; killStages.some((stage) => wanted[stage] > 0); attempt += 1) {
      if (attempt > 400) throw new Error(`Some stages are too short to be hit: ${JSON.stringify(wanted)}`);
      const open = killStages.filter((stage) => wanted[stage] > 0);
      const aim = open[attempt % open.length] ?? 'storing';
      const library = random() < 0.5 ? 'new' : 'older';
      const data = join(work, `data-${attempt}`);
      if (library === 'older') cpSync(older, data, { recursive: true });
      const times = stages.filter((stage) => stage === aim).length;
      const hit = await killAt(root, data, {
        aim,
        turn: 1 + Math.floor(random() * times),
        delayMs: random() * (options.longestDelayMs ?? 6),
      });
      if (hit !== null && wanted[hit] > 0) {
        wanted[hit] -= 1;
        const kind = kinds[attempt % kinds.length] ?? 'items';
        const kill = { stage: hit, library, ...(await lookAt(root, data, { kind, expected })) } as const;
        kills.push(kill);
        options.onKill?.(kill, kills.length);
      }
      rmSync(data, { recursive: true, force: true });
    }
    return kills;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function lookAt(
  root: string,
  data: string,
  { kind, expected }: { kind: string; expected: string },
): Promise<Omit<Kill, 'stage' | 'library'>> {
  // A process killed before it made the library leaves nothing to export.
  const made = existsSync(join(data, 'library.sqlite'));
  const exportWorked = !made || isExport(minutebook(['export', kind, '--data', data]));
  const nextIngestCompleted = minutebook(['ingest', root, '--data', data], environment).code === 0;
  return { exportWorked, nextIngestCompleted, sameAsUndisturbed: (await contentsOf(data)) === expected };
}

function isExport({ code, stdout, stderr }: Outcome): boolean {
  for (const line of stdout.split('\n').filter(Boolean)) JSON.parse(line);
  return code === 0 && stderr === '';
}

/** Runs an ingest to its end and gives the stages it went through. */
function ingestWhole(root: string, data: string): string[] {
  const { code, stderr } = minutebook(['ingest', root, '--data', data], environment);
  if (code !== 0) throw new Error(`An undisturbed ingest ended with ${code}: ${stderr}`);
  return stderr.split('\n').flatMap((line) => /^stage (\w+)/.exec(line)?.[1] ?? []);
}

/** Kills an ingest a moment after it enters a stage for the nth time. Gives the stage it died in; null when it got to the end. */
async function killAt(
  root: string,
  data: string,
  { aim, turn, delayMs }: { aim: KillStage; turn: number; delayMs: number },
): Promise<KillStage | null> {
  const child = startMinutebook(['ingest', root, '--data', data], environment);
  child.stdout?.resume();
  let last = '';
  let seen = 0;
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  );
  if (!child.stderr) throw new Error('The child has no standard error.');
  createInterface({ input: child.stderr }).on('line', (line) => {
    last = /^stage (\w+)/.exec(line)?.[1] ?? last;
    if (last !== aim) return;
    seen += 1;
    if (seen !== turn) return;
    if (delayMs < 3) child.kill('SIGKILL');
    else setTimeout(() => child.kill('SIGKILL'), delayMs);
  });
  const signal = await ended;
  return signal === 'SIGKILL' && isKillStage(last) ? last : null;
}

const isKillStage = (stage: string): stage is KillStage => (killStages as readonly string[]).includes(stage);

/** Everything that `export` prints, without the time of ingest, and that no passage lacks its vector. */
async function contentsOf(data: string): Promise<string> {
  const library = openSqliteLibrary(join(data, 'library.sqlite'), { create: false });
  try {
    const model = await library.activeModel();
    const documents = (await library.documents()).map(({ ingestedAt, ...document }) => document);
    return JSON.stringify({
      documents,
      meetings: await library.meetings(),
      items: await library.items(),
      passages: await library.passages(),
      resolutions: await library.resolutions(),
      actions: await library.actions(),
      model,
      vectors: await library.embeddingCount(model?.modelId ?? ''),
      toEmbed: (await library.toEmbed(model?.modelId ?? '')).length,
    });
  } finally {
    await library.close();
  }
}

/** Generated minutes, and the samples where they are wanted. Those of the `later` edition differ in half of their items. */
function writeDocuments(
  root: string,
  { documents, items = 30, samples }: Pick<KillOptions, 'documents' | 'items' | 'samples'>,
  edition: 'earlier' | 'later',
): void {
  rmSync(root, { recursive: true, force: true });
  if (samples) cpSync(projectFile('samples'), join(root, 'samples'), { recursive: true });
  mkdirSync(join(root, 'generated'), { recursive: true });
  const random = randomFrom(edition === 'earlier' ? 11 : 12);
  for (let number = 0; number < documents; number += 1)
    writeFileSync(join(root, 'generated', `${String(number).padStart(3, '0')}.txt`), generated(number, items, random));
}

const nouns = [
  'kerbs',
  'ferries',
  'orchards',
  'lanterns',
  'weirs',
  'hangars',
  'turnstiles',
  'quays',
  'looms',
  'granaries',
];
const deeds = [
  'were repaired',
  'were counted twice',
  'had been let',
  'could be reopened',
  'stood empty',
  'were painted',
];
const places = ['by the upper lock', 'in Saddlers Row', 'beyond the viaduct', 'at Marlhouse', 'near the old tannery'];

function generated(number: number, count: number, random: () => number): string {
  const steady = randomFrom(number + 1);
  const pick = (list: readonly string[], from: () => number) => list[Math.floor(from() * list.length)] ?? '';
  const items = Array.from({ length: count }, (_, place) => {
    const from = place % 2 === 0 ? steady : random;
    const sentence = () =>
      `The ${pick(nouns, from)} ${pick(places, from)} ${pick(deeds, from)} on ${Math.floor(from() * 900) + 100} days before the ${pick(nouns, from)}.`;
    const paragraphs = Array.from({ length: 5 }, () => `${sentence()} ${sentence()} ${sentence()}`);
    return `${place + 1}. Account of the ${pick(nouns, steady)} ${place}\n\n${paragraphs.join('\n\n')}\n\nRESOLVED – That the account be noted.`;
  });
  const [day, month] = [(number % 28) + 1, ['January', 'April', 'July', 'October'][number % 4]];
  return `Harrowmere Council\n\nQuays and Orchards Panel\n\n${day} ${month} ${2010 + (number % 12)}\n\n${items.join('\n\n')}\n`;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
