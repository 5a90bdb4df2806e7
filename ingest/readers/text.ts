import { extname } from 'node:path';
import { ReadError } from '../../src/errors.js';
import { binaryReason } from './binary.js';
import { type DecodedText, decodeText } from './decode.js';
import { markdownHeadings } from './markdown-headings.js';
import type { ExtractedText, Reader } from './reader.js';

const name = 'text/1';

/** Plain text and Markdown. The text is the decoded file exactly: only a byte order mark is dropped. */
export const textReader: Reader = {
  name,
  extensions: ['.txt', '.md'],
  async read(bytes: Uint8Array, path: string): Promise<ExtractedText> {
    const decoded = decodeText(bytes);
    const binary = binaryReason(bytes, decoded.text);
    if (binary !== null) throw new ReadError('binary', `${path} is not a text file: it ${binary}.`);
    return {
      text: decoded.text,
      reader: name,
      pages: [],
      structure: extname(path).toLowerCase() === '.md' ? markdownHeadings(decoded.text) : [],
      warnings: warningsOn(decoded),
    };
  },
};

function warningsOn({ text, encoding, damaged }: DecodedText): ExtractedText['warnings'] {
  const warnings: { code: string; message: string }[] = [];
  if (encoding !== 'utf-8') {
    warnings.push({ code: 'decoded_as', message: `The file is not UTF-8; it was read as ${encoding}.` });
  }
  if (damaged) {
    warnings.push({
      code: 'undecodable_bytes',
      message: `Some bytes are not valid ${encoding}; each is shown as U+FFFD, the replacement character.`,
    });
  }
  if (text.trim() === '') warnings.push({ code: 'blank', message: 'The file holds no words.' });
  return warnings;
}
