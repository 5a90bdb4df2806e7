import type { Fault } from './driver.js';
import type { Fields } from './json.js';
import type { Workspace } from './workspace.js';

/** Answers 429 when one channel gets more posts within a second than the option allows. */
export function createPostLimit(workspace: Workspace): (method: string, args: Fields) => Fault | null {
  const posts = new Map<string, readonly number[]>();
  return (method, args) => {
    const { postsPerSecond } = workspace.options;
    if (postsPerSecond === undefined || method !== 'chat.postMessage') return null;
    const now = workspace.now();
    const channel = String(args.channel);
    const recent = (posts.get(channel) ?? []).filter((at) => now - at < 1000);
    if (recent.length >= postsPerSecond) return { method, kind: '429', retryAfter: 1 };
    posts.set(channel, [...recent, now]);
    return null;
  };
}
