import { createHash } from 'node:crypto';
import { lstat, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { UsageError } from '../../src/errors.js';
import { decodeText } from '../readers/decode.js';
import { errnoOf, whyUnreachable } from './errno.js';
import { parseSidecar, type SidecarKeys } from './sidecar-file.js';
import type { SidecarValues, SourceWarning } from './source.js';

export type { SidecarValues } from './source.js';

export const sidecarName = 'minutebook.yaml';

/** The sidecars of one root. Paths are relative to the root, with forward slashes. */
export interface Sidecars {
  /**
   * What applies to a document; the nearest sidecar wins key by key. `target` is where the file really lies when links lead
   * to it: a folder that is exempt stays exempt by whatever way it is reached.
   */
  valuesFor(document: string, target?: string): SidecarValues;
  /** Everything that a sidecar marks as exempt: folders, with all below them, and files, by plain name. */
  readonly exempt: readonly string[];
  readonly warnings: readonly SourceWarning[];
}

/**
 * Reads the sidecars in these folders of a root ('' is the root itself); a folder without one is fine.
 * Throws `UsageError` for the first, in order of path, that cannot be used.
 */
export async function readSidecars(root: string, folders: Iterable<string>): Promise<Sidecars> {
  const byFolder = new Map<string, Sidecar>();
  const warnings: SourceWarning[] = [];
  for (const folder of [...new Set(folders)].sort()) {
    const sidecar = await readSidecar(join(root, folder, sidecarName));
    if (sidecar === null) continue;
    byFolder.set(folder, sidecar);
    warnings.push(...(await namesOfNoFile(root, folder, sidecar)));
  }
  const valuesAt = (document: string) => combine(layersFor(document, byFolder));
  return {
    exempt: [...byFolder].flatMap(([folder, sidecar]) => exemptIn(folder, sidecar)),
    warnings,
    valuesFor(document, target = document) {
      const values = valuesAt(document);
      return valuesAt(target).access === 'exempt' ? { ...values, access: 'exempt' } : values;
    },
  };
}

/** True for a document that one of the exempt names means: the file itself, or a folder above it. */
export const isNamedExempt = (exempt: readonly string[], document: string): boolean => {
  const name = plainName(document);
  return exempt.some((named) => named === '' || name === named || name.startsWith(`${named}/`));
};

function exemptIn(folder: string, { keys, files }: Sidecar): string[] {
  if (keys.access === 'exempt') return [folder === '' ? '' : plainName(folder)];
  return [...files]
    .filter(([, entries]) => entries.some(({ access }) => access === 'exempt'))
    .map(([name]) => plainName(posix.join(folder, name)));
}

/** SHA-256 of values that apply, lower-case hex; '' when none does. */
export function digestOfSidecar({ council, body, heldOn, url, status, access }: SidecarValues): string {
  const values = [council, body, heldOn, url, status, access];
  if (values.every((value) => value === null)) return '';
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

interface Sidecar {
  readonly keys: SidecarKeys;
  /** By plain name relative to the sidecar's folder; a file may be named in more than one spelling. */
  readonly files: ReadonlyMap<string, readonly SidecarKeys[]>;
}

/** "./a.txt" and "sub\\a.txt" name the same files as "a.txt" and "sub/a.txt", and an accent may be stored in two ways. */
const plainName = (path: string): string => posix.normalize(path.replaceAll('\\', '/')).normalize('NFC');

/** From the root downwards, so that later layers are nearer. */
function layersFor(document: string, byFolder: ReadonlyMap<string, Sidecar>): SidecarKeys[] {
  const parts = document.split('/');
  return parts.flatMap((_, depth) => {
    const sidecar = byFolder.get(parts.slice(0, depth).join('/'));
    if (!sidecar) return [];
    return [sidecar.keys, ...(sidecar.files.get(plainName(parts.slice(depth).join('/'))) ?? [])];
  });
}

function combine(layers: readonly SidecarKeys[]): SidecarValues {
  const nearest = <K extends keyof SidecarKeys>(key: K) =>
    layers.findLast((layer) => layer[key] !== undefined)?.[key] ?? null;
  const exempt = layers.some((layer) => layer.access === 'exempt');
  return {
    council: nearest('council'),
    body: nearest('body'),
    heldOn: nearest('heldOn'),
    url: nearest('url'),
    status: nearest('status'),
    access: exempt ? 'exempt' : nearest('access'),
  };
}

/** Far above any real sidecar; the limit keeps a mistaken name from being read whole. */
const maxSidecarBytes = 1 << 20;

async function readSidecar(path: string): Promise<Sidecar | null> {
  if ((await lstat(path).catch(() => null)) === null) return null;
  const { keys, files } = parseSidecar(decodeText(await readSidecarBytes(path)).text, path);
  const byName = new Map<string, SidecarKeys[]>();
  for (const [spelling, entry] of files) {
    const name = plainName(spelling);
    byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  return { keys, files: byName };
}

async function readSidecarBytes(path: string): Promise<Uint8Array> {
  const fail = (why: string) =>
    new UsageError(`${path}: this sidecar cannot be read because ${why}; put it right or remove it.`, 'sidecar');
  try {
    const found = await stat(path);
    if (!found.isFile()) throw fail('it is not a regular file');
    if (found.size > maxSidecarBytes) throw fail('it is larger than 1 MB');
    return await readFile(path);
  } catch (error) {
    throw errnoOf(error) === null ? error : fail(whyUnreachable(error));
  }
}

async function namesOfNoFile(root: string, folder: string, sidecar: Sidecar): Promise<SourceWarning[]> {
  const warnings: SourceWarning[] = [];
  for (const name of sidecar.files.keys()) {
    if (await isFile(join(root, folder), name)) continue;
    warnings.push({
      document: posix.join(folder, sidecarName),
      code: 'sidecar_names_missing_file',
      message: `The sidecar names “${name}”, but there is no such file in its folder.`,
    });
  }
  return warnings;
}

async function isFile(folder: string, name: string): Promise<boolean> {
  for (const spelling of new Set([name, name.normalize('NFD')])) {
    if (
      await stat(join(folder, spelling)).then(
        (found) => found.isFile(),
        () => false,
      )
    )
      return true;
  }
  return false;
}
