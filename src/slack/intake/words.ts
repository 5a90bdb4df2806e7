/** Far more than a question may have: what stands behind it is not read. */
const readAtMost = 8_000;

/** What somebody wrote to the bot, as plain words: Slack's marks are taken out, its escapes undone. Names of people mentioned are given. */
export function plainWords(text: string, input: { botUser: string; nameOf: (user: string) => string | null }): string {
  return (
    text
      .slice(0, readAtMost)
      .replace(/<([@#!])([^>|]*)(?:\|([^>]*))?>/g, (_all, mark: string, id: string, label: string | undefined) => {
        if (mark === '@') return id === input.botUser ? ' ' : ` ${label ?? input.nameOf(id) ?? ''} `;
        if (mark === '#') return label ? ` #${label} ` : ' ';
        // <!channel>, <!here>, <!date^…|label>, <!subteam^…|label>
        return label ? ` ${label} ` : ' ';
      })
      .replace(/<([^>|\s]+)(?:\|([^>]*))?>/g, (_all, address: string, label: string | undefined) => label ?? address)
      .replace(/```|`/g, ' ')
      .replace(/(?<=^|\s):[a-z0-9_+'-]+:(?=\s|$)/g, ' ')
      .replace(/(?<=^|[\s(])([*_~])(\S(?:[^\n]{0,200}?\S)?)\1(?=$|[\s).,;:?!])/g, '$2')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      // A quoted line begins with ">".
      .replace(/^\s*>\s?/gm, '')
      .replace(/[\p{Cc}\p{Cf}\p{Z}\s]+/gu, ' ')
      .trim()
  );
}

/** The users mentioned in a text, without the bot. */
export const usersIn = (text: string, botUser: string): string[] =>
  [...new Set([...text.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, user = '']) => user))].filter(
    (user) => user !== botUser,
  );

/** Whether anything is left to look for: a question of emoji and marks alone asks nothing. */
export const asksSomething = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);
