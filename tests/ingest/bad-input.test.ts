import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentReport, IngestReport } from '../../ingest/report.js';
import { takeIngestLock } from '../../src/library/sqlite/ingest-lock.js';
import { minutebook, type Outcome } from '../support/cli.js';
import { folderWith } from './sources/temporary-folder.js';

const good = `Fenmoor Council

Allotments Committee

4 March 2025

1. Water butts

Forty water butts had been handed out to plot holders by the lower gate.
`;
const isRoot = process.geteuid?.() === 0;
const nobody = 65_534;
/** Root may read everything, so the program then runs as another user, who must be able to reach it. */
const canLosePermission = process.platform !== 'win32' && (!isRoot || minutebook(['--version'], {}, nobody).code === 0);

let root: string;
let data: string;
beforeEach(async () => {
  root = await folderWith({ 'good.txt': good });
  data = join(await folderWith({}), 'data');
});

const ingest = (...more: string[]) => minutebook(['ingest', root, '--data', data, ...more]);
const reportOf = ({ stdout }: Outcome, document: string): DocumentReport => {
  const report = JSON.parse(stdout) as IngestReport;
  const found = report.documents.find((one) => one.document === document);
  if (!found) throw new Error(`No report of ${document}.`);
  return found;
};
const held = (folder = data): string[] => {
  const { stdout, code } = minutebook(['export', 'documents', '--data', folder]);
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { document: string }).document);
};
const isOneSentence = (text: string) => {
  expect(text.trim().split('\n')).toHaveLength(1);
  expect(text.trim()).toMatch(/^[^\n]*[.]$/);
  expect(text).not.toMatch(/\n\s+at |node:|SQLITE_|Error:/);
};

describe('a document that cannot be taken in costs only itself', () => {
  it.each([
    ['empty', () => writeFileSync(join(root, 'bad.txt'), ''), 'skipped', 'empty', 0],
    [
      'binary under a text name',
      () => writeFileSync(join(root, 'bad.txt'), Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')),
      'failed',
      'binary',
      3,
    ],
    [
      'far too large',
      () => {
        writeFileSync(join(root, 'bad.txt'), '');
        truncateSync(join(root, 'bad.txt'), 200_000_000);
      },
      'failed',
      'too_large',
      3,
    ],
    ['a link to itself', () => symlinkSync('bad.txt', join(root, 'bad.txt')), 'failed', 'unreadable', 3],
    [
      'a link that leads outside',
      () => symlinkSync('/etc/hostname', join(root, 'bad.txt')),
      'skipped',
      'outside_root',
      0,
    ],
    ['a copy of another', () => writeFileSync(join(root, 'later.txt'), good), 'skipped', 'duplicate_of', 0],
  ] as const)('one that is %s', (_what, make, status, reason, code) => {
    make();
    const outcome = ingest('--json');
    const name = reason === 'duplicate_of' ? 'later.txt' : 'bad.txt';
    const report = reportOf(outcome, name);
    expect(report).toMatchObject({ status, reason });
    expect(report.warnings).toHaveLength(1);
    isOneSentence(report.warnings[0]?.message ?? '');
    expect([outcome.code, outcome.stderr]).toEqual([code, '']);
    expect(held()).toEqual(['good.txt']);
    const again = ingest();
    expect([again.code, again.stderr]).toEqual([code, '']);
    expect(again.stdout).toContain(report.warnings[0]?.message);
  });

  it('one in another encoding is read all the same, with a warning', () => {
    const words = good.replace('Forty', 'Forty “slim” £12').replace('Fenmoor', 'Fenmoor');
    writeFileSync(join(root, 'old.txt'), iconv.encode(words, 'windows-1252'));
    const outcome = ingest('--json');
    expect(outcome.code).toBe(0);
    expect(reportOf(outcome, 'old.txt').status).toBe('created');
    expect(reportOf(outcome, 'old.txt').warnings.map(({ code }) => code)).toContain('decoded_as');
    const { stdout } = minutebook(['export', 'documents', '--text', '--data', data]);
    expect(stdout).toContain('Forty “slim” £12');
  });

  it('a folder that links back to itself is read once', () => {
    mkdirSync(join(root, 'loop'));
    symlinkSync('..', join(root, 'loop', 'up'));
    const outcome = ingest();
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(held()).toEqual(['good.txt']);
  });

  it.skipIf(!canLosePermission)('one without permission', () => {
    writeFileSync(join(root, 'bad.txt'), good.replace('Forty', 'Fifty'));
    chmodSync(join(root, 'bad.txt'), 0o000);
    let outcome: Outcome;
    if (isRoot) {
      chmodSync(root, 0o755);
      const folder = mkdtempSync(join(tmpdir(), 'minutebook-nobody-'));
      chmodSync(folder, 0o777);
      data = join(folder, 'data');
      outcome = minutebook(['ingest', root, '--data', data, '--json'], {}, nobody);
    } else outcome = ingest('--json');
    expect([outcome.code, outcome.stderr]).toEqual([3, '']);
    expect(reportOf(outcome, 'bad.txt')).toMatchObject({ status: 'failed', reason: 'unreadable' });
    isOneSentence(reportOf(outcome, 'bad.txt').warnings[0]?.message ?? '');
    expect(held()).toEqual(['good.txt']);
    if (isRoot) rmSync(join(data, '..'), { recursive: true });
  });
});

describe('what cannot be done is said in one sentence', () => {
  const fails = (outcome: Outcome, code: number, words: RegExp) => {
    isOneSentence(outcome.stderr);
    expect(outcome.stderr).toMatch(words);
    expect(outcome.stdout).toBe('');
    expect(outcome.code).toBe(code);
  };

  it('a path that does not exist', () => {
    fails(minutebook(['ingest', join(root, 'absent'), '--data', data]), 2, /absent” does not exist/);
    fails(minutebook(['ingest', root, join(root, 'absent'), '--data', data]), 2, /absent” does not exist/);
    expect(readdirSync(root)).toEqual(['good.txt']);
  });

  it('a sidecar with a mistake: nothing is stored', () => {
    writeFileSync(join(root, 'minutebook.yaml'), 'council: Fenmoor Council\nheldon: 2025-03-04\n');
    fails(ingest(), 2, /minutebook\.yaml, line 2: “heldon” is not a key/);
    rmSync(join(root, 'minutebook.yaml'));
    expect(minutebook(['export', 'documents', '--data', data]).stdout).toBe('');
    ingest();
    writeFileSync(join(root, 'minutebook.yaml'), 'access: exmpt\n');
    fails(ingest(), 2, /write public or exempt/);
    expect(held()).toEqual(['good.txt']);
  });

  it('a library from a newer version, which stays as it is', () => {
    ingest();
    const database = new Database(join(data, 'library.sqlite'));
    database.pragma('user_version = 4711');
    database.close();
    fails(ingest(), 1, /newer Minutebook/);
    fails(minutebook(['export', 'documents', '--data', data]), 1, /newer Minutebook/);
  });

  it('a library that is no library', () => {
    mkdirSync(data);
    writeFileSync(join(data, 'library.sqlite'), good.repeat(50));
    fails(ingest(), 1, /cannot be read as a Minutebook library/);
  });

  it('a second ingest at the same time, while reading goes on', () => {
    ingest();
    const lock = takeIngestLock(data);
    try {
      fails(ingest(), 1, /Another ingest is writing/);
      expect(held()).toEqual(['good.txt']);
    } finally {
      lock.release();
    }
    expect(ingest().code).toBe(0);
  });

  it('a data folder that is a file', () => {
    writeFileSync(data, '');
    fails(ingest(), 1, /cannot be opened/);
  });
});

it('a sidecar that contradicts the text gives way, with a warning', () => {
  writeFileSync(join(root, 'minutebook.yaml'), 'files:\n  good.txt:\n    body: Parks Board\n');
  const outcome = ingest('--json');
  expect([outcome.code, outcome.stderr]).toEqual([0, '']);
  const { status, warnings } = reportOf(outcome, 'good.txt');
  expect(status).toBe('created');
  expect(warnings.find(({ code }) => code === 'sidecar_disagrees')?.message).toContain('Parks Board');
});

it('the data folder and its files are for their owner only', () => {
  ingest();
  expect(statSync(data).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(data)) expect(statSync(join(data, name)).mode & 0o777, name).toBe(0o600);
});

/** A disk of its own, as small as a test needs; null where this user may not mount one. */
function mountSmallDisk(size: string): { folder: string; unmount: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    unmount: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

const trial = mountSmallDisk('64k');
trial?.unmount();

describe.skipIf(trial === null)('a full disk (needs the right to mount one)', () => {
  it.each(['1m', '2m'])('of %s stops the run with one sentence, and what was stored before can be read', (size) => {
    const disk = mountSmallDisk(size);
    if (!disk) throw new Error('The small disk could not be mounted.');
    try {
      data = join(disk.folder, 'data');
      expect(ingest().code).toBe(0);
      for (let count = 0; count < 12; count += 1) {
        const paragraphs = Array.from(
          { length: 250 },
          (_, place) => `Plot ${count}-${place} was let to holder ${place * 7 + count} in spring.`,
        );
        writeFileSync(join(root, `more-${count}.txt`), `${good}\n${paragraphs.join('\n\n')}\n`);
      }
      const outcome = ingest();
      isOneSentence(outcome.stderr);
      expect(outcome.stderr).toContain('is full or cannot be written');
      expect(outcome.code).toBe(1);
      expect(held()).toContain('good.txt');
      expect(ingest().code).toBe(1);
      // Not a byte is left: the disk is filled up by something else.
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk.folder, 'filler')}`, 'bs=512']);
      expect(held()).toContain('good.txt');
      const again = ingest();
      isOneSentence(again.stderr);
      expect(again.code).toBe(1);
      expect(held()).toContain('good.txt');
    } finally {
      disk.unmount();
    }
  });

  it('from the start is said in one sentence', () => {
    const disk = mountSmallDisk('4k');
    if (!disk) throw new Error('The small disk could not be mounted.');
    try {
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk.folder, 'filler')}`, 'bs=512']);
      const outcome = minutebook(['ingest', root, '--data', join(disk.folder, 'data')]);
      isOneSentence(outcome.stderr);
      expect(outcome.stderr).toContain('is full or cannot be written');
      expect(outcome.code).toBe(1);
    } finally {
      disk.unmount();
    }
  });
});
