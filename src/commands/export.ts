import { UsageError } from '../errors.js';
import type { Library } from '../library/library.js';
import type { Span } from '../minutes/span.js';
import type { Run } from './context.js';
import { exportFeedback, exportMarks, exportUnanswered } from './export-state.js';

const kinds = [
  'documents',
  'meetings',
  'items',
  'passages',
  'resolutions',
  'actions',
  'observations',
  'trends',
] as const;
type Kind = (typeof kinds)[number];
/** What the bot was told stands in its own state, not in the library. */
const ofState = { feedback: exportFeedback, unanswered: exportUnanswered, marks: exportMarks };

export interface ExportFlags {
  readonly text?: boolean;
  readonly explain?: boolean;
}

/** Prints one kind of record, one JSON object a line. */
export const runExport =
  (kind: string, flags: ExportFlags): Run =>
  async (context) => {
    const { output, openLibrary } = context;
    if (kind === 'feedback' || kind === 'unanswered' || kind === 'marks') return ofState[kind](context);
    if (!isKind(kind))
      throw new UsageError(
        `“${kind}” cannot be exported; choose one of ${[...kinds, ...Object.keys(ofState)].join(', ')}.`,
      );
    const library = openLibrary({ create: false });
    try {
      for (const record of await read(library, kind, flags)) output.result(JSON.stringify(record));
    } finally {
      await library.close();
    }
    return 0;
  };

const isKind = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind);

async function read(
  library: Library,
  kind: Kind,
  { text = false, explain = false }: ExportFlags,
): Promise<readonly unknown[]> {
  switch (kind) {
    case 'documents': {
      const documents = await library.documents();
      if (!text) return documents;
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
    case 'observations':
      return explain ? library.observations() : (await library.observations()).map(withoutReadBy);
    case 'trends':
      return explain ? library.trends() : (await library.trends()).map(withoutReadBy);
  }
}

function withoutReadBy<Read extends { readonly readBy: readonly string[] }>({
  readBy: _,
  ...rest
}: Read): Omit<Read, 'readBy'> {
  return rest;
}

/** Each item with the places of its other copies. */
async function withFurtherSources(library: Library): Promise<readonly unknown[]> {
  const sources = new Map<string, Span[]>();
  for (const { itemId, source } of await library.furtherSources())
    sources.set(itemId, [...(sources.get(itemId) ?? []), source]);
  return (await library.items()).map((item) => ({ ...item, furtherSources: sources.get(item.id) ?? [] }));
}
