import { parseArgs } from 'node:util';
import { prepareEnvironment } from '../src/environment.js';
import { type AnswersOptions, runAnswers } from './answers.js';
import { runIngestBench } from './ingest.js';
import { runQmsum } from './qmsum.js';
import { runSpeed } from './speed.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    qmsum: { type: 'string' },
    half: { type: 'string', default: 'both' },
    fresh: { type: 'boolean', default: false },
    'without-later-vocabulary': { type: 'boolean', default: false },
    sizes: { type: 'string', default: '5000,50000' },
    graph: { type: 'boolean', default: false },
    documents: { type: 'string', default: '2000' },
    verbose: { type: 'boolean', default: false },
  },
});
prepareEnvironment();

const benches: Record<string, () => Promise<void>> = {
  qmsum: () => runQmsum({ path: values.qmsum }),
  answers: () =>
    runAnswers({
      half: halfFrom(values.half),
      fresh: values.fresh,
      withoutLaterVocabulary: values['without-later-vocabulary'],
      verbose: values.verbose,
    }),
  speed: () => runSpeed({ sizes: values.sizes.split(',').map(Number), graph: values.graph }),
  ingest: () => runIngestBench({ documents: Number(values.documents) }),
};

function halfFrom(half: string): AnswersOptions['half'] {
  if (half === 'development' || half === 'held-back' || half === 'both') return half;
  throw new Error(`--half is "${half}"; it must be development, held-back or both.`);
}

const run = benches[positionals[0] ?? ''];
if (!run) {
  console.error(`Name a bench: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
} else await run();
