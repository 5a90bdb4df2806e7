import { parseArgs } from 'node:util';
import { digestStages } from '../src/slack/stages.js';
import { type KilledIn, killedIn } from './slack/bot-under-kills.js';
import { yearRun } from './slack/year-run.js';

// A year of weekly digests in three channels by two bots that are killed again and again, and what stands in Slack then:
// `npx tsx bench/digest-year.ts [--weeks 52] [--kills 30] [--manifest full|minimal|both] [--seed 1]`.
const { values } = parseArgs({
  options: {
    /** A Saturday. */
    from: { type: 'string', default: '2026-01-03' },
    weeks: { type: 'string', default: '52' },
    kills: { type: 'string', default: '30' },
    manifest: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
  },
});

const places: readonly KilledIn[] = [...digestStages, 'any moment'];
const ends = Array.from(
  { length: Number(values.kills) },
  (_, index) => places[Math.floor(index / 2) % places.length],
).filter((place) => place !== undefined);

for (const manifest of ['full', 'minimal'] as const) {
  if (values.manifest !== 'both' && values.manifest !== manifest) continue;
  const run = await yearRun({
    from: values.from,
    weeks: Number(values.weeks),
    manifest,
    ends,
    seed: Number(values.seed),
    onWeek: (week, kills) => console.error(`${manifest}: week ${week + 1}, ${kills} killed`),
  });
  console.log(
    `\nManifest ${manifest}, ${values.weeks} weeks from ${values.from}, seed ${values.seed}, ${run.seconds} s`,
  );
  console.table({
    'due, with something new': run.due,
    'posted once': run.once,
    'outcome unknown': run.unknown,
    'silent weeks': run.silent,
    ...Object.fromEntries(
      killedIn
        .filter((where) => places.includes(where))
        .map((where) => [`killed, ${where}`, run.kills.filter((one) => one === where).length]),
    ),
    'ended by itself': run.endedAlone,
  });
  for (const sentence of run.broken) console.log(sentence);
  console.log(run.broken.length === 0 ? 'No promise was broken.' : `${run.broken.length} promises were broken.`);
  if (run.broken.length > 0) process.exitCode = 1;
}
