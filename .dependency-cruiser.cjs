/** The floors of the house: a file imports only from its own floor or the floors below it. */
const floors = [
  ['minutes', 'vocabulary'],
  ['library', 'state', 'models'],
  ['metrics'],
  ['answering', 'finding', 'follow-ups'],
  ['digest'],
  ['slack'],
  ['commands'],
];
/** What any floor may use: errors, configuration types and where the project's own files are. */
const everywhere = '^src/(errors|config|paths|json)\\.ts$';

const above = (index) => floors.slice(index + 1).flat();
const rules = floors.flatMap((rooms, index) =>
  above(index).length === 0
    ? []
    : [
        {
          name: `${rooms.join('-')}-imports-only-from-below`,
          severity: 'error',
          from: { path: `^src/(${rooms.join('|')})/` },
          to: { path: `^(src/(${above(index).join('|')})/|src/main\\.ts|ingest/)` },
        },
      ],
);

module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'commands-are-wired-by-main-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts|commands/)' },
      to: { path: '^src/(commands/|main\\.ts)' },
    },
    {
      name: 'ingest-stands-on-library-models-metrics',
      severity: 'error',
      from: { path: '^ingest/' },
      to: { path: '^src/', pathNot: ['^src/(minutes|vocabulary|library|models|metrics)/', everywhere] },
    },
    {
      name: 'ingest-is-run-by-commands',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(commands/|main\\.ts)' },
      to: { path: '^ingest/' },
    },
    {
      name: 'slack-stays-in-slack',
      severity: 'error',
      from: { pathNot: '^src/(slack/|main\\.ts)' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'openai-stays-in-its-model',
      severity: 'error',
      from: { pathNot: '^src/models/openai/' },
      to: { path: 'node_modules/openai/' },
    },
    {
      name: 'stores-stay-in-library-and-state',
      severity: 'error',
      from: { pathNot: '^src/(library|state)/' },
      to: { path: 'node_modules/(better-sqlite3|hnswlib-node|pg)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
