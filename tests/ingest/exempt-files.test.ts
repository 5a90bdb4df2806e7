import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runIngest, withLibrary } from '../support/ingest-run.js';
import { folderWith } from './sources/temporary-folder.js';

const minutes =
  'Fenmoor Council\n\nAllotments Committee\n\n4 March 2025\n\n1. Hedges\n\nOfficers said that the hedges would be cut.\n';

let data: string;
beforeEach(async () => {
  data = join(await folderWith({}), 'data');
});
const held = () => withLibrary(data, async (library) => (await library.documents()).map(({ document }) => document));

describe('a document that is marked exempt after it was taken in goes at once', () => {
  const exempt = 'files:\n  sub/march.txt:\n    access: exempt\n';
  const cases: readonly [string, string, (root: string) => Promise<void>, { maxBytes?: number }][] = [
    ['and cannot be read any more', exempt, async () => {}, { maxBytes: 5 }],
    ['and is empty now', exempt, (root) => writeFile(join(root, 'sub/march.txt'), ''), {}],
    ['and is not there any more', exempt, (root) => rm(join(root, 'sub/march.txt')), {}],
    ['and its folder is not there any more', exempt, (root) => rm(join(root, 'sub'), { recursive: true }), {}],
    ['with everything in its root', 'access: exempt\n', (root) => rm(join(root, 'sub'), { recursive: true }), {}],
  ];

  it.each(cases)('%s', async (_, sidecar, change, options) => {
    const root = await folderWith({ 'sub/march.txt': minutes, 'other.txt': minutes.replace('4 March', '5 March') });
    await runIngest(data, [root]);
    expect(await held()).toEqual(['other.txt', 'sub/march.txt']);
    await change(root);
    await writeFile(join(root, 'minutebook.yaml'), sidecar);
    const run = await runIngest(data, [root], options);
    expect(run.of('sub/march.txt').reason).toBe('exempt');
    expect(await held()).not.toContain('sub/march.txt');
  });

  it('where the command names only its folder and the sidecar stands above it', async () => {
    const root = await folderWith({ 'sub/march.txt': minutes });
    await runIngest(data, [root]);
    await rm(join(root, 'sub/march.txt'));
    await writeFile(join(root, 'minutebook.yaml'), exempt);
    expect((await runIngest(data, [join(root, 'sub')])).statuses).toEqual(['sub/march.txt deleted']);
    expect(await held()).toEqual([]);
  });
});

describe('a path inside a known root', () => {
  it('is all that is looked at', async () => {
    const root = await folderWith({ 'a/march.txt': minutes, 'b/june.txt': minutes.replace('March', 'June') });
    await runIngest(data, [root]);
    await writeFile(join(root, 'b', 'minutebook.yaml'), 'councl: a mistake elsewhere\n');
    expect((await runIngest(data, [join(root, 'a')])).statuses).toEqual(['a/march.txt unchanged']);
    expect((await runIngest(data, [join(root, 'a', 'march.txt')])).statuses).toEqual(['a/march.txt unchanged']);
    await expect(runIngest(data, [root])).rejects.toMatchObject({ code: 'sidecar' });
  });

  it('is read with the sidecars from the root downwards', async () => {
    const root = await folderWith({ 'a/b/march.txt': 'Words about hedges that were cut in March.\n' });
    await writeFile(join(root, 'minutebook.yaml'), 'council: Fenmoor Council\n');
    await writeFile(join(root, 'a', 'minutebook.yaml'), 'body: Hedges Panel\n');
    await runIngest(data, [root]);
    await writeFile(join(root, 'minutebook.yaml'), 'council: Wexcombe Council\n');
    expect((await runIngest(data, [join(root, 'a', 'b')])).statuses).toEqual(['a/b/march.txt updated']);
    const [document] = await withLibrary(data, (library) => library.documents());
    expect(document).toMatchObject({ document: 'a/b/march.txt', council: 'Wexcombe Council', body: 'Hedges Panel' });
  });
});
