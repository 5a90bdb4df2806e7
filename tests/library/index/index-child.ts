import { refreshVectorIndex } from '../../../src/library/index/refresh.js';
import { answersOf, openLibrary } from './library-of-vectors.js';

// A process of its own: a damaged file can end the process that reads it, and a build can be killed.
const [task, folder = '', ...others] = process.argv.slice(2);
const library = openLibrary(folder);
if (task === 'refresh') {
  await refreshVectorIndex(library, {
    dataFolder: folder,
    indexFrom: 0,
    onProgress: (done, total) => process.stdout.write(`${done} of ${total}\n`),
  });
} else {
  for (const dataFolder of [folder, ...others])
    process.stdout.write(`${JSON.stringify(await answersOf(library, dataFolder))}\n`);
}
await library.close();
