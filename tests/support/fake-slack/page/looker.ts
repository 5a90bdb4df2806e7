import { fieldsOf } from '../json.js';
import type { OpenView, Workspace } from '../workspace.js';
import { app, type Channel, type Person } from '../world.js';
import type { See } from './see.js';

/** Who looks at the page, at what. */
export interface Looker {
  readonly person: Person;
  readonly channel: Channel;
  readonly tab: 'messages' | 'home';
  /** The root of the thread that is open beside the channel. */
  readonly thread: string | null;
}

/** The address that shows the same again. */
export function addressOf({ person, channel, tab, thread }: Looker): string {
  const query = new URLSearchParams({ as: person.id, in: tab === 'home' ? 'home' : channel.id });
  if (thread) query.set('thread', thread);
  return `/?${query}`;
}

/** Conversations that a person can open, without the direct message with the bot. */
export const channelsOf = (workspace: Workspace, person: Person): readonly Channel[] =>
  [...workspace.channels.values()].filter(({ kind, members }) => kind !== 'dm' && members.includes(person.id));

export function seeFor(workspace: Workspace, prefix: string, view?: OpenView): See {
  return {
    person: (id) => workspace.people.get(id)?.name ?? id,
    channel: (id) => workspace.channels.get(id)?.name ?? id,
    file: (id) => `/files/${id}`,
    choices: (of) =>
      of === 'users'
        ? [...workspace.people.values()].filter(({ kind }) => kind !== 'bot').map(({ id, name }) => [id, name] as const)
        : [...workspace.channels.values()]
            .filter(({ kind }) => kind !== 'dm')
            .map(({ id, name }) => [id, `#${name}`] as const),
    state: view?.state ?? {},
    errors: view?.errors ?? {},
    prefix,
  };
}

/** What a press in a place is told, and what it says again when it is pressed. */
export interface Pressed {
  readonly messageTs?: string;
  readonly ephemeralTs?: string;
  readonly channel?: string;
  readonly viewId?: string;
}

export const placeWords = (place: Pressed): string => JSON.stringify(place);

export function placeFrom(words: string): Pressed {
  const { messageTs, ephemeralTs, channel, viewId } = fieldsOf(JSON.parse(words || '{}'));
  const one = (name: string, value: unknown) => (typeof value === 'string' ? { [name]: value } : {});
  return {
    ...one('messageTs', messageTs),
    ...one('ephemeralTs', ephemeralTs),
    ...one('channel', channel),
    ...one('viewId', viewId),
  };
}

export const isBot = (workspace: Workspace, user: string): boolean =>
  user === app.botUser || workspace.people.get(user)?.kind === 'bot';
