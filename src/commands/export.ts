import { AppError, UsageError } from '../errors.js';
import type { Library } from '../library/library.js';
import type { Span } from '../minutes/span.js';
import type { Run } from './context.js';

const kinds = ['documents', 'meetings', 'items', 'passages', 'resolutions', 'actions'] as const;
type Kind = (typeof kinds)[number];
/** Named by the contract and not kept by this version. */
const later = ['observations', 'trends', 'feedback', 'unanswered'];

/** Prints one kind of record, one JSON object a line. */
export const runExport =
  (kind: string, flags: { readonly text?: boolean }): Run =>
  async ({ output, openLibrary }) => {
    if (later.includes(kind))
      throw new AppError('unexpected', `This version keeps no ${kind} yet; it exports ${kinds.join(', ')}.`);
    if (!isKind(kind)) throw new UsageError(`“${kind}” cannot be exported; choose one of ${kinds.join(', ')}.`);
    const library = openLibrary({ create: false });
    try {
      for (const record of await read(library, kind, flags.text ?? false)) output.result(JSON.stringify(record));
    } finally {
      await library.close();
    }
    return 0;
  };

const isKind = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind);

async function read(library: Library, kind: Kind, withText: boolean): Promise<readonly unknown[]> {
  switch (kind) {
    case 'documents': {
      const documents = await library.documents();
      if (!withText) return documents;
      return Promise.all(
        documents.map(async (document) => ({ ...document, text: await library.documentText(document.document) })),
      );
    }
    case 'meetings':
      return library.meetings();
    case 'items':
      return withFurtherSources(library);
    case 'passages':
      return (await library.passages()).map(({ id, itemId, text, source }) => ({ id, itemId, text, source }));
    case 'resolutions':
      return library.resolutions();
    case 'actions':
      return library.actions();
  }
}

/** Each item with the places of its other copies. */
async function withFurtherSources(library: Library): Promise<readonly unknown[]> {
  const sources = new Map<string, Span[]>();
  for (const { itemId, source } of await library.furtherSources())
    sources.set(itemId, [...(sources.get(itemId) ?? []), source]);
  return (await library.items()).map((item) => ({ ...item, furtherSources: sources.get(item.id) ?? [] }));
}
