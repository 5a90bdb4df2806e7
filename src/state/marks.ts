/** What an officer says of an action. `open` takes an earlier mark back. */
export interface NewMark {
  readonly actionId: string;
  readonly verdict: 'done' | 'not_an_action' | 'open';
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

/** `by` is null once the user asked for their data to go. */
export type MarkEntry = Omit<NewMark, 'by'> & { readonly by: string | null };
