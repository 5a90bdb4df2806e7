import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFunctionWord } from '../../src/library/terms.js';
import { projectFile } from '../../src/paths.js';
import { createRandom, createZipf, inventWords, type Random } from './words.js';

/** One item of an invented meeting. */
export interface InventedItem {
  readonly title: string;
  /** 100 to 180 words each. */
  readonly passages: readonly (readonly string[])[];
}

export interface InventedMeeting {
  readonly document: string;
  readonly body: string;
  readonly heldOn: string;
  readonly items: readonly InventedItem[];
}

export interface InventedQuestion {
  readonly text: string;
}

const vocabularySize = 40_000;
const topicSize = 60;
/** What part of the telling words of a sample sentence is exchanged for invented ones. */
const exchanged = 0.55;
const bodies = ['Children’s Scrutiny Panel', 'Housing Panel', 'Environment Panel', 'Health Board', 'Audit Committee'];

/**
 * Meetings made of the sentences of `samples/`, with many of their words exchanged for invented ones that are used as often as
 * words are: few all the time, most hardly ever, and more within their own subject than elsewhere.
 */
export function inventMeetings(
  passages: number,
  seed = 7,
): { meetings: InventedMeeting[]; questions: InventedQuestion[] } {
  const random = createRandom(seed);
  const words = inventWords(vocabularySize, random);
  const anyWord = createZipf(words, random);
  const sentences = sampleSentences();
  const topics = Array.from({ length: Math.max(20, Math.ceil(passages / 50)) }, () =>
    createZipf(
      Array.from({ length: topicSize }, () => random.pick(words)),
      random,
    ),
  );
  const meetings: InventedMeeting[] = [];
  for (let made = 0, number = 0; made < passages; number += 1) {
    const items: InventedItem[] = [];
    for (let item = 0; item < 5 && made < passages; item += 1) {
      const topic = random.pick(topics);
      const count = Math.min(1 + random.below(6), passages - made);
      made += count;
      items.push({
        title: capital(`${topic()} and ${topic()} ${random.pick(['update', 'report', 'strategy', 'review'])}`),
        passages: Array.from({ length: count }, () => inventPassage(sentences, topic, anyWord, random)),
      });
    }
    meetings.push({
      document: `${String(number).padStart(5, '0')}-minutes.txt`,
      body: random.pick(bodies),
      heldOn: new Date(Date.UTC(2005, 0, 4 + number)).toISOString().slice(0, 10),
      items,
    });
  }
  return { meetings, questions: Array.from({ length: 200 }, () => inventQuestion(meetings, random)) };
}

function inventPassage(
  sentences: readonly string[],
  topic: () => string,
  anyWord: () => string,
  random: Random,
): string[] {
  const wanted = 100 + random.below(61);
  const passage: string[] = [];
  for (let length = 0; length < wanted; ) {
    const sentence = exchange(random.pick(sentences), topic, anyWord, random);
    length += sentence.split(' ').length;
    passage.push(sentence);
  }
  return passage;
}

const exchange = (sentence: string, topic: () => string, anyWord: () => string, random: Random): string =>
  sentence.replace(/[A-Za-z]{4,}/g, (word) => {
    if (isFunctionWord(word) || random.next() > exchanged) return word;
    const other = random.next() < 0.4 ? topic() : anyWord();
    return /^[A-Z]/.test(word) ? capital(other) : other;
  });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Telling words of one sentence in a question's frame: six to twelve words are looked for. */
function inventQuestion(meetings: readonly InventedMeeting[], random: Random): InventedQuestion {
  const sentence = random.pick(random.pick(random.pick(random.pick(meetings).items).passages));
  const telling = [...new Set(sentence.match(/[A-Za-z]{4,}/g) ?? [])].filter((word) => !isFunctionWord(word));
  const kept = telling
    .map((word) => ({ word: word.toLowerCase(), key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, 6 + random.below(7))
    .map(({ word }) => word);
  return {
    text: `${random.pick(['What did the panel hear about', 'Why was there', 'How many were'])} ${kept.join(' ')}?`,
  };
}

/** Sentences of eight to forty words from every sample page. */
function sampleSentences(): string[] {
  const folder = projectFile('samples');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts
    .flatMap((text) => text.replace(/\s+/g, ' ').match(/[A-Z][^.!?|#*]{30,}[.](?=\s)/g) ?? [])
    .filter((sentence) => {
      const { length } = sentence.split(' ');
      return length >= 8 && length <= 40;
    });
}
