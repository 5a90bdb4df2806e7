import type { Token } from '../../library/terms.js';
import { squeeze } from '../words.js';
import { type Taken, take } from './bind.js';
import { broughtIn, figuresApart, reasonNotGiven, strangers } from './company.js';
import { ofKind } from './facts.js';
import { fail } from './failure.js';
import { misplacedName } from './name-places.js';
import { namesIn, unknownName } from './names.js';
import { plainWords } from './plain-words.js';
import { aroundOf, recordWords } from './record-facts.js';
import type { Failure, SourceSentence } from './types.js';

/** Words in quotation marks are the minutes' own. */
export function checkQuoted(text: string, sources: readonly SourceSentence[]): Failure[] {
  return [...text.matchAll(/[“"]([^”"]{3,})[”"]/g)].flatMap(({ 1: quoted = '' }) =>
    sources.some((source) => squeeze(source.text).includes(quoted.replace(/[.,]$/, '')))
      ? []
      : [fail('quote', quoted, 'these words stand in quotation marks and not in the passage')],
  );
}

/** What is said together stands together: figures, words side by side, a thing and its reason. */
export function checkCompany(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const apart = figuresApart(claim, sources);
  const reason = reasonNotGiven(claim, sources);
  const pair = strangers(claim, sources);
  const brought = broughtIn(claim, sources);
  return [
    ...(apart ? [fail('joined', apart.surface, 'no one sentence of the minutes gives these figures together')] : []),
    ...(reason ? [fail('joined', reason, 'no one sentence of the minutes gives this reason')] : []),
    ...(brought ? [fail('joined', brought.surface, 'no one sentence of the minutes says this of the rest')] : []),
    ...(pair
      ? [fail('joined', `${pair[0].surface} … ${pair[1].surface}`, 'the minutes do not say the one of the other')]
      : []),
  ];
}

export function checkNames(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const held = sources.flatMap((source) => [source.text, source.beside, recordWords(source.record)]);
  // Days and months are times, which are read as such; a lone letter is part of a number.
  const times = ofKind(claim.facts, 'time');
  const words = times.reduce(
    (text, { start, end }) => text.slice(0, start) + '-'.repeat(end - start) + text.slice(end),
    claim.text,
  );
  const names = namesIn(words, held.join('\n')).filter((run) => run.join('').length > 1);
  const unknown = unknownName(names, held);
  if (unknown !== null) return [fail('name', unknown, 'this name does not stand in the passage')];
  const misplaced = misplacedName(names.flat(), claim, sources);
  return misplaced === null ? [] : [fail('name', misplaced, 'the passage does not say this of that name')];
}

/** Every telling word is the minutes' own or a plain one. */
export function checkWords(claim: Taken, sources: readonly SourceSentence[]): Failure[] {
  const own = claim.tokens.filter(
    (token) => !claim.facts.some((fact) => fact.start < token.end && token.start < fact.end),
  );
  const held = sources.map(
    (source) => new Set([...take(source.text).tokens, ...take(aroundOf(source)).tokens].map(({ stem }) => stem)),
  );
  const isKnown = ({ stem }: Token): boolean => plainWords.has(stem) || held.some((stems) => stems.has(stem));
  const added = own.filter((token) => !isKnown(token));
  if (claim.tokens.length < 2) return [fail('words', claim.text, 'this says too little by itself')];
  return added.map(({ surface }) => fail('words', surface, 'this word does not stand in the passage; use its words'));
}
