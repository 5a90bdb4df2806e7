import type { DigestLine, LineKind } from './lines.js';

export const mostFirst = 5;

/**
 * What a reader with a minute should meet: an error put right, what somebody has been asked to do, what is late, what moved, what was
 * promised. One of each before a second of any, in this order, because five lines of one kind hide the rest.
 */
const telling: readonly LineKind[] = ['correction', 'decision', 'overdue', 'figure', 'action'];
/** For a week that has little else. */
const lesser: readonly LineKind[] = ['meeting', 'trend', 'figures'];

/** The five most useful of some lines, of which each kind is in order of use already. */
export function mostUseful(lines: readonly DigestLine[]): readonly DigestLine[] {
  const order = [...telling, ...lesser];
  return [...inRounds(lines, telling), ...inRounds(lines, lesser)]
    .slice(0, mostFirst)
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function inRounds(lines: readonly DigestLine[], kinds: readonly LineKind[]): readonly DigestLine[] {
  const byKind = kinds.map((kind) => lines.filter((line) => line.kind === kind));
  const rounds = Math.max(0, ...byKind.map(({ length }) => length));
  return Array.from({ length: Math.min(rounds, mostFirst) }).flatMap((_, round) =>
    byKind.flatMap((own) => own.slice(round, round + 1)),
  );
}
