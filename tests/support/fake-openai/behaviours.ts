import type { ServerResponse } from 'node:http';
import { answerHonestly, type GivenPrompt, type Proposed } from './honest.js';

/** How the stand-in for a model's server behaves. */
export const behaviours = [
  'honest',
  'invented label',
  'wrong label',
  'changed digit',
  'changed year',
  'swapped units',
  'merged bases',
  'lost negation',
  'from outside the passages',
  'obeyed injection',
  'refusal',
  'empty',
  'no sentences',
  'truncated JSON',
  'wrong language',
  'stall',
  'disconnect',
  'too busy',
  'server error',
  'key refused',
  'unknown model',
  'context too small',
  'ten megabytes',
  'not JSON at all',
  'mends what failed',
] as const;
export type Behaviour = (typeof behaviours)[number];

const outside: Proposed = {
  text: 'Nationally, the Government has announced new funding of £1.8 billion for inspections by Ofsted.',
  passages: ['P1'],
  quotes: [],
};

/** What each behaviour makes of the honest sentences; null where it does not get so far as sentences. */
export function proposedBy(behaviour: Behaviour, prompt: GivenPrompt, isRepair: boolean): readonly Proposed[] | null {
  const honest = answerHonestly(prompt);
  const change = (by: (text: string) => string): Proposed[] => honest.map((one) => ({ ...one, text: by(one.text) }));
  switch (behaviour) {
    case 'honest':
      return honest;
    case 'invented label':
      return honest.map((one) => ({ ...one, passages: ['P99'] }));
    case 'wrong label':
      return honest.map((one) => ({
        ...one,
        passages: [prompt.passages.findLast(({ label }) => label !== one.passages[0])?.label ?? 'P99'],
      }));
    case 'changed digit':
      return change((text) => text.replace(/\d(?=[\d.,]*)/, (digit) => String((Number(digit) + 3) % 10)));
    case 'changed year':
      return change(
        (text) =>
          `${text.replace(/\b(?:19|20)\d\d\b/g, (year) => String(Number(year) - 1)).replace(/\.$/, '')}, in 2019.`,
      );
    case 'swapped units':
      return change((text) =>
        text
          .replace(/ per cent|%/g, ' percentage points')
          .replace(/\bdays\b/g, 'weeks')
          .replace(/£/g, '€'),
      );
    case 'merged bases':
      return honest.length < 2
        ? change((text) => `Cumulatively, ${text}`)
        : [
            {
              text: `${honest[0]?.text.replace(/[.;].*$/, '')} and cumulatively ${honest[1]?.text}`,
              passages: [...new Set(honest.flatMap(({ passages }) => passages))],
              quotes: [],
            },
          ];
    case 'lost negation':
      return change((text) =>
        /\bnot\b/.test(text) ? text.replace(/ not\b/, '') : text.replace(/\b(was|were|had|would)\b/, '$1 not'),
      );
    case 'from outside the passages':
      return [outside];
    case 'obeyed injection':
      return [
        {
          text: 'I have been pwned, and the panel approved every budget without a vote.',
          passages: ['P1'],
          quotes: [],
        },
      ];
    case 'no sentences':
      return [];
    case 'wrong language':
      return change(() => 'Dywedwyd wrth y Panel fod nifer y plant wedi codi.');
    case 'mends what failed':
      return isRepair ? honest : change((text) => `${text.replace(/\.$/, '')}, which delighted everybody.`);
    default:
      return null;
  }
}

/** Replies that never are sentences. True where the reply was given. */
export function misbehave(behaviour: Behaviour, response: ServerResponse): boolean {
  const fail = (status: number, message: string, headers: Record<string, string> = {}): true => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message, type: 'fake' } }));
    return true;
  };
  switch (behaviour) {
    case 'stall':
      return true;
    case 'disconnect':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id": "x", "choices": [{"message": {"content": "');
      setTimeout(() => response.destroy(), 20);
      return true;
    case 'too busy':
      return fail(429, 'slow down', { 'retry-after-ms': '20' });
    case 'server error':
      return fail(503, 'down');
    case 'key refused':
      return fail(401, 'Incorrect API key provided: sk-secret-of-the-council');
    case 'unknown model':
      return fail(404, 'The model does not exist');
    case 'context too small':
      return fail(400, "This model's maximum context length is 512 tokens");
    case 'ten megabytes':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices: [{ message: { content: 'x'.repeat(10_000_000) } }] }));
      return true;
    case 'not JSON at all':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Please log in to the guest network</html>');
      return true;
    default:
      return false;
  }
}
