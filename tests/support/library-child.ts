import { takeIngestLock } from '../../src/library/sqlite/ingest-lock.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { recordOf } from '../contracts/records.js';

// A process of its own for tests of what two processes do to each other.
const [task, path = ''] = process.argv.slice(2);
if (task === 'lock') {
  takeIngestLock(path);
  process.stdout.write('ready\n');
  setInterval(() => {}, 1000);
} else if (task === 'withdraw') {
  const library = openSqliteLibrary(path, { create: false });
  process.stdout.write('ready\n');
  await library.withdraw(
    { document: 'secret.txt' },
    { at: '2026-03-02T10:00:00.000Z', by: 'A. Officer', reason: null },
  );
  setInterval(() => {}, 1000);
} else {
  const library = openSqliteLibrary(path, { create: false });
  const items = [{ title: 'Roofs', passages: ['Slates were laid by a child process.'] }];
  await library.storeDocument(recordOf({ document: 'from-a-child.txt', items }));
  await library.close();
  process.stdout.write('ready\n');
}
