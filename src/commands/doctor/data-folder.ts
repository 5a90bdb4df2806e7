import { constants, existsSync } from 'node:fs';
import { access, lstat, readdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isIngestRunning } from '../../library/sqlite/ingest-lock.js';
import { type Check, type Examine, failed, ok, warning } from './check.js';

const mebibyte = 1024 * 1024;
/** A write-ahead log may grow to the size of what is ingested at once. */
const littleSpace = 1024 * mebibyte;
const noSpace = 64 * mebibyte;

/** Where the minute book is kept: whether it is there, who else can read it and whether there is room. */
export const examineDataFolder: Examine = async ({ config: { dataFolder } }) => {
  if (!existsSync(dataFolder))
    return [
      warning('data', `There is no data folder at ${dataFolder} yet.`, 'Run "minutebook ingest PATH"; it makes one.'),
      await freeSpace(dataFolder),
    ];
  return [await writable(dataFolder), await privacy(dataFolder), await freeSpace(dataFolder)];
};

async function writable(folder: string): Promise<Check> {
  const may = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!may)
    return failed('data', `The data folder ${folder} cannot be read and written.`, 'Give this user the right to it.');
  const running = isIngestRunning(folder) ? ' An ingest is writing to it now.' : '';
  return ok('data', `The data folder is ${folder}.${running}`);
}

/** Folders 0700, files 0600: nobody else on the machine reads the minute book. */
async function privacy(folder: string): Promise<Check> {
  if (process.platform === 'win32')
    return warning(
      'permissions',
      'Permissions cannot be checked on Windows.',
      'Let only the account that runs Minutebook read the data folder.',
    );
  const open = await readableByOthers(folder);
  if (open.length === 0) return ok('permissions', 'Only its owner can read the data folder.');
  const others = open.length > 1 ? ` and ${open.length - 1} more in the data folder` : '';
  return failed(
    'permissions',
    `Other users of this machine can get at ${open[0]}${others}.`,
    `Run: chmod -R u=rwX,go= "${folder}"`,
  );
}

async function readableByOthers(path: string): Promise<string[]> {
  // A file that is gone by now, as a log is when its writer ends, can be read by nobody.
  const found = await lstat(path).catch(() => null);
  if (found === null || found.isSymbolicLink()) return [];
  const own = (found.mode & 0o077) === 0 ? [] : [path];
  if (!found.isDirectory()) return own;
  const names = await readdir(path).catch(() => []);
  const below = await Promise.all(names.map((name) => readableByOthers(join(path, name))));
  return [...own, ...below.flat()];
}

async function freeSpace(folder: string): Promise<Check> {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { bavail, bsize } = await statfs(place);
  const free = bavail * bsize;
  const message = `${(free / (1024 * mebibyte)).toFixed(1)} GB are free on the disk of the data folder.`;
  const advice = 'Make room, or move the data folder and set MINUTEBOOK_DATA to its new place.';
  if (free < noSpace) return failed('disk', message, advice);
  return free < littleSpace ? warning('disk', message, advice) : ok('disk', message);
}
