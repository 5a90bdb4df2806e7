import { squeeze } from '../words.js';

const WORD = /\p{L}[\p{L}\p{N}’'&-]*/gu;

/** Words that carry a capital at the beginning of a sentence and name nothing. */
const openers =
  /^(?:a|an|the|in|on|at|by|for|from|of|to|with|and|but|or|no|not|it|its|this|that|these|those|there|they|their|he|she|his|her|we|our|as|if|when|while|although|though|however|because|since|after|before|during|over|under|between|also|both|all|some|most|many|few|more|fewer|less|each|every|one|two|three|four|five|six|seven|eight|nine|ten|about|around|nearly|almost|overall|meanwhile|separately|similarly|additionally|furthermore|compared|according|members|officers|councillors|figures|numbers|timeliness|performance|compliance|statutory|children|adults|staff|work|plans|reports?|concerns|demand|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|resolved|agreed|noted|recommended)$/i;

/**
 * Names of people, places and organisations, and abbreviations: words with a capital, in runs as they stand. The first word of the sentence
 * counts where it does not stand in lower case in `sources` and opens nothing.
 */
export function namesIn(text: string, sources: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  let end = -1;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const first = /^[\s"“‘(]*$|[.!?:]["”’]?\s+["“‘(]?$/.test(text.slice(0, index));
    const isName = /^\p{Lu}/u.test(word) && !(first && isOrdinary(word, text.slice(index + word.length), sources));
    const joined = end >= 0 && /^[\s.]{1,2}$/.test(text.slice(end, index));
    if (!isName || !joined) {
      if (run.length > 0) runs.push(run);
      run = [];
    }
    if (isName) {
      run.push(word);
      end = index + word.length;
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

const isOrdinary = (word: string, after: string, sources: string): boolean =>
  openers.test(word) ||
  new RegExp(`(?<!\\p{L})${escapeForPattern(word.toLowerCase())}(?!\\p{L})`, 'u').test(sources) ||
  (/^\p{Lu}\p{Ll}+$/u.test(word) && !/^\s\p{Lu}/u.test(after) && hasAsFirst(word, sources));

/** A word that opens a sentence of the source as well. */
const hasAsFirst = (word: string, sources: string): boolean =>
  new RegExp(`(?:^|[.:;!?–-]\\s+|\\n)${escapeForPattern(word)}(?!\\p{L})`, 'u').test(sources);

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The first run of names that stands in no source as it is, word after word. */
export function unknownName(runs: readonly (readonly string[])[], sources: readonly string[]): string | null {
  const held = sources.map((source) => ` ${bare(source)} `);
  for (const run of runs) {
    const words = bare(run.join(' '));
    if (words === '' || held.some((source) => source.includes(` ${words} `))) continue;
    return run.join(' ');
  }
  return null;
}

const bare = (text: string): string =>
  squeeze(
    text
      .replace(/['’]s(?!\p{L})/gu, '')
      .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
      .toLowerCase(),
  );
