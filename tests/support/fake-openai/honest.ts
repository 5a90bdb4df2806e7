import { tokensOf } from '../../../src/library/terms.js';
import { join, reword } from './reword.js';

export interface GivenPassage {
  readonly label: string;
  readonly text: string;
}

export interface GivenPrompt {
  readonly question: string;
  readonly most: number;
  readonly passages: readonly GivenPassage[];
}

/** What the prompt of an answer holds, read back as a model reads it. */
export function readPrompt(system: string, user: string): GivenPrompt {
  const question = /^Question: ([\s\S]*?)\n\nPassages:\n/.exec(user)?.[1] ?? '';
  const most = Number(/At most (\d+) sentences/.exec(system)?.[1] ?? 3);
  const passages = [...user.matchAll(/^\[(P\d+)\] .*\n([\s\S]*?)(?=\n\n\[P\d+\] |(?![\s\S]))/gm)].map(
    ([, label = '', text = '']) => ({ label, text }),
  );
  return { question, most, passages };
}

export interface Proposed {
  readonly text: string;
  readonly passages: readonly string[];
  readonly quotes: readonly string[];
}

/** Sentences of a text as a reader divides it. */
const sentencesOf = (text: string): string[] =>
  text
    // A list entry and a paragraph begin on a line of their own; a line that goes on is hard-wrapped.
    .split(/\n\s*\n|\n(?=\s*(?:[-*·•]|\(?\d+[.)]|o\s))|\s(?=[·•]\s)/)
    .flatMap((part) =>
      part
        .replace(/^\s*(?:[-*·•]|o\s|\(?\d+[.)])\s*/, '')
        .replace(/\s+/g, ' ')
        .split(/(?<=[.?!])\s+(?=[\p{Lu}“])/u),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 20);

/**
 * Answers from the passages and nothing else, as well as it can: the sentences that share most with the question, each said again, two of one
 * passage joined. It knows nothing of how its sentences are checked.
 */
export function answerHonestly({ question, most, passages }: GivenPrompt): Proposed[] {
  // The lines of a digest are all to be said.
  if (question === '')
    return passages.map(({ label, text }, at) => ({
      text: reword(text.replace(/\s+/g, ' ').trim(), at),
      passages: [label],
      quotes: [text],
    }));
  const asked = new Set(tokensOf(question).map(({ stem }) => stem));
  const found = passages.flatMap(({ label, text }, rank) =>
    sentencesOf(text).map((sentence, at) => {
      const stems = new Set(tokensOf(sentence).map(({ stem }) => stem));
      const shared = [...asked].filter((stem) => stems.has(stem)).length;
      return { label, sentence, at, similarity: shared / Math.sqrt(5 + stems.size) - rank * 0.04 };
    }),
  );
  const best = found.toSorted((a, b) => b.similarity - a.similarity).slice(0, most);
  const least = (best[0]?.similarity ?? 0) * 0.6;
  const chosen = best.filter(({ similarity }) => similarity >= least && similarity > 0);
  const proposed: Proposed[] = [];
  for (const [at, { label, sentence }] of chosen.entries()) {
    const before = proposed.at(-1);
    const said = reword(sentence, at);
    if (before?.passages[0] === label && before.quotes.length === 1 && at % 2 === 1)
      proposed[proposed.length - 1] = {
        text: join(before.text, said),
        passages: [label],
        quotes: [...before.quotes, sentence],
      };
    else proposed.push({ text: said, passages: [label], quotes: [sentence] });
  }
  return proposed;
}
