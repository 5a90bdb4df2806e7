import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../src/errors.js';

/** What one sidecar, or one `files` entry of it, says; a key left blank is undefined. */
export interface SidecarKeys {
  readonly council?: string | undefined;
  readonly body?: string | undefined;
  readonly heldOn?: string | undefined;
  readonly url?: string | undefined;
  readonly status?: 'draft' | 'approved' | undefined;
  readonly access?: 'public' | 'exempt' | undefined;
}

export interface SidecarFile {
  readonly keys: SidecarKeys;
  /** Paths relative to the sidecar's folder, as written there, each with its keys. */
  readonly files: readonly (readonly [string, SidecarKeys])[];
}

/** Checks the text of one sidecar. Throws `UsageError` with one sentence that names the file, the line and what to change. */
export function parseSidecar(text: string, path: string): SidecarFile {
  const lineCounter = new LineCounter();
  // The core schema keeps 2025-06-03 a string, whatever a %YAML line says; a Date would move with the time zone.
  const yaml = parseDocument(text, { lineCounter, schema: 'core', prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lineCounter.linePos(offset).line);
  const fail = (line: number, sentence: string) => new UsageError(`${path}, line ${line}: ${sentence}`, 'sidecar');

  const [broken] = yaml.errors;
  if (broken)
    throw fail(lineAt(broken.pos[0]), `this is not valid YAML (${oneLine(broken.message)}); correct that line.`);
  const parsed = sidecarSchema.safeParse(toPlain(yaml, path) ?? {});
  if (parsed.success) return separate(parsed.data);

  const [issue] = parsed.error.issues;
  if (!issue) throw fail(1, 'it cannot be understood.');
  const names = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  throw fail(lineAt(offsetOf(yaml.contents, names)), sentenceFor(issue, names));
}

const blankable = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);
const name = z.string().trim().min(1);
const keyShapes = {
  council: blankable(name),
  body: blankable(name),
  heldOn: blankable(z.iso.date()),
  url: blankable(z.url({ protocol: /^https?$/ })),
  status: blankable(z.enum(['draft', 'approved'])),
  // Blank is an error here alone: somebody meant to restrict the folder and did not finish.
  access: z.enum(['public', 'exempt']).optional(),
};
const entrySchema = z.strictObject(keyShapes);
const sidecarSchema = z.strictObject({
  ...keyShapes,
  files: z
    .record(
      z.string().refine((path) => !/^([\\/]|[A-Za-z]:)/.test(path) && !path.split(/[\\/]/).includes('..')),
      blankable(entrySchema),
    )
    .nullish(),
});

const separate = ({ files, ...keys }: z.infer<typeof sidecarSchema>): SidecarFile => ({
  keys,
  files: Object.entries(files ?? {}).map(([path, entry]) => [path, entry ?? {}]),
});

function toPlain(yaml: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return yaml.toJS();
  } catch (error) {
    // Aliases that multiply without end are refused by the parser.
    const why = error instanceof Error ? oneLine(error.message) : 'unknown';
    throw new UsageError(`${path}, line 1: its aliases cannot be followed (${why}); write the values out.`, 'sidecar');
  }
}

const allowed: Readonly<Record<string, string>> = {
  council: 'write the council’s name as text, in quotes if it looks like a number',
  body: 'write the name of the panel, board or committee as text, in quotes if it looks like a number',
  heldOn: 'write the day of the meeting as 2025-06-03',
  url: 'write an address that begins with http:// or https://',
  status: 'write draft or approved',
  access: 'write public or exempt',
  files: 'write file names with their keys below them',
};

function sentenceFor(issue: z.core.$ZodIssue, names: readonly PropertyKey[]): string {
  const key = String(names.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') {
    const keys = Object.keys(allowed).filter((each) => names.length === 1 || each !== 'files');
    return `“${key}” is not a key of a sidecar; use ${keys.slice(0, -1).join(', ')} or ${keys.at(-1)}.`;
  }
  if (names.length === 0) return 'a sidecar holds keys and values; write lines such as “council: NAME”.';
  if (issue.code === 'invalid_key')
    return `“${key}” is not below this folder; name a file in the folder of the sidecar.`;
  if (names.length === 2) return `“${key}” has no keys of its own; write lines such as “council: NAME” below it.`;
  return `the value of “${key}” cannot be used; ${allowed[key] ?? 'correct it'}.`;
}

/** Where the last of these nested keys is written; as far down as the file goes. */
function offsetOf(contents: Node | null, names: readonly PropertyKey[]): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const name of names) {
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(name));
    if (!pair) break;
    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

const oneLine = (message: string): string => message.replace(/\s+/g, ' ').replace(/[.:]$/, '');
