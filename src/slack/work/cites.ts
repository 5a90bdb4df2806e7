import type { Answer } from '../../answering/answer.js';
import type { Cite } from '../../state/state.js';

/** Every item whose words an answer shows, each once. */
export const citesOf = ({ citations }: Pick<Answer, 'citations'>): Cite[] => [
  ...new Map(
    citations.map(({ item, source }) => [
      `${source.document}\0${item.id}`,
      { document: source.document, itemId: item.id },
    ]),
  ).values(),
];
