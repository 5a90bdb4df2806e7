import type { App } from '@slack/bolt';
import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';
import { registerActions } from './actions.js';
import { registerCommands } from './commands.js';
import { registerHome } from './home.js';
import { registerShortcuts } from './shortcuts.js';
import { registerViews } from './views.js';

/** Everything that Bolt hears: commands, buttons, modals, shortcuts and the Home tab. Messages are kept before Bolt sees them. */
export function registerListeners(app: App, parts: BotParts): void {
  registerCommands(app, parts);
  registerActions(app, parts);
  registerViews(app, parts);
  registerShortcuts(app, parts);
  registerHome(app, parts);
  app.error(async (error) => parts.log.error(fitToLog(error)));
}
