/** Which records are meant: those that meet every condition given. At least one must be. */
export interface RecordFilter {
  /** A user's id. Records that only mention the user, as in "<@U1>", are theirs too. */
  readonly user?: string;
  /** Words anywhere in the record; case and white space do not matter. */
  readonly containing?: string;
  /** Inclusive. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
}

export type HeldKind = 'job' | 'post' | 'answer' | 'feedback' | 'audit' | 'scope' | 'subscription' | 'watch' | 'mark';

/** One thing held, as a subject access or freedom of information request would have it. */
export interface HeldRecord {
  readonly kind: HeldKind;
  readonly at: Date;
  readonly record: object;
}

/** How many records of each kind were blanked or deleted. */
export type Counts = Readonly<Record<HeldKind, number>>;

/** Counts of nothing, to count from. */
export const noneHeld = (): Record<HeldKind, number> => ({
  job: 0,
  post: 0,
  answer: 0,
  feedback: 0,
  audit: 0,
  scope: 0,
  subscription: 0,
  watch: 0,
  mark: 0,
});
