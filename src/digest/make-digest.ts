import type { Writer } from '../answering/written/writer.js';
import { readTopic } from '../follow-ups/topic.js';
import type { Mark } from '../follow-ups/types.js';
import type { Library } from '../library/library.js';
import type { MeasureRegister } from '../vocabulary/metrics/types.js';
import type { Vocabulary } from '../vocabulary/types.js';
import { compileDigest } from './compile.js';
import { type DigestText, describeDigest } from './describe.js';
import { narrowTo } from './narrow.js';
import type { DigestNews, DigestWindow } from './types.js';
import { wordDigest } from './word-digest.js';

/** What one digest is of. It holds no word of the minutes: made again, the digest has the words that are public then. */
export interface DigestSpec {
  readonly window: DigestWindow;
  /** Null for every council or body held. */
  readonly council: string | null;
  readonly body: string | null;
  /** Only what holds these words, or known variants of them. */
  readonly words: string | null;
  /** Keys of lines that are not told. */
  readonly leftOut: readonly string[];
  /** Whether a model words its first lines. The quotations then stand apart, whatever the model does, so that its length is known before. */
  readonly worded: boolean;
}

export interface DigestShelf {
  readonly library: Library;
  readonly register: MeasureRegister;
  readonly vocabulary: Vocabulary;
  readonly deniedBodies: readonly string[];
  readonly marks: readonly Mark[];
  /** The model for digests that are worded; null where none is configured. */
  readonly writer: Writer | null;
}

export interface DigestMade {
  readonly news: DigestNews;
  readonly text: DigestText;
}

export async function makeDigest(spec: DigestSpec, shelf: DigestShelf): Promise<DigestMade> {
  const { library, register, deniedBodies } = shelf;
  const isSame = (own: string | null, wanted: string | null): boolean =>
    wanted === null || own?.toLowerCase() === wanted.toLowerCase();
  const all = await compileDigest(spec.window, {
    library,
    register,
    deniedBodies,
    includes: ({ council, body }) => isSame(council, spec.council) && isSame(body, spec.body),
    marks: new Map(shelf.marks.map((mark) => [mark.actionId, mark])),
  });
  const news = spec.words === null ? all : narrowTo(all, (await topicOf(spec.words, shelf)).holds);
  const text = describeDigest(news, new Set(spec.leftOut));
  return { news, text: spec.worded ? await wordDigest(text, shelf) : text };
}

/** Words as this minute book understands them: what its minutes spell out counts too. */
export const topicOf = async (words: string, { library, vocabulary }: Pick<DigestShelf, 'library' | 'vocabulary'>) =>
  readTopic(words, vocabulary.withLearnt(await library.definitions()));
