import { basename, join, relative, sep } from 'node:path';
import type { KnownDocument } from '../src/library/records.js';

/** The name a document is kept under. A path that another root already holds gets its own root's folder name in front. */
export function nameFor(
  documentInRoot: string,
  root: { readonly path: string; readonly name: string },
  known: ReadonlyMap<string, KnownDocument>,
): { name: string; moved: boolean } {
  const isFree = (name: string): boolean => !known.has(name) || known.get(name)?.root === root.path;
  const own = [...candidates(documentInRoot, root.name, 100)].find((name) => known.get(name)?.root === root.path);
  if (own !== undefined) return { name: own, moved: own !== documentInRoot };
  for (const name of candidates(documentInRoot, root.name))
    if (isFree(name)) return { name, moved: name !== documentInRoot };
  return { name: documentInRoot, moved: false };
}

function* candidates(document: string, rootName: string, most = Number.POSITIVE_INFINITY): Generator<string> {
  yield document;
  yield `${rootName}/${document}`;
  for (let count = 2; count < most; count += 1) yield `${rootName}-${count}/${document}`;
}

/**
 * Where in a folder a document may lie: as its name says, or below the folder name that `nameFor` put in front. Relative to the
 * folder, with forward slashes; none when the document's root is not the folder nor inside it.
 */
export function placesIn(folder: string, { document, root }: KnownDocument): string[] {
  const name = basename(root) || root;
  const [first = '', ...rest] = document.split('/');
  const isPrefixed = rest.length > 0 && (first === name || first.replace(/-\d+$/, '') === name);
  return [document, ...(isPrefixed ? [rest.join('/')] : [])]
    .map((path) => relative(folder, join(root, path)).split(sep).join('/'))
    .filter((path) => path !== '..' && !path.startsWith('../'));
}
