import { readFileSync } from 'node:fs';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { parse } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../errors.js';
import { projectFile } from '../../paths.js';
import type { ChatMessage } from '../chat-model.js';

export const promptNames = ['answer', 'repair', 'rewrite', 'digest'] as const;
export type PromptName = (typeof promptNames)[number];

/** What one call says to a model. */
export interface Prompt {
  readonly name: string;
  readonly purpose: string;
  readonly inputs: readonly string[];
  readonly version: number;
  /** Puts each input in its place once: braces in what is put in stay braces. Rejects where an input is missing or not known. */
  fill(values: Readonly<Record<string, string>>): Promise<ChatMessage[]>;
}

const frontMatter = z.strictObject({
  purpose: z.string().min(1),
  inputs: z.array(z.string().regex(/^[a-z]+$/)),
  version: z.int().positive(),
});

/**
 * Reads a prompt: front matter, then "# System" and "# User" with `{input}` in its places. Throws `UsageError` where the file cannot be
 * used, naming what to change; call it at start, so that nobody's question finds that out.
 */
export function loadPrompt(name: string, file = projectFile('prompts', `${name}.md`)): Prompt {
  const wrong = (what: string): UsageError => new UsageError(`The prompt “${name}” cannot be used: ${what}.`, 'config');
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n');
  } catch {
    throw wrong('its file cannot be read');
  }
  const parts = /^---\n(?<head>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/.exec(text)?.groups;
  if (!parts) throw wrong('it must begin with its purpose, inputs and version between two lines of ---');
  const head = readHead(parts.head ?? '', wrong);
  const messages = [
    ...(parts.body ?? '').matchAll(/^# (System|User)\n([\s\S]*?)(?=^# (?:System|User)\n|(?![\s\S]))/gm),
  ].map(([, role, words = '']) => [role === 'System' ? 'system' : 'human', words.trim()] as [string, string]);
  if (!messages.some(([role]) => role === 'human')) throw wrong('it has no part “# User”');
  const template = readTemplate(messages, wrong);
  const [used, named] = [new Set(template.inputVariables), new Set(head.inputs)];
  const unknown = [...used].find((input) => !named.has(input));
  if (unknown !== undefined) throw wrong(`it uses {${unknown}}, which is not among its inputs`);
  const unused = [...named].find((input) => !used.has(input));
  if (unused !== undefined) throw wrong(`it does not use its input {${unused}}`);
  return {
    name,
    ...head,
    async fill(values) {
      const given = Object.keys(values);
      const strange = given.find((input) => !named.has(input)) ?? [...named].find((input) => !given.includes(input));
      if (strange !== undefined)
        throw new Error(`The prompt “${name}” was filled without or with unknown {${strange}}.`);
      const filled = await template.formatMessages(values);
      return filled.map((message) => ({
        role: message.type === 'system' ? ('system' as const) : ('user' as const),
        content: message.text,
      }));
    },
  };
}

function readHead(text: string, wrong: (what: string) => UsageError): z.infer<typeof frontMatter> {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    throw wrong('what stands between the lines of --- is not YAML');
  }
  const parsed = frontMatter.safeParse(value);
  if (!parsed.success)
    throw wrong(`its ${parsed.error.issues[0]?.path.join('.') || 'front matter'} is missing or not of the right kind`);
  return parsed.data;
}

function readTemplate(messages: [string, string][], wrong: (what: string) => UsageError): ChatPromptTemplate {
  try {
    return ChatPromptTemplate.fromMessages(messages);
  } catch {
    throw wrong('a brace is open or closed alone; write {{ and }} for braces that are no input');
  }
}
