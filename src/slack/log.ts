import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * The bot's log, one JSON object a line on standard error. It holds references and outcomes, never a question, an answer, a name or a
 * token: logs are copied and kept by others.
 */
export function createLog(destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    destination,
  );
}

const secrets = /\bx(?:ox[a-z]|app)-[\w-]+|(?<=ticket=)[\w-]+/g;

/** A message that may be logged: no token, and not long enough to hold somebody's words. */
export const fitToLog = (value: unknown): string =>
  (value instanceof Error ? `${value.name}: ${value.message}` : String(value)).replace(secrets, '…').slice(0, 300);

/** Slack's own remarks, without the bodies that its debug level prints. */
export function slackLogger(log: Logger): SlackLogger {
  const at =
    (level: 'warn' | 'error') =>
    (...words: unknown[]): void =>
      log[level]({ from: 'slack-sdk' }, words.map(fitToLog).join(' '));
  return {
    debug: () => {},
    info: () => {},
    warn: at('warn'),
    error: at('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
