/** What the bot may ask of a workspace, why, and what is lost without it. The manifests in `slack/` ask for these. */
export interface Scope {
  readonly name: string;
  readonly why: string;
  /** Null for a scope without which the bot does not start. */
  readonly without: string | null;
}

export const scopes: readonly Scope[] = [
  { name: 'app_mentions:read', why: 'to be asked by a mention in a channel', without: null },
  { name: 'chat:write', why: 'to answer', without: null },
  { name: 'commands', why: 'for /minutes, /metric, /digest and the message shortcut', without: null },
  { name: 'im:history', why: 'to be asked in a direct message', without: null },
  { name: 'users:read', why: 'to refuse guests, deactivated accounts and people of other workspaces', without: null },
  { name: 'channels:read', why: 'to refuse public channels that are shared with other organisations', without: null },
  { name: 'groups:read', why: 'to refuse private channels that are shared with other organisations', without: null },
  {
    name: 'channels:history',
    why: 'to see whether a post whose outcome is unknown arrived, and to follow a thread without a new mention',
    without: 'a post whose outcome is unknown in a public channel counts as posted, and each follow-up needs a mention',
  },
  {
    name: 'groups:history',
    why: 'the same in private channels',
    without:
      'a post whose outcome is unknown in a private channel counts as posted, and each follow-up needs a mention',
  },
  {
    name: 'files:write',
    why: 'to send figures as a CSV file and charts as pictures',
    without: 'no CSV file and no picture of a chart',
  },
  {
    name: 'im:write',
    why: 'to open a direct message for a file',
    without: 'a CSV file goes only to people who have written to the bot',
  },
  { name: 'assistant:write', why: "for Slack's agent view", without: 'no agent view' },
];

export const neededScopes: readonly string[] = scopes.filter(({ without }) => without === null).map(({ name }) => name);
