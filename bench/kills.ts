import { type Kill, killIngests, killStages } from '../tests/support/kills.js';

// Kills 100 real ingests, spread over every stage, and prints what was left of each: `npx tsx bench/kills.ts [seed]`.
const seed = Number(process.argv[2] ?? 1);
const perStage = { reading: 10, parsing: 20, storing: 40, embedding: 20, indexing: 10 };
const kills = await killIngests({
  perStage,
  documents: 6,
  samples: true,
  seed,
  onKill: (kill, count) => console.error(`${count} killed while ${kill.stage}, library ${kill.library}`),
});

const count = (some: readonly Kill[], holds: (kill: Kill) => boolean): number => some.filter(holds).length;
const rowOf = (some: readonly Kill[]) => ({
  kills: some.length,
  'in a new library': count(some, ({ library }) => library === 'new'),
  'export worked': count(some, ({ exportWorked }) => exportWorked),
  'next ingest completed': count(some, ({ nextIngestCompleted }) => nextIngestCompleted),
  'same as undisturbed': count(some, ({ sameAsUndisturbed }) => sameAsUndisturbed),
});
console.log(`Seed ${seed}`);
console.table({
  ...Object.fromEntries(killStages.map((stage) => [stage, rowOf(kills.filter((kill) => kill.stage === stage))])),
  all: rowOf(kills),
});
const isWhole = ({ exportWorked, nextIngestCompleted, sameAsUndisturbed }: Kill): boolean =>
  exportWorked && nextIngestCompleted && sameAsUndisturbed;
process.exitCode = kills.length >= 100 && kills.every(isWhole) ? 0 : 1;
