import type { StructureMark } from './reader.js';

const lines = /[^\r\n]+/g;
const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const heading = /^( {0,3}(#{1,6})\s+)(.*)$/s;

/** The `#` headings of a Markdown text, outside fenced code; a range covers the title without its marks. */
export function markdownHeadings(text: string): StructureMark[] {
  const marks: StructureMark[] = [];
  let openFence: string | null = null;
  for (const { 0: line, index } of text.matchAll(lines)) {
    const fenced = fence.exec(line);
    if (openFence !== null) {
      if (fenced && closes(fenced, openFence)) openFence = null;
      continue;
    }
    if (fenced) openFence = fenced[1] ?? null;
    const mark = headingOn(line, index);
    if (mark) marks.push(mark);
  }
  return marks;
}

const closes = (fenced: RegExpExecArray, opened: string): boolean =>
  fenced[1]?.startsWith(opened) === true && fenced[2]?.trim() === '';

function headingOn(line: string, lineStart: number): StructureMark | null {
  const [, before = '', signs = '', rest = ''] = heading.exec(line) ?? [];
  const title = withoutClosingMarks(rest.trimEnd());
  if (title === '') return null;
  const start = lineStart + before.length;
  return { kind: 'heading', start, end: start + title.length, level: signs.length };
}

/** "Title ##" is "Title", but "C#" stays. By hand, because a pattern for it is slow on long runs of spaces. */
function withoutClosingMarks(title: string): string {
  let end = title.length;
  while (title[end - 1] === '#') end--;
  const before = title.slice(0, end);
  return before === before.trimEnd() && before !== '' ? title : before.trimEnd();
}
