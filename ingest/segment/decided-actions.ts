import type { Range } from '../../src/minutes/span.js';
import type { ActionType } from '../../src/minutes/types.js';
import { squeeze } from './plain.js';

/** One part of a decision that asks for something. */
export interface DecidedPart extends Range {
  readonly type: ActionType;
  /** The part as one line, with the "that" that stands over its list. */
  readonly words: string;
}

/**
 * What a decision asks somebody to do later. One that notes, thanks, approves or elects asks nothing. Offsets are the sentence's own;
 * `underThat` is true where a line such as "RESOLVED that:" has taken the "that" from the words.
 */
export function findDecidedParts(sentence: string, { underThat }: { readonly underThat: boolean }): DecidedPart[] {
  return partsOf(sentence).flatMap((part) => {
    const said = squeeze(sentence.slice(part.start, part.end));
    const words = underThat && !/^that\b/i.test(said) ? `That ${said}` : said;
    const type = typeOf(words);
    return type === null ? [] : [{ ...part, words, type }];
  });
}

/** "1) That …, 2) That …" and "That …, and that …": each part by itself, without its number. Words are kept as printed. */
function partsOf(words: string): Range[] {
  const cuts = [{ end: 0, start: 0 }];
  for (const joint of words.matchAll(joints)) {
    const next = joint.index + joint[0].length;
    if (joint.index === 0) cuts[0] = { end: 0, start: next };
    else cuts.push({ end: joint.index, start: next });
  }
  return cuts.map(({ start }, index) => ({ start, end: cuts[index + 1]?.end ?? words.length }));
}

/** What stands between two parts, with the number of the second. */
const joints =
  /(?:^|[,;.]?\s+(?:and\s+)?)\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]\s+(?=(?:[Tt]hat|To)\b)|[,;]?\s+and\s+(?=that\s)/g;

function typeOf(words: string): ActionType | null {
  if (asksNothing.test(words)) return null;
  if (/\b[Tt]hat (?:the |this )?(?:Panel|Committee|Board|Members|Sub-Committee)\b[^.;]{0,30} visit\b/.test(words))
    return 'planned';
  if (/\b(?:would|will) (?:be )?[a-z]/.test(words) && !asked.test(words))
    return promisedThen.test(words) ? 'commitment' : null;
  return asked.test(words) || toBeDone.test(words) || toDo.test(words) || asks.test(words) ? 'request' : null;
}

const asksNothing =
  /\b(?:correct record|no further report|work programme be (?:noted|agreed|approved)|be (?:elected|appointed (?:as )?(?:Chair|Vice)|excluded)|deferred to the next meeting|signed by the Chair)\b|\bminutes of the\b[^.]{0,120}\b(?:approved|agreed|confirmed|signed|received)\b|\bto the (?:\d{4}\S* )?work programme\b/i;

/** "… be asked to", "… be recommended to". */
const asked =
  /\bbe (?:formally |also |further )?(?:asked|requested|recommended|invited|urged|instructed|encouraged|tasked|directed)\b/i;

const done =
  '(?:brought|provided|submitted|presented|circulated|reported|shown|included|attached|sent|conveyed|shared|prepared|reviewed|evaluated|considered|kept (?:going|informed|updated|under review)|arranged|established|set up|undertaken|carried out|produced|published|drawn up|drafted|written|investigated|explored|consulted|scheduled|held|added|updated|informed|given|made|referred|forwarded|monitored|tabled|issued|commissioned|contacted|raised|extended|revised|amended|set|passed|fed back|broken down|split|re-?considered|delegated|convened|organised|followed up|tested|checked)';
/** "… be brought to", and what is joined to it: "be reviewed and a draft brought". */
const toBeDone = new RegExp(`\\bbe (?:[a-z]+ly )?(?:re-)?${done}\\b`, 'i');

/** The subjunctive of a decision: "That the Director write", "That Mr Teel report again". */
const toDo =
  /\b[Tt]hat (?:the |a |an |all |each )?(?:[A-Z][\w’'.-]*|officers|members|staff)(?: (?:of|for|and|the|on|to|&|[A-Z][\w’'.-]*|[a-z]+s)){0,9} (?:again )?(?:write|visit|report|come back|bring|provide|review|circulate|prepare|investigate|explore|consider|meet|attend|produce|submit|share|look|arrange|invite|contact|continue to|receive|draft|monitor|consult|publish|undertake|take|seek|return|present|send|raise|set|work with|liaise|carry|appoint|nominate|respond|hold|make)\b/;

/** "asks that the sum …" · "requests a report". */
const asks = /\b(?:asks|requests|urges|recommends|calls on|seeks|instructs)\b/;

const promisedThen =
  /\b(?:would|will) (?:be )?(?:bring|provide|report|circulate|write|send|share|prepare|present|submit|review|arrange|come|return|undertake|produce|update|brought|provided|reported|circulated|sent|shared|prepared|presented|submitted|reviewed|arranged|undertaken|produced|updated|draft|drafted)\b/;
