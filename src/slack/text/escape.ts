/** The three characters that Slack reads as marks in mrkdwn. Written so, a text calls nobody and links nowhere. */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How many UTF-16 units a text takes when escaped. */
export function escapedLength(text: string): number {
  let length = text.length;
  for (const sign of text)
    if (sign === '&') length += 4;
    else if (sign === '<' || sign === '>') length += 3;
  return length;
}
