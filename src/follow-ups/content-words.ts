import { smallWords, stemsOf } from '../vocabulary/words.js';

/**
 * The stems of a sentence that say what it is about: without small words, the words of asking and promising, words of time, and the names
 * of people, who speak of many things. `who` is a name to leave out besides those printed with a courtesy title.
 */
export function contentWords(text: string, who: string | null = null): ReadonlySet<string> {
  const named = new Set(who === null ? [] : stemsOf(who));
  return new Set(
    stemsOf(text.replace(titledName, ' ')).filter(
      (stem) => stem.length > 2 && !emptyWords.has(stem) && !named.has(stem) && !/^\d+$/.test(stem),
    ),
  );
}

const titledName = /\b(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr)\.?(?: [A-Z][\w’'-]*\.?){1,3}/g;

/** What every follow-up is made of, whatever it is about. */
const emptyWords: ReadonlySet<string> = new Set([
  ...smallWords,
  ...[
    'would will could should shall might must may can be been being was were are is has have had having do did done does',
    'it its they them their there this that these those which who whom whose what when where how while why than then so also not no',
    'he she his her him we our us all any some each both such other another more most further',
    'panel committee board sub group member officer chair chairman vice councillor council cabinet director head manager service team',
    'meeting minute agenda item report update information informed detail briefing paper note presentation data figure number',
    'ask request require suggest recommend agree undertake undertook offer promise commit advise explain confirm state said say tell told',
    'inform welcome note resolve receive consider discuss look take bring provide present circulate share send submit come go return give make',
    'follow available able need include relate regard about into out over under between during after before until once back up down',
    'next future later forthcoming coming new early late mid beginning start end middle year month week quarter term summer spring autumn winter',
    'soon shortly due course annual quarterly date day time january february march april june july august september october november december',
    'mr mrs ms dr cllr part work programme plan set hold held was whether two three four six first second third',
  ].flatMap((line) => line.split(' ').flatMap((word) => stemsOf(word))),
]);
