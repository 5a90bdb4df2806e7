import type { Answer } from '../answering/answer.js';
import { searchedWords, sourceWords, wordedBy } from '../answering/source-words.js';
import { squeeze } from '../answering/words.js';
import type { Citation } from '../minutes/types.js';
import { type Output, paint, wrap } from './output.js';

/** An answer for a person at a terminal: the answer first, then what is not recorded, the sources and what was searched. */
export function describeAnswer(output: Output, answer: Answer): string {
  const lines: string[] = [];
  if (answer.status === 'answered') {
    for (const sentence of answer.sentences) {
      const words = answer.mode === 'model' ? sentence.text : `“${sentence.text}”`;
      lines.push(wrap(output, `${words} ${sentence.citations.map((label) => `[${label}]`).join('')}`));
      const labels = [
        sentence.said.speaker === null ? null : `said by ${sentence.said.speaker}`,
        sentence.said.period,
        sentence.said.referent,
      ].filter((label) => label !== null);
      if (labels.length > 0) lines.push(paint(output, 'dim', wrap(output, `· ${labels.join(' · ')}`, '  ')));
    }
    if (answer.mode === 'model') lines.push(paint(output, 'dim', wrap(output, wordedBy(answer.model?.name ?? null))));
  } else lines.push(paint(output, 'bold', wrap(output, answer.text)));
  // What could not be looked in matters when nothing was found; an answer's notes name what concerns it.
  const missing = answer.status === 'not_found' ? answer.searched.missing : [];
  for (const note of [...answer.notes, ...missing]) lines.push(wrap(output, `· ${note}`, '  '));
  if (answer.citations.length > 0)
    lines.push(
      '',
      paint(output, 'bold', 'Sources'),
      ...answer.citations.flatMap((citation) => [
        describeSource(output, citation),
        // The quotations are the record where the sentences are not.
        ...(answer.mode === 'model' ? [wrap(output, `  “${squeeze(citation.quote)}”`, '  ')] : []),
      ]),
    );
  if (answer.nearest.length > 0)
    lines.push(
      '',
      paint(output, 'bold', 'Nearest items, by title only'),
      ...answer.nearest.map((citation) => describeSource(output, citation)),
    );
  lines.push('', paint(output, 'dim', wrap(output, `${searchedWords(answer.searched)} · answer ${answer.ref}`)));
  return lines.join('\n');
}

/** Period or date, body, item, status, link. */
export function describeSource(output: Output, citation: Citation): string {
  const { when, who, what, status } = sourceWords(citation);
  const parts = [when, who, what, status === 'unknown' ? null : status, citation.link];
  return wrap(output, `[${citation.label}] ${parts.filter((part) => part !== null).join(' · ')}`, '  ');
}
