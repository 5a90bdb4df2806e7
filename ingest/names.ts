import type { KnownDocument } from '../src/library/records.js';

/** The name a document is kept under. A path that another root already holds gets its own root's folder name in front. */
export function nameFor(
  documentInRoot: string,
  root: { readonly path: string; readonly name: string },
  known: ReadonlyMap<string, KnownDocument>,
): { name: string; moved: boolean } {
  const candidates = [documentInRoot, `${root.name}/${documentInRoot}`];
  for (let count = 2; count < 100; count += 1) candidates.push(`${root.name}-${count}/${documentInRoot}`);
  const own = candidates.find((name) => known.get(name)?.root === root.path);
  const name = own ?? candidates.find((candidate) => !known.has(candidate)) ?? documentInRoot;
  return { name, moved: name !== documentInRoot };
}
