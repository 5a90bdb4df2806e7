/** Words where they are drawn, in pixels of the plot; those outside it stand in the margins. */
export interface PlacedText {
  readonly lines: readonly string[];
  readonly x: number;
  /** The foot of the first line. */
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly bold: boolean;
  readonly align: 'left' | 'center';
}

export const ink = '#1a1a1a';
export const softInk = '#4a4a4a';

/** Lines of at most `most` characters, broken between words; a longer word is cut. */
export function wrapWords(words: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > most ? `${word.slice(0, Math.max(most - 1, 1))}…` : word);
  }
  return lines;
}

/** About how wide a text is in Inter. */
export const widthOf = (text: string, size: number): number => text.length * size * 0.57;
