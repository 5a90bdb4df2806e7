import { termsOf } from '../../library/terms.js';

/**
 * Words that a writer may add without saying anything that the minutes do not: how somebody said it, and how sentences are joined.
 * Anything else that stands in no source is new, and new is wrong.
 */
export const plainWords: ReadonlySet<string> = new Set(
  termsOf(
    `said say says saying told tell reported report reports stated state noted note notes heard explained explain advised advise informed inform
    added add recorded record records minuted minutes minute meeting meetings panel committee board members member council councillors item items
    discussed discuss discussion considered answered answer question questions asked ask mentioned mention described describe highlighted highlight
    according given gave give shows show showed shown figure figures number numbers total rate level percentage proportion share
    time period since between compared comparison respectively overall
    also addition additionally further furthermore meanwhile separately similarly then now current currently latest earlier previously
    moved change changed changes stood standing reached made make went remained remain continued continue led lead because due result reason reasons
    agreed agree resolved resolve decided decide set out regarding concerning relation about including include included there`,
  ),
);
