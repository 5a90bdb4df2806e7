import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InventedMeeting, inventMeetings } from './minutes.js';

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Writes so many pages of invented minutes into a folder, in the shape of printed ones. Returns their bytes. */
export function writePages(folder: string, count: number): number {
  mkdirSync(folder, { recursive: true });
  // A meeting has about fourteen passages.
  const { meetings } = inventMeetings(count * 20, 11);
  let bytes = 0;
  for (const meeting of meetings.slice(0, count)) {
    const page = pageOf(meeting);
    bytes += Buffer.byteLength(page);
    writeFileSync(join(folder, meeting.document), page);
  }
  return bytes;
}

function pageOf({ body, heldOn, items }: InventedMeeting): string {
  const lines = [
    'HARROW VALE BOROUGH COUNCIL',
    '',
    `Minutes of the ${body}`,
    '',
    `Held on ${day.format(new Date(heldOn))}`,
    '',
    'Present: Councillor Moss (Chair), Councillor Fenn, Councillor Adeyemi',
    '',
  ];
  for (const [number, { title, passages }] of items.entries()) {
    lines.push(`${number + 1}. ${title}`, '');
    for (const sentences of passages) lines.push(...wrap(sentences.join(' ')), '');
    lines.push(`RESOLVED – That the report on ${title.toLowerCase()} be noted.`, '');
  }
  return lines.join('\n');
}

/** Lines of at most 100 characters, as they come out of printed pages. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > 100) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
