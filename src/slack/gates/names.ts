import type { LookUp } from './look-up.js';

const dayMs = 86_400_000;

/**
 * What to call people. A mention would call them by a sound, so they stand with the name that Slack shows; with their id where Slack does not
 * say.
 */
export async function namesOf(
  lookUp: LookUp,
  users: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(users.filter((user) => typeof user === 'string'))];
  return new Map(
    await Promise.all(
      wanted.map(async (user): Promise<[string, string]> => {
        const name = await lookUp.person(user, dayMs).then(
          (person) => person.name,
          () => null,
        );
        return [user, name ?? user];
      }),
    ),
  );
}
