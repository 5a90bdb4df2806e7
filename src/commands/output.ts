import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';

/** Where a command writes. Standard output carries the result and nothing else; everything said along the way goes to standard error. */
export interface Output {
  readonly result: (text: string) => void;
  readonly aside: (text: string) => void;
  readonly colour: boolean;
  readonly width: number;
}

export function createOutput(
  stdout: NodeJS.WriteStream = process.stdout,
  stderr: NodeJS.WriteStream = process.stderr,
): Output {
  const colour = stdout.isTTY === true && process.env.NO_COLOR === undefined;
  return {
    result: (text) => {
      stdout.write(`${text}\n`);
    },
    aside: (text) => {
      stderr.write(`${text}\n`);
    },
    colour,
    width: Math.min(stdout.columns ?? 100, 100),
  };
}

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

/** Colour only on a terminal. */
export const paint = (output: Output, style: Style, text: string): string =>
  output.colour ? styleText(style, text) : text;

/** Wraps words to the width of the terminal; `indent` stands before every line. */
export function wrap(output: Output, text: string, indent = ''): string {
  return wrapAnsi(text, Math.max(output.width - indent.length, 20), { hard: false, trim: true })
    .split('\n')
    .map((line) => indent + line)
    .join('\n');
}
