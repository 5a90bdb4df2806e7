import { stemOf, type Word } from '../words.js';

/** True for a word that says nothing of what is measured. Words that measures differ by, such as "new" or "ended", are none. */
export const isNeutral = ({ stem }: Pick<Word, 'stem'>): boolean => neutral.has(stem);

const lists = {
  figures:
    'number numbers figure figures total totals count overall level levels rate rates percentage percentages proportion share percent cent per average amount volume volumes score result results data performance measure measures indicator indicators kpi kpis metric metrics statistics stats value outturn target',
  grammar:
    "i we us our ours they them their theirs it its he she his her you your this that these those there here which who whom whose what where when how why many much some any all each every both either no not only also too so such than then but if while whilst because about into onto between among through during against across down up before since until plus is are was were be been being am isn't aren't has have had having do does did done doing will would can could may might shall should must more most less least fewer few several",
  degree:
    'very nearly almost around approximately just still now currently current presently recently latest last previous further consistently continued continuing continues remain remained remains',
  saying:
    'seen saw see show showed shown showing report reported reporting stand stood standing reach reached achieve achieved achieving record recorded noted stated said received',
  movement:
    'increase increased increasing increases decrease decreased decreasing rise rose risen rising fall fell fallen falling drop dropped reduce reduced reduction improve improved improving improvement decline declined growth grow grew grown change changed changes trend trends higher lower high low better worse steady stable',
  place:
    "council councils council's borough county city district local authority authorities service services directorate department area yours theirs",
  time: 'year years yearly month months monthly quarter quarters quarterly week weeks weekly day days daily date period today annually ytd',
  asking:
    'please tell give get know want like look looking me my mine chart graph table time going minutes minuted compare compared comparison versus vs think happened happening happen got doing',
} as const;

const neutral: ReadonlySet<string> = new Set(Object.values(lists).join(' ').split(' ').map(stemOf));
