import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder, whether the sources or the built program run. */
function findProjectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('Minutebook cannot find its own package.json.');
    folder = parent;
  }
  return folder;
}

export const projectRoot = findProjectRoot();

/** A file that ships with the project, such as a vocabulary file or a sample. */
export function projectFile(...parts: readonly string[]): string {
  return join(projectRoot, ...parts);
}

/** The version in `package.json`. */
export function projectVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}
