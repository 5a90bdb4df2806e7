import type { DocumentRecord } from '../../../src/library/records.js';
import type { RecordBuilt } from '../../record.js';
import type { ProposedFigure } from '../types.js';
import { inBatches } from './batches.js';
import type { FigureProposer } from './proposer.js';
import { verifyProposal } from './verify.js';

/**
 * The figures of a document that a proposer finds beside the rules', each verified. `held` is the record as the library would hold it: a
 * sentence that is not there as it is printed is shown to nobody. Rejects with the code `model` where a reply is missing.
 */
export async function proposeFigures(
  { record, leftOut }: RecordBuilt,
  held: DocumentRecord,
  proposer: FigureProposer,
): Promise<readonly ProposedFigure[]> {
  const open = leftOut.filter(
    ({ start, end, sentence }) =>
      !sentence.includes('█') && held.text.slice(start, end) === record.text.slice(start, end),
  );
  const titles = new Map(held.items.map(({ id, title }) => [id, title]));
  const proposed: ProposedFigure[] = [];
  for (const batch of inBatches(open, titles)) {
    const proposals = await proposer.propose(batch.map(({ label, title, text }) => ({ label, title, text })));
    for (const proposal of proposals) {
      const shown = batch.find(({ label }) => label === proposal.sentence);
      const figure = shown && verifyProposal(proposal, shown.leftOut, proposer.id);
      if (figure) proposed.push(figure);
    }
  }
  return proposed.filter((one) => !proposed.some((other) => isContradicted(one, other))).filter(isFirst);
}

/** One number measures one thing: of two that are said neither is known. */
const isContradicted = (one: ProposedFigure, other: ProposedFigure): boolean =>
  one.start === other.start && one.measure !== other.measure;

const isFirst = (one: ProposedFigure, at: number, all: readonly ProposedFigure[]): boolean =>
  all.findIndex(({ start }) => start === one.start) === at;
