import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ingest } from '../../ingest/ingest.js';
import { textReader } from '../../ingest/readers/text.js';
import { recordRules } from '../../ingest/rules.js';
import { compileDigest } from '../../src/digest/compile.js';
import { type DigestText, describeDigest } from '../../src/digest/describe.js';
import type { DigestNews, DigestWindow } from '../../src/digest/types.js';
import type { Library } from '../../src/library/library.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { type DigestMessages, digestMessages } from '../../src/slack/blocks/digest.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { lexicalModel } from '../support/ingest-run.js';

const vocabulary = loadVocabulary();
const measures = loadMeasureRegister();

export interface Digested {
  readonly news: DigestNews;
  readonly described: DigestText;
  readonly messages: DigestMessages;
  /** Parent and thread in words, as they would be posted. */
  readonly text: string;
}

export interface Weeks {
  /** The data folder that holds the library. */
  readonly data: string;
  readonly library: Library;
  /** Puts files into the folder of minutes, in place of what stood there under their names. */
  write(files: Readonly<Record<string, string>>): void;
  /** Takes a folder in at a moment; by default that of the minutes. */
  ingestAt(moment: string, folder?: string): Promise<void>;
  /** What a digest says. With one moment only, of the week before it, and that none was delivered before. */
  digest(window: DigestWindow | string, deniedBodies?: readonly string[]): Promise<Digested>;
  /** Begins again with an empty library; the minutes stay. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}

const day = 86_400_000;

/** The week up to a moment, for a channel that has had a digest at its start or has had none. */
export const weekTo = (until: string, { delivered }: { readonly delivered: boolean }): DigestWindow => ({
  kind: 'known',
  since: new Date(Date.parse(until) - 7 * day).toISOString(),
  until: new Date(until).toISOString(),
  delivered,
});

/** A folder of minutes that grows from week to week, and a library that takes it in as the program does. */
export function openWeeks(sidecar: string): Weeks {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-weeks-'));
  const minutes = join(folder, 'minutes');
  let round = 0;
  let library = openSqliteLibrary(join(folder, `data-${round}`, 'library.sqlite'), { create: true });
  const weeks: Weeks = {
    get data() {
      return join(folder, `data-${round}`);
    },
    get library() {
      return library;
    },
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(minutes, name)), { recursive: true });
        writeFileSync(join(minutes, name), text);
      }
    },
    ingestAt: async (moment, from = minutes) => {
      const { documents } = await ingest(
        { paths: [from], prune: false, maxBytes: 1_000_000, fallback: { council: null, body: null } },
        {
          library,
          readers: [textReader],
          model: lexicalModel(),
          rules: recordRules(vocabulary, measures),
          now: () => new Date(moment),
          refreshIndex: async () => {},
        },
      );
      const failed = documents.find(({ status }) => status === 'failed');
      if (failed) throw new Error(`${failed.document} was not taken in: ${failed.reason}`);
    },
    digest: async (window, deniedBodies = []) => {
      const asked = typeof window === 'string' ? weekTo(window, { delivered: false }) : window;
      const news = await compileDigest(asked, { library, register: measures, deniedBodies });
      const described = describeDigest(news);
      const messages = digestMessages(described);
      return {
        news,
        described,
        messages,
        text: [messages.parent, ...messages.thread].map(({ text }) => text).join('\n———\n'),
      };
    },
    rebuild: async () => {
      await library.close();
      round += 1;
      library = openSqliteLibrary(join(folder, `data-${round}`, 'library.sqlite'), { create: true });
    },
    close: async () => {
      await library.close();
      rmSync(folder, { recursive: true });
    },
  };
  weeks.write({ 'minutebook.yaml': sidecar });
  return weeks;
}
