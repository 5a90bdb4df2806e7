import type { KnownBlock } from '@slack/types';
import type { Json } from '../../state/state.js';
import type { Recipe } from '../digest/recipe.js';

/** What a post says. A file's bytes travel in base64. */
export interface PostBody {
  /** Complete by itself: it is what a notification, a screen reader and a client without blocks show. */
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  /** Who sees what goes to a response address. */
  readonly audience?: 'asker' | 'channel';
  readonly file?: {
    readonly name: string;
    readonly title: string;
    readonly altText: string | null;
    readonly base64: string;
  };
  /** Where a response address has run out, say it to this user in this place instead. */
  /** How the words are made when it is sent, in place of these. */
  readonly made?: Recipe;
  readonly instead?: { readonly channel: string; readonly user: string };
}

export const asBody = (body: Json): PostBody | null =>
  typeof body === 'object' && body !== null && typeof (body as PostBody).text === 'string' ? (body as PostBody) : null;

/** Blocks that not every client and workspace takes yet. What they show is in the text as well. */
const newerBlocks = ['data_visualization', 'image'];

/** A plainer form of a body that Slack refused; null when there is none. */
export function plainer(body: PostBody): PostBody | null {
  if (!body.blocks) return null;
  const { blocks, ...rest } = body;
  const kept = blocks.filter(({ type }) => !newerBlocks.includes(type));
  return kept.length > 0 && kept.length < blocks.length ? { ...rest, blocks: kept } : rest;
}
