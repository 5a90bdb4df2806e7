import { parseArgs } from 'node:util';
import { prepareEnvironment } from '../src/environment.js';
import { runActions } from './actions.js';
import { runAnswers } from './answers.js';
import { type FiguresOptions, runFigures } from './figures.js';
import { setNames } from './figures-sets.js';
import { runIngestBench } from './ingest.js';
import { runMetricLoad } from './metric-load.js';
import { runMutations } from './mutations.js';
import { runQmsum } from './qmsum.js';
import { runSlackLoad } from './slack-load.js';
import { runSpeed } from './speed.js';
import { runWritten } from './written.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    qmsum: { type: 'string' },
    'held-back': { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    'without-later-vocabulary': { type: 'boolean', default: false },
    sizes: { type: 'string' },
    graph: { type: 'boolean', default: false },
    documents: { type: 'string', default: '2000' },
    verbose: { type: 'boolean', default: false },
    set: { type: 'string', default: 'development' },
    show: { type: 'boolean', default: false },
    raise: { type: 'boolean', default: false },
  },
});
prepareEnvironment();

const benches: Record<string, () => Promise<void>> = {
  qmsum: () => runQmsum({ path: values.qmsum }),
  answers: () =>
    runAnswers({
      heldBack: values['held-back'],
      fresh: values.fresh,
      withoutLaterVocabulary: values['without-later-vocabulary'],
      verbose: values.verbose,
    }),
  actions: () => runActions({ show: values.show }),
  figures: () => runFigures({ set: setFrom(values.set), show: values.show, raise: values.raise }),
  speed: () => runSpeed({ sizes: sizesOr([5000, 50_000]), graph: values.graph }),
  'slack-load': () => runSlackLoad({ passages: sizesOr([50_000]).at(-1) ?? 0, questions: 50, rounds: 5 }),
  'metric-load': () => runMetricLoad({ sizes: sizesOr([10_000, 100_000]), queries: 200 }),
  mutations: () => runMutations({ show: values.show }),
  written: () => runWritten({ show: values.show }),
  ingest: () => runIngestBench({ documents: Number(values.documents) }),
};

function sizesOr(usual: readonly number[]): readonly number[] {
  return values.sizes?.split(',').map(Number) ?? usual;
}

function setFrom(set: string): FiguresOptions['set'] {
  const known = ([...setNames, 'all'] as const).find((name) => name === set);
  if (known) return known;
  throw new Error(`--set is "${set}"; it must be ${setNames.join(', ')} or all.`);
}

const run = benches[positionals[0] ?? ''];
if (!run) {
  console.error(`Name a bench: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
} else await run();
