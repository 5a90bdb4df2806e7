import type { Config } from '../../config.js';
import { AppError } from '../../errors.js';
import { defaultModelHub } from '../../models/local/pull-model.js';
import { modelAddress } from '../../models/openai/model-address.js';
import { type Check, type Examine, failed, ok } from './check.js';

/** Every place that Minutebook may connect to, with what is sent there. Everything else it does, it does on this machine. */
export const examineNetwork: Examine = async ({ config }) => [
  ...(await examineConnections(config)),
  ...examineModelServer(config),
];

/** The server that a model is asked at: what it is sent, and whether it may be. */
function examineModelServer({ openai, embeddings, figures }: Config): Check[] {
  const sends = [
    ...(openai.chatModel === null
      ? []
      : [
          `each question, with those before it in the conversation and up to ten public passages, so that ${openai.chatModel} words the answer, and the up to five quotations that a digest begins with`,
        ]),
    ...(figures === 'model'
      ? [
          `at ingest each public sentence with a number that the rules leave out, with the title of its item, so that ${openai.chatModel} proposes figures`,
        ]
      : []),
    ...(embeddings === 'openai'
      ? ['every public passage and each question, so that they are compared by meaning']
      : []),
  ];
  if (sends.length === 0)
    return openai.apiKey === null
      ? []
      : [ok('model server', 'A key is set and no model is named: nothing is sent to a model.')];
  try {
    const address = modelAddress(openai);
    return [
      ok(
        'model server',
        `${withoutSecrets(address.href)} is sent ${sends.join('; and ')}. Questions that are refused are not sent.`,
      ),
    ];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [
      failed('model server', error.message, 'Add the host to MINUTEBOOK_MODEL_HOSTS, or unset OPENAI_CHAT_MODEL.'),
    ];
  }
}

async function examineConnections(config: Config): Promise<Check[]> {
  const hub = withoutSecrets(config.modelHub ?? defaultModelHub);
  const repository = config.modelRepository === null ? '' : ` or ${withoutSecrets(config.modelRepository)}`;
  const pull = `"minutebook model pull", to ${hub}${repository}; it sends the name of the model and nothing else`;
  if (config.slack.botToken === null)
    return [
      ok(
        'network',
        config.openai.chatModel === null && config.embeddings !== 'openai'
          ? `Nothing that is held or asked leaves this machine. One command connects, when it is run: ${pull}.`
          : `Beside the model server one command connects, when it is run: ${pull}.`,
      ),
      tracing(process.env),
    ];
  const slack = config.slack.apiUrl === null ? 'slack.com' : withoutSecrets(config.slack.apiUrl);
  return [
    ok(
      'network',
      `Two commands connect, when they are run: "minutebook slack", to ${slack} and the addresses that Slack names there; it sends answers with their quotations, figures and charts to where they were asked for. And ${pull}. ${config.openai.chatModel === null && config.embeddings !== 'openai' ? 'Everything else is done on this machine.' : 'What the model server is sent is said below.'}`,
    ),
    tracing(process.env),
  ];
}

/** Proxies and repositories may carry a name and password in their address. */
function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return 'an address that cannot be read';
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href.replace(/\/$/, '');
}

/** LangChain and LangSmith would send questions and passages to a server of theirs. */
export function tracing(environment: Readonly<Record<string, string | undefined>>): Check {
  const on = Object.entries(environment).filter(
    ([name, value]) => /^LANG(?:SMITH|CHAIN)_TRACING/.test(name) && value !== 'false',
  );
  if (on.length === 0)
    return ok('tracing', "LangChain's and LangSmith's tracing is off, whatever the environment says.");
  return failed('tracing', `${on.map(([name]) => name).join(', ')} would send what is asked elsewhere.`, 'Unset it.');
}
