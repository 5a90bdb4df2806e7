import { createHash } from 'node:crypto';
import type { DigestLine } from './lines.js';

/** The same for the same line whenever the digest is made again; it holds no word of the minutes. */
export const lineKey = ({ kind, said, quote, citation }: DigestLine): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, citation.item.id, quote ?? said]))
    .digest('base64url')
    .slice(0, 12);
