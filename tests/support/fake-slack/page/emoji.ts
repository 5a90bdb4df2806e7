/** The names that a bot is likely to write; any other name stays as it was written. */
const emoji: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  thumbsup: '👍',
  thumbsdown: '👎',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  information_source: 'ℹ️',
  mag: '🔍',
  eyes: '👀',
  bar_chart: '📊',
  chart_with_upwards_trend: '📈',
  chart_with_downwards_trend: '📉',
  page_facing_up: '📄',
  books: '📚',
  calendar: '📅',
  link: '🔗',
  bulb: '💡',
  speech_balloon: '💬',
  tada: '🎉',
  hourglass: '⌛',
  lock: '🔒',
};

export const withEmoji = (text: string): string =>
  text.replaceAll(/:([a-z0-9_+-]+):/g, (all, name: string) => emoji[name] ?? all);
