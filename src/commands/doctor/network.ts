import { defaultModelHub } from '../../models/local/pull-model.js';
import { type Check, type Examine, failed, ok } from './check.js';

/** Every place that Minutebook may connect to, with what is sent there. Everything else it does, it does on this machine. */
export const examineNetwork: Examine = async ({ config }) => {
  const hub = withoutSecrets(config.modelHub ?? defaultModelHub);
  const repository = config.modelRepository === null ? '' : ` or ${withoutSecrets(config.modelRepository)}`;
  const pull = `"minutebook model pull", to ${hub}${repository}; it sends the name of the model and nothing else`;
  if (config.slack.botToken === null)
    return [
      ok(
        'network',
        `Nothing that is held or asked leaves this machine. One command connects, when it is run: ${pull}.`,
      ),
      tracing(process.env),
    ];
  const slack = config.slack.apiUrl === null ? 'slack.com' : withoutSecrets(config.slack.apiUrl);
  return [
    ok(
      'network',
      `Two commands connect, when they are run: "minutebook slack", to ${slack} and the addresses that Slack names there; it sends answers with their quotations, figures and charts to where they were asked for. And ${pull}. Everything else is done on this machine.`,
    ),
    tracing(process.env),
  ];
};

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
