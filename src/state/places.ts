/** A channel of a workspace. */
export interface Place {
  readonly team: string;
  readonly channel: string;
}
