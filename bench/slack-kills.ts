import { parseArgs } from 'node:util';
import { stages } from '../src/slack/stages.js';
import { ingestSamples } from '../tests/support/sample-library.js';
import { type KilledIn, killedIn } from './slack/bot-under-kills.js';
import type { Manifest } from './slack/faulty-slack.js';
import { type KillRun, killRun } from './slack/kill-run.js';

// Kills the bot again and again while many people ask it, and prints what became of every question:
// `npx tsx bench/slack-kills.ts [--mentions 1000] [--kills 30] [--manifest full|minimal] [--seed 1]`.
const { values } = parseArgs({
  options: {
    mentions: { type: 'string', default: '1000' },
    /** In stages, evenly; one more at a moment that nobody chose for every five of them. */
    kills: { type: 'string', default: '30' },
    manifest: { type: 'string', default: 'both' },
    'per-second': { type: 'string', default: '3.5' },
    seed: { type: 'string', default: '1' },
    /** Also print what the bots have logged. */
    log: { type: 'boolean', default: false },
  },
});
const manifests = (['full', 'minimal'] as const).filter((one) => values.manifest === 'both' || values.manifest === one);

function endsOf(count: number): KilledIn[] {
  const ends: KilledIn[] = [];
  for (let number = 0; number < count; number += 1) {
    const stage = stages[number % stages.length];
    if (stage) ends.push(stage);
    if (number % stages.length === stages.length - 1) ends.push('any moment');
  }
  return ends;
}

async function run(manifest: Manifest): Promise<KillRun> {
  const samples = ingestSamples();
  const ends = endsOf(Number(values.kills));
  const mentions = Number(values.mentions);
  const perSecond = Number(values['per-second']);
  try {
    return await killRun({
      data: samples.data,
      manifest,
      mentions,
      perSecond,
      ends,
      // Kills are spread over the time that the asking takes; a start takes some seconds of it.
      workMs: [1_000, Math.max(2_000, 2 * ((mentions * 1.25 * 1000) / perSecond / ends.length - 1_500))],
      seed: Number(values.seed),
      onKill: (where, count) => console.error(`${manifest}: ${count} of ${ends.length} killed, ${where}`),
    });
  } finally {
    samples.remove();
  }
}

function print(manifest: Manifest, run: KillRun): void {
  console.log(`\nManifest ${manifest}, seed ${values.seed}, ${run.seconds} s`);
  console.table(run.fates);
  console.table({
    ...Object.fromEntries(
      killedIn.map((where) => [`killed, ${where}`, run.kills.filter((one) => one === where).length]),
    ),
    'ended by itself': run.endedAlone,
    'unknown, kept': run.unknownPosts.kept,
    'unknown, in /metrics': run.unknownPosts.counted,
    'unknown, in the log': run.unknownPosts.logged,
    'unknown though readable': run.unknownThoughReadable,
    'looked for by metadata': run.lookedFor,
  });
  console.table({ ...run.deliveries, ...run.notAnswered, ...run.problems });
  if (values.log) for (const line of run.log) console.log(line);
  for (const sentence of run.broken) console.log(sentence);
  console.log(run.broken.length === 0 ? 'No promise was broken.' : `${run.broken.length} promises were broken.`);
}

for (const manifest of manifests) {
  const result = await run(manifest);
  print(manifest, result);
  if (result.broken.length > 0) process.exitCode = 1;
}
