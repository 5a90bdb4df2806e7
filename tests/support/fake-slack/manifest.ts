import { type Fields, fieldsOf, listOf } from './json.js';
import type { FakeSlackOptions } from './options.js';

/** What an app with this manifest is granted and subscribed to, so that a fake Slack allows it that and no more. */
export function optionsFromManifest(manifest: unknown): FakeSlackOptions {
  const { features, oauth_config: oauth, settings } = fieldsOf(manifest);
  const { slash_commands: commands, shortcuts, agent_view: agentView } = fieldsOf(features);
  return {
    scopes: words(fieldsOf(fieldsOf(oauth).scopes).bot),
    events: words(fieldsOf(fieldsOf(settings).event_subscriptions).bot_events),
    commands: list(commands).map(({ command }) => String(command)),
    shortcuts: list(shortcuts).map((shortcut) => ({
      callbackId: String(shortcut.callback_id),
      name: String(shortcut.name),
      type: shortcut.type === 'global' ? 'global' : 'message',
    })),
    agentView: agentView !== undefined,
  };
}

const list = (value: unknown): readonly Fields[] => listOf(value).map(fieldsOf);
const words = (value: unknown): readonly string[] => listOf(value).map(String);
