import { joinWords, plural } from '../../answering/words.js';
import type { Watched } from '../../digest/watched.js';
import { line } from '../text/line.js';
import { type Message, plainMessage } from './message.js';
import { pack } from './pack.js';
import { listed, paragraphs, smallPrint } from './part.js';

/** Sentences of new minutes that hold watched words. */
export function alertMessage({ found, more }: Watched): Message {
  const words = [...new Set(found.flatMap((one) => one.words))].map((word) => `“${word}”`);
  const headline = `New in the minute book about ${joinWords(words)}: ${plural(found.length + more, 'sentence')}.`;
  const [message] = pack(
    [
      ...paragraphs([line({ text: headline, bold: true })]),
      ...listed(
        found.map(({ citation, place }) =>
          line(`“${citation.quote.replace(/\s+/g, ' ').trim()}” · `, { text: place, link: citation.link }),
        ),
      ),
      ...(more === 0 ? [] : smallPrint(`${plural(more, 'more sentence')} not shown.`)),
      ...smallPrint('At most one such message a day; /digest unwatch ends them.'),
    ],
    'The alert',
  );
  return message ?? plainMessage(headline);
}
