import type { StoredPassage } from '../library/records.js';
import type { AgendaItem } from '../minutes/types.js';
import type { DigestBook } from './book.js';

/** For more items than these all passages are read at once. */
const fewItems = 200;

export async function passagesOf(
  { library }: Pick<DigestBook, 'library'>,
  items: readonly AgendaItem[],
): Promise<readonly StoredPassage[]> {
  const ids = new Set(items.map(({ id }) => id));
  if (ids.size > fewItems) return (await library.passages()).filter(({ itemId }) => ids.has(itemId));
  return (await Promise.all([...ids].map((id) => library.passagesOfItem(id)))).flat();
}
