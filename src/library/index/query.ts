/** One thing a question asks about, with the words that may stand for it. */
export interface QueryConcept {
  /** The question's own word or words first, at weight 1; others at what their kind is worth. Terms are stems. */
  readonly alternatives: readonly { readonly terms: readonly string[]; readonly weight: number }[];
  /** How much the concept counts beside the others, 0 to 1. */
  readonly weight: number;
}

/** Concepts in the order of the question: neighbours that stand side by side in a passage count extra. */
export type Query = readonly QueryConcept[];
