import type { Dispatcher } from 'undici';
import { EnvHttpProxyAgent, install, setGlobalDispatcher } from 'undici';
import { UsageError } from '../../errors.js';

/**
 * Lets every connection of the process, web sockets and uploads included, follow HTTPS_PROXY, HTTP_PROXY and NO_PROXY. NODE_EXTRA_CA_CERTS
 * is read by Node itself. Returns the dispatcher, which Slack's socket client wants by hand.
 */
export function useProxies(): Dispatcher {
  let dispatcher: Dispatcher;
  try {
    dispatcher = new EnvHttpProxyAgent();
  } catch {
    throw new UsageError(
      'The proxy in HTTPS_PROXY or HTTP_PROXY is not an address such as http://proxy.example:8080.',
      'config',
    );
  }
  setGlobalDispatcher(dispatcher);
  // Node's own fetch and FormData are of another version than the dispatcher; mixed, an upload sends "[object FormData]".
  install();
  return dispatcher;
}
