import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AppError } from '../../errors.js';
import { projectFile, projectVersion } from '../../paths.js';
import { type Check, type Examine, failed, ok } from './check.js';

/** The program itself: Node, the parts that were compiled for this machine, and the data files that ship with it. */
export const examineProgram: Examine = async ({ vocabulary }) => [
  nodeVersion(process.versions.node),
  nativeModule('better-sqlite3', (Database) => {
    const database = new Database(':memory:');
    database.prepare('SELECT 1').get();
    database.close();
  }),
  nativeModule('hnswlib-node', ({ HierarchicalNSW }) => {
    new HierarchicalNSW('ip', 2).initIndex(1);
  }),
  loads('vocabulary', 'The vocabulary files are read and make sense.', vocabulary),
];

/** The oldest Node that `package.json` allows. */
export function nodeVersion(version: string): Check {
  const { engines } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { engines: { node: string } };
  const least = engines.node.replace(/^>=/, '');
  if (isAtLeast(version, least)) return ok('node', `Minutebook ${projectVersion()} on Node.js ${version}.`);
  return failed('node', `Node.js ${version} is too old.`, `Install Node.js ${least} or a later one.`);
}

function isAtLeast(version: string, least: string): boolean {
  const numbers = version.split('.').map(Number);
  const wanted = least.split('.').map(Number);
  for (const [place, part] of wanted.entries()) if ((numbers[place] ?? 0) !== part) return (numbers[place] ?? 0) > part;
  return true;
}

const require = createRequire(import.meta.url);

/** Loads the module and uses it once: some load well and fail only when they are used. */
// biome-ignore lint/suspicious/noExplicitAny: a module that may not load has no type that could be relied on.
function nativeModule(name: string, tryOut: (module: any) => void): Check {
  try {
    tryOut(require(name));
    return ok(name, `The compiled module ${name} works.`);
  } catch {
    return failed(
      name,
      `The compiled module ${name} does not work on this machine with Node.js ${process.versions.node}.`,
      'Run "npm ci" again in Minutebook\'s folder; it needs Python 3, make and a C++ compiler.',
    );
  }
}

function loads(name: string, message: string, load: () => unknown): Check {
  try {
    load();
    return ok(name, message);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failed(name, error.message, 'Correct the file, or take it from the published version again.');
  }
}
