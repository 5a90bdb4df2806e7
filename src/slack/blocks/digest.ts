import { type DigestText, quotedHeading } from '../../digest/describe.js';
import type { DigestLine } from '../../digest/lines.js';
import { type Line, line } from '../text/line.js';
import { type Message, plainMessage } from './message.js';
import { pack } from './pack.js';
import { joined, listed, type Part, paragraphs, smallPrint } from './part.js';

export interface DigestMessages {
  /** What stands in the channel. */
  readonly parent: Message;
  /** The rest, for the parent's thread. */
  readonly thread: readonly Message[];
}

/** More lines than these beside the first five go to the thread. */
const mostInParent = 8;

/** A digest as one message and, where there is much, its thread: the most useful lines first, every line with its place. */
export function digestMessages({ headline, first, quoted, sections, notes }: DigestText): DigestMessages {
  if (first.length === 0 && notes.length === 0) return { parent: plainMessage(headline), thread: [] };
  const others = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  const head = joined(paragraphs([line({ text: headline, bold: true })]), listed(first.map(digestLine)));
  const rest = [...(quoted.length > 0 ? [{ heading: quotedHeading, lines: quoted }] : []), ...sections].flatMap(
    ({ heading, lines }) => joined(paragraphs([line({ text: heading, bold: true })]), listed(lines.map(digestLine))),
  );
  const small = notes.length > 0 ? smallPrint(notes.join(' ')) : [];
  const inOne = pack([...head, ...rest, ...small], of);
  // Where a model words the first lines, how long they are is not known before: the rest stands in the thread.
  if (quoted.length === 0 && others <= mostInParent && inOne.length === 1 && inOne[0])
    return { parent: inOne[0], thread: [] };
  const more =
    others === 0
      ? quoted.length === 0
        ? []
        : smallPrint('The quotations stand in the thread.')
      : smallPrint(others === 1 ? 'One more line stands in the thread.' : `${others} more lines stand in the thread.`);
  const [parent, ...over] = pack([...head, ...more, ...small] as readonly Part[], of);
  return { parent: parent ?? plainMessage(headline), thread: [...over, ...pack(rest, of)] };
}

const of = 'The digest';

export const digestLine = ({ said, quote, worded, after, place, citation }: DigestLine): Line =>
  line(said, quote === null ? null : `: ${worded ?? `“${quote}”`}`, after === null ? null : ` · ${after}`, ' · ', {
    text: place,
    link: citation.link,
  });
