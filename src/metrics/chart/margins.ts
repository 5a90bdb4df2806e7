import { capital } from '../words.js';
import type { Key } from './key.js';
import { lookOf } from './marks.js';
import type { ChartLine, ChartModel } from './model.js';
import type { ChartSize } from './sizes.js';
import { ink, type PlacedText, softInk, wrapWords } from './text.js';

/** What stands above and below the plot, in pixels of the whole drawing, and the room that it takes. */
export interface Margins {
  readonly texts: readonly PlacedText[];
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

export function marginsOf(model: ChartModel, key: Key, fromZero: boolean, size: ChartSize): Margins {
  const room = size.width - size.text * 2;
  const wrapped = (words: string, textSize: number, bold = false): readonly string[] =>
    wrapWords(words, Math.floor(room / (textSize * (bold ? 0.6 : 0.54))));
  const texts: PlacedText[] = [];
  let y = size.text * 0.8;
  const write = (lines: readonly string[], textSize: number, colour: string, bold = false): void => {
    texts.push({ lines, x: size.text, y: y + textSize, size: textSize, colour, bold, align: 'left' });
    y += textSize * 1.25 * lines.length + textSize * 0.15;
  };
  write(wrapped(model.title, size.titleText, true), size.titleText, ink, true);
  write(
    wrapped(`${model.councils.join(' and ')} · ${model.unit}, as printed in the minutes`, size.text),
    size.text,
    softInk,
  );
  const legend = legendWords(model, key);
  if (legend !== '') write(wrapped(legend, size.text * 0.9), size.text * 0.9, softInk);
  const top = y + size.text * 1.3;

  const small = size.text * 0.85;
  const footnotes = [
    ...key.entries.map(capital),
    fromZero ? '' : 'The scale does not begin at zero.',
    model.notDrawn.length === 0 ? '' : `Not drawn: ${model.notDrawn.join('; ')}.`,
  ].flatMap((words) => (words === '' ? [] : wrapped(words, small)));
  const below = footnotes.length * small * 1.25;
  // A key on a phone makes the drawing longer and not the plot flatter.
  const height = size.height + (size.scale > 1 ? below : 0);
  if (footnotes.length > 0)
    texts.push({
      lines: footnotes,
      x: size.text,
      y: height - below + small * 0.35,
      size: small,
      colour: softInk,
      bold: false,
      align: 'left',
    });
  return { texts, top, bottom: size.text * 2.5 + below, height };
}

/** What the lines join and what stands beside them. */
function legendWords({ lines }: ChartModel, { entries }: Key): string {
  const joined = lines.flatMap((line, at) => (line.points.length > 1 ? [{ line, at }] : []));
  const marked = lines.length - joined.length;
  const nameOf = ({ line, at }: { line: ChartLine; at: number }): string =>
    joined.length > 1 ? `${line.name} (${lookOf(at).shapes})` : line.name;
  const parts = [
    joined.length === 0 ? '' : `${joined.length === 1 ? 'Line' : 'Lines'}: ${joined.map(nameOf).join('; ')}.`,
    joined.length > 0 && marked > 0
      ? 'Marked beside it, not part of it: figures of another basis, length or part.'
      : '',
    joined.length === 0 && marked > 1 ? 'Each point stands alone: none may be joined to another.' : '',
    joined.length === 0 && marked === 1 && entries.length === 0 ? capital(lines[0]?.name ?? '') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
