/** First bytes of formats that turn up under a text name. "PK" alone could be the start of a word, so zip needs its whole mark. */
const signatures = [
  { format: 'a PDF', start: '%PDF' },
  { format: 'a zip archive or Office document', start: 'PK\x03\x04' },
  { format: 'a zip archive', start: 'PK\x05\x06' },
  { format: 'a zip archive', start: 'PK\x07\x08' },
  { format: 'an old Office document', start: '\xd0\xcf\x11\xe0' },
  { format: 'a rich text document', start: '{\\rtf' },
  { format: 'a PNG picture', start: '\x89PNG' },
  { format: 'a JPEG picture', start: '\xff\xd8\xff' },
  { format: 'a GIF picture', start: 'GIF87a' },
  { format: 'a GIF picture', start: 'GIF89a' },
  { format: 'a program', start: '\x7fELF' },
  { format: 'a gzip archive', start: '\x1f\x8b\x08' },
  { format: 'a database', start: 'SQLite format 3\0' },
] as const;

/** Why a file with a text name isn't text, worded to follow "it"; null when nothing speaks against it. */
export function binaryReason(bytes: Uint8Array, decoded: string): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const known = signatures.find((signature) => start.startsWith(signature.start));
  if (known) return `begins like ${known.format}`;
  if (decoded.includes('\0')) return 'contains zero bytes';
  if (hasManyControls(decoded)) return 'is full of control characters';
  return null;
}

/** A stray one is let pass: old exports end in Ctrl-Z or carry Word's soft hyphens. */
function hasManyControls(text: string): boolean {
  const allowed = 1 + text.length * 0.02;
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    if (isControl(text.charCodeAt(index)) && ++controls > allowed) return true;
  }
  return false;
}

/** Tab, line feed, vertical tab, form feed and carriage return (9 to 13) belong to text. */
const isControl = (unit: number): boolean => unit < 9 || (unit > 13 && unit < 32) || unit === 127;
