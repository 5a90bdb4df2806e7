import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Since } from '../../answering/record-since.js';
import { statusInWords } from '../../answering/report-text.js';
import { formatDay } from '../../minutes/calendar.js';
import type { Citation } from '../../minutes/types.js';
import { clean } from '../text/clean.js';
import { type Line, line, splitLine } from '../text/line.js';
import { paragraph } from '../text/rich.js';
import { actionIds, callbackIds } from './action-ids.js';
import { button, plain, row, small } from './message.js';
import { sourceLine } from './source-line.js';

/** A quotation as it was cited, with its passage as held now; `passage` null where the words are no longer held as they were cited. */
export interface ShownSource {
  readonly citation: Citation;
  readonly passage: { readonly before: string; readonly quote: string; readonly after: string } | null;
  /** ISO day. */
  readonly withdrawnOn: string | null;
  /** Whom the minutes credit with the words, and what words such as "the Panel" refer to in them. */
  readonly said?: { readonly speaker: string | null; readonly referent: string | null } | null;
  /** What has become of it since the answer was given; absent where that was not looked up. */
  readonly since?: Since | null;
}

const modal = (blocks: KnownBlock[], ref: string): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.sources,
  title: plain('Sources', 24),
  close: plain('Close', 24),
  private_metadata: ref,
  blocks,
});

/** Shown at once: Slack lets a modal be opened for three seconds after a press. */
export const sourcesSkeleton = (ref: string): ModalView => noticeModal(ref, 'Looking up the passages.');

export const noticeModal = (ref: string, sentence: string): ModalView =>
  modal([{ type: 'section', text: plain(sentence, 2_900) }], ref);

/** Slack takes 100 blocks and 250 kB in a view. */
const mostBlocks = 80;
const mostPerSource = 40;
const mostSources = 8;

/**
 * Each quoted sentence within its passage, so that what stands before and after is read with it. More than one page of them has buttons to the
 * others; `page` counts from 0. What is withdrawn or no longer held says so and shows no words.
 */
export function sourcesModal(
  ref: string,
  question: string | null,
  sources: readonly ShownSource[],
  page = 0,
): ModalView {
  const pages = pagesOf(sources.map(sourceBlocks));
  const at = Math.min(Math.max(page, 0), pages.length - 1);
  const about = question ?? `answer ${ref}`;
  const to = (label: string, actionId: string, target: number): Button =>
    button(label, { actionId, value: `${ref}:${target}`, about });
  const buttons = [
    ...(at > 0 ? [to('Earlier sources', actionIds.sourcesPageBack, at - 1)] : []),
    ...(at < pages.length - 1 ? [to('Later sources', actionIds.sourcesPage, at + 1)] : []),
  ];
  const which = pages.length > 1 ? ` · page ${at + 1} of ${pages.length}` : '';
  return modal(
    [
      ...(question === null || question === '' ? [] : [small(`Question: ${question}`)]),
      ...(pages[at] ?? []),
      small(`Answer ${ref} · the quoted sentence stands in bold and in quotation marks within its passage${which}`),
      ...(buttons.length > 0 ? [row(buttons)] : []),
    ],
    ref,
  );
}

function pagesOf(sources: readonly (readonly KnownBlock[])[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [[]];
  let count = 0;
  for (const blocks of sources) {
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && (last.length + blocks.length > mostBlocks || count >= mostSources)) {
      pages.push([...blocks]);
      count = 1;
    } else {
      last.push(...(last.length > 0 ? [divider] : []), ...blocks);
      count += 1;
    }
  }
  return pages;
}

const divider: KnownBlock = { type: 'divider' };

function sourceBlocks(source: ShownSource): KnownBlock[] {
  const { citation, withdrawnOn, said = null } = source;
  const place = sourceLine(citation, { text: `[${citation.label}] `, bold: true });
  const labels = [
    said === null ? null : said.speaker === null ? 'speaker not named' : `said by ${said.speaker}`,
    said?.referent ?? null,
  ].filter((label) => label !== null);
  const known = withdrawnOn === null && source.since?.words !== 'withdrawn';
  return [
    ...blocksOf([place]),
    ...blocksOf(wordsOf(source)),
    ...(known ? [labels.join(' · '), standing(source)].flatMap((print) => (print ? [small(print)] : [])) : []),
  ];
}

/** The passage with its quotation, or why it is not shown. */
function wordsOf({ citation, passage, withdrawnOn, since = null }: ShownSource): Line[] {
  if (withdrawnOn !== null) return [line(`Withdrawn on ${formatDay(withdrawnOn)}; the words are no longer held.`)];
  if (since?.words === 'withdrawn') return [line('Withdrawn since; the words are no longer held.')];
  if (passage === null)
    return [
      line({ text: `“${clean(citation.quote)}”`, bold: true }),
      line(since?.words === 'as_quoted' ? isAlone : isStale),
    ];
  const { before, quote, after } = passage;
  return [
    line(
      clean(before) === '' ? null : `${clean(before)} `,
      { text: `“${clean(quote)}”`, bold: true },
      clean(after) === '' ? null : ` ${clean(after)}`,
    ),
  ];
}

const isStale =
  'The minutes have been taken in again since, and these words no longer stand there as they were quoted.';

const isAlone = 'What stands before and after cannot be shown now.';

/** Status then and now, where it was looked up; whether the source has a link and is whole. */
function standing({ citation, withdrawnOn, since = null }: ShownSource): string | null {
  const link = citation.link === null ? 'No link is held.' : null;
  const status = since === null ? null : statusInWords(citation, since, withdrawnOn);
  const page = citation.source.page === null ? null : `Page ${citation.source.page} of the document.`;
  return [status, page, link].filter((part) => part !== null).join(' ') || null;
}

function blocksOf(lines: readonly Line[]): KnownBlock[] {
  const blocks = lines.flatMap(splitLine).map((each) => paragraph([each]));
  if (blocks.length <= mostPerSource) return blocks;
  return [...blocks.slice(0, mostPerSource), small('The passage is too long to be shown whole here.')];
}
