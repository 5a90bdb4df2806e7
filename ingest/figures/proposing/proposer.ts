/** A sentence as a model is shown it. */
export interface ShownSentence {
  readonly label: string;
  /** Of the agenda item it stands in. */
  readonly title: string;
  readonly text: string;
}

/** A figure that a model says stands in a sentence. Every part of it is words that must be found there. */
export interface Proposal {
  /** The label of the sentence. */
  readonly sentence: string;
  readonly value: string;
  readonly measure: string;
  /** The words of the sentence that hold both. */
  readonly quote: string;
}

/** What may know figures that the rules leave out. Whatever it gives is a proposal, never a figure. */
export interface FigureProposer {
  /** Names the model and what it is told. Under another id every document is read anew. */
  readonly id: string;
  /** Rejects with the code `model` and one sentence where there is no reply. */
  propose(sentences: readonly ShownSentence[]): Promise<readonly Proposal[]>;
}
