import type { Library } from '../library.js';

/** Placeholder until the vector index is written. */
export async function refreshVectorIndex(
  _library: Library,
  _options: { readonly dataFolder: string; readonly indexFrom: number },
): Promise<void> {}
