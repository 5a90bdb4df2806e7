import type { HomeView, KnownBlock } from '@slack/types';
import { plural, squeeze } from '../../answering/words.js';
import { formatDay } from '../../minutes/calendar.js';
import { londonDay } from '../../state/london-day.js';
import { londonClock } from '../text/clock.js';
import { shorten } from '../text/length.js';
import { type Line, line } from '../text/line.js';
import { type AdminFacts, adminBlocks } from './home-admin.js';
import { heading, small } from './message.js';
import { listed, type Part, paragraphs } from './part.js';

/** What App Home shows. Times are ISO instants, days ISO days. */
export interface HomeFacts {
  /** Null while nothing has been ingested. */
  readonly library: {
    readonly councils: readonly { readonly council: string | null; readonly bodies: readonly (string | null)[] }[];
    readonly meetings: number;
    readonly documents: number;
    readonly from: string | null;
    readonly to: string | null;
    readonly lastIngest: string | null;
    readonly failed: readonly { readonly document: string; readonly message: string }[];
    readonly examples: readonly string[];
  } | null;
  readonly retentionDays: number;
  readonly contact: string | null;
  readonly version: string;
  /** The model that words answers, and where it is asked; null or absent where none is configured. */
  readonly model?: { readonly name: string; readonly host: string } | null;
  /** The digests that this user has set up or approves, one line each. */
  readonly digests?: readonly Line[];
  /** Null for everybody but administrators. */
  readonly admin: AdminFacts | null;
}

/** Slack takes 100 blocks in a view; all of these lists, with a block for each long line, stay below that together. */
const mostCouncils = 12;
const mostFailed = 8;
const mostDigests = 12;

/** The Home tab: what is indexed, how to ask, what is recorded about the reader, their digests, and for administrators what needs them. */
export const homeView = (facts: HomeFacts): HomeView => ({
  type: 'home',
  blocks: [
    heading('What is indexed'),
    ...blocksOf(indexed(facts)),
    heading('How to ask'),
    ...blocksOf(asking(facts)),
    heading('What is recorded about you'),
    ...blocksOf(paragraphs([line(recorded(facts))])),
    heading('Your digests'),
    ...blocksOf(digests(facts)),
    ...(facts.admin === null ? [] : adminBlocks(facts.admin)),
    small(`Minutebook ${facts.version}${facts.contact === null ? '' : ` · questions about it: ${facts.contact}`}`),
  ],
});

const blocksOf = (parts: readonly Part[]): KnownBlock[] => parts.flatMap(({ blocks }) => blocks);

function indexed({ library, contact }: HomeFacts): Part[] {
  if (library === null)
    return paragraphs([line(`No minutes have been taken in yet.${contact === null ? '' : ` Tell ${contact}.`}`)]);
  const { councils, failed } = library;
  return [
    ...paragraphs([line(whatIsHeld(library))]),
    ...listed(shortened(councils.map(councilLine), mostCouncils)),
    ...(failed.length === 0
      ? []
      : [
          ...paragraphs([
            line({
              text: `${plural(failed.length, 'document')} could not be taken in and cannot be asked about:`,
              bold: true,
            }),
          ]),
          ...listed(
            shortened(
              failed.map(({ document, message }) => line(shorten(`${document}: ${message}`, 300))),
              mostFailed,
            ),
          ),
        ]),
  ];
}

function whatIsHeld({ meetings, documents, from, to, lastIngest }: NonNullable<HomeFacts['library']>): string {
  const span =
    from === null || to === null
      ? 'none of which says when it was'
      : from === to
        ? `of ${formatDay(from)}`
        : `from ${formatDay(from)} to ${formatDay(to)}`;
  const held = `${plural(meetings, 'meeting')} in ${plural(documents, 'document')}, ${span}.`;
  if (lastIngest === null) return held;
  const moment = new Date(lastIngest);
  return `${held} Last taken in on ${formatDay(londonDay(moment))} at ${londonClock(moment)}.`;
}

function councilLine({ council, bodies }: { council: string | null; bodies: readonly (string | null)[] }): Line {
  const known = bodies.filter((body) => body !== null).map(squeeze);
  return line(
    { text: shorten(squeeze(council ?? 'Council not stated'), 200), bold: true },
    `: ${known.length === 0 ? 'body not stated' : shorten(known.join(', '), 1_500)}`,
  );
}

function asking({ library, model = null }: HomeFacts): Part[] {
  const worded =
    model === null
      ? 'Every answer is in the words of the minutes and says where they stand'
      : `Answers are quotations, or are worded by the model ${model.name} at ${model.host} and compared with the quotations they cite. To word them, and the first lines of digests, it is sent your question and passages of the minutes`;
  const examples = library?.examples.slice(0, 3) ?? [];
  return [
    ...paragraphs([
      line(
        `Write here in Messages, mention Minutebook in a channel, or use /minutes, /metric and /digest. ${worded}; what the minutes do not say, it does not say either.`,
      ),
    ]),
    ...(examples.length === 0
      ? []
      : [
          ...paragraphs([line({ text: 'These minutes answer, for example:', bold: true })]),
          ...listed(examples.map((example) => line(shorten(example, 300)))),
        ]),
  ];
}

const recorded = ({ retentionDays }: HomeFacts): string =>
  `What you ask, where and when, the answer given and your marks on it are kept for ${plural(retentionDays, 'day')} where Minutebook runs, and only those who run it and its administrators may see them. Digests that you set up, words that you watch and what you say of actions stay, with your name, until they are ended or you ask for your data to go.`;

function digests({ digests: lines = [] }: HomeFacts): Part[] {
  if (lines.length === 0)
    return paragraphs([line('You have set up none. In a channel, /digest on weekly Monday 09:00 sets one up.')]);
  return listed(shortened(lines, mostDigests));
}

/** The first lines, and how many more there are. */
const shortened = (lines: readonly Line[], shown: number): Line[] =>
  lines.length <= shown
    ? [...lines]
    : [...lines.slice(0, shown), line(`and ${(lines.length - shown).toLocaleString('en-GB')} more`)];
