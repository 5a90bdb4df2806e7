import chardet from 'chardet';
import iconv from 'iconv-lite';

export interface DecodedText {
  readonly text: string;
  /** Lower-case name of the encoding the bytes were read in. */
  readonly encoding: string;
  /** Some bytes had no meaning in that encoding and stand in the text as U+FFFD. */
  readonly damaged: boolean;
}

const byteOrderMarks = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/** Decodes a text file of unknown encoding: by its mark, as UTF-16 by its zero bytes, as UTF-8, else as a legacy code page. */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const { encoding, mark } of byteOrderMarks) {
    if (mark.every((byte, index) => bytes[index] === byte)) return decodeUnicode(bytes.subarray(mark.length), encoding);
  }
  // UTF-16 of English words is also valid UTF-8 (each second character a NUL), so it is looked for first.
  const utf16 = utf16WithoutMark(bytes);
  if (utf16 !== null) return decodeUnicode(bytes, utf16);
  const utf8 = decodeUnicode(bytes, 'utf-8');
  return utf8.damaged && !isMostlyUtf8(utf8.text) ? decodeLegacy(bytes) : utf8;
}

function decodeUnicode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): DecodedText {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding, damaged: false };
  } catch {
    // A bad sequence is not the end of the document: the rest of it can still be read and quoted.
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    return { text, encoding, damaged: true };
  }
}

/** In Latin script nearly every second byte of UTF-16 is zero, and the others never are. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(Math.floor(bytes.length / 2), 32_768);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) evenZeros++;
    if (bytes[pair * 2 + 1] === 0) oddZeros++;
  }
  const many = pairs * 0.4;
  const few = pairs * 0.01;
  if (oddZeros > many && evenZeros <= few) return 'utf-16le';
  if (evenZeros > many && oddZeros <= few) return 'utf-16be';
  return null;
}

/** True where a few bad bytes spoil a UTF-8 file: a code page hardly ever yields valid sequences by chance. */
function isMostlyUtf8(leniently: string): boolean {
  let sound = 0;
  let bad = 0;
  for (let index = 0; index < leniently.length; index++) {
    const unit = leniently.charCodeAt(index);
    if (unit === 0xfffd) bad++;
    else if (unit > 0x7f) sound++;
  }
  return sound > bad;
}

function decodeLegacy(bytes: Uint8Array): DecodedText {
  const encoding = isEnglishInWindows1252(bytes) ? 'windows-1252' : detectedCodePage(bytes);
  const text = iconv.decode(bytes, encoding, { stripBOM: false });
  return { text, encoding, damaged: text.includes('\ufffd') };
}

/** The marks that word processors put into English: quotation marks, dashes, ellipsis, bullet, pound, euro, NBSP, fractions, é. */
const englishMarks = new Set(iconv.encode('€…‘’“”•–—™\u00a0£§©«®°±²³·»¼½¾é', 'windows-1252'));

/**
 * Frequency statistics mislead where the only foreign bytes are quotation marks, so text that is nearly all ASCII, or has no
 * other marks than these, is taken as the code page of English Windows without asking them.
 */
function isEnglishInWindows1252(bytes: Uint8Array): boolean {
  let high = 0;
  let strange = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    high++;
    if (!englishMarks.has(byte)) strange++;
  }
  return strange === 0 || high < bytes.length * 0.1;
}

const sampleBytes = 65_536;

function detectedCodePage(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const found = chardet.detect(bytes.subarray(first, first + sampleBytes))?.toLowerCase();
  // What calls itself ISO-8859-1 is windows-1252 with fewer characters.
  if (found === undefined || found === 'iso-8859-1' || found.startsWith('utf')) return 'windows-1252';
  return iconv.encodingExists(found) ? found : 'windows-1252';
}
