import { statusFrom } from '../../minutes/standing.js';
import type { Action, AgendaItem, Meeting, MinutesDocument, Resolution } from '../../minutes/types.js';
import type {
  Approval,
  Definition,
  FurtherSource,
  KnownDocument,
  PassageTerms,
  StoredPassage,
  UnheldDocument,
  Withheld,
} from '../records.js';
import type { Connection } from './open.js';
import { numbersIn } from './term-numbers.js';

const usedItems = 'item JOIN document ON document.id = item.document_id WHERE item.used = 1';
const inOrder = 'ORDER BY document.path, item.place';

interface PassageRow {
  readonly id: string;
  readonly head: string;
  readonly text: string;
  readonly record: string;
}

/** What readers see of the SQLite library. */
export function createReader(database: Connection) {
  const records = <Row>(sql: string, ...values: unknown[]): Row[] =>
    (
      database
        .prepare(sql)
        .pluck()
        .all(...values) as string[]
    ).map((record) => JSON.parse(record) as Row);
  const passagesWhere = (condition: string, ...values: unknown[]): StoredPassage[] =>
    (
      database
        .prepare(
          `SELECT passage.id, passage.head, passage.text, passage.record FROM passage JOIN item ON item.row = passage.item_row
           JOIN document ON document.id = item.document_id WHERE item.used = 1 AND ${condition} ORDER BY document.path, item.place, passage.place`,
        )
        .all(...values) as PassageRow[]
    ).map(toPassage);

  const approvals = (): Approval[] =>
    records(`SELECT approval.record FROM approval JOIN document ON document.id = approval.document_id
      WHERE EXISTS (SELECT 1 FROM item WHERE item.document_id = approval.document_id AND item.id = approval.item_id AND item.used = 1)
      ORDER BY document.path, approval.row`);

  return {
    generation: (): number =>
      Number(database.prepare("SELECT value FROM setting WHERE name = 'generation'").pluck().get()),
    knownDocuments: (): KnownDocument[] =>
      database
        .prepare('SELECT path AS document, root, fingerprint, digest, status FROM document ORDER BY path')
        .all() as KnownDocument[],
    roots: (): string[] => database.prepare('SELECT path FROM root ORDER BY path').pluck().all() as string[],
    documents: (): MinutesDocument[] => records("SELECT record FROM document WHERE status = 'stored' ORDER BY path"),
    unheldDocuments: (): UnheldDocument[] =>
      records("SELECT record FROM document WHERE status <> 'stored' ORDER BY path"),
    documentText: (document: string): string | null =>
      (database.prepare('SELECT text FROM document WHERE path = ?').pluck().get(document) as
        | string
        | null
        | undefined) ?? null,
    meetings: (): Meeting[] => {
      // Every copy counts here: what was agreed stays agreed where the copy in use stops short of it.
      const agreements = byDay(records<Approval>('SELECT record FROM approval'));
      return oneForEach(
        records<Meeting>(`SELECT meeting.record FROM meeting JOIN document ON document.id = meeting.document_id
        WHERE EXISTS (SELECT 1 FROM item WHERE item.document_id = document.id AND item.meeting_id = meeting.id AND item.used = 1) ORDER BY document.path, meeting.id`),
      ).map((meeting) => ({
        ...meeting,
        minutesStatus: statusFrom(meeting, agreements.get(meeting.heldOn ?? '') ?? []),
      }));
    },
    items: (): AgendaItem[] => records(`SELECT item.record FROM ${usedItems} ${inOrder}`),
    furtherSources: (): FurtherSource[] =>
      (
        database
          .prepare(
            `SELECT seen.id AS itemId, item.record FROM item JOIN document ON document.id = item.document_id
             JOIN item AS seen ON seen.family = item.family AND seen.used = 1 WHERE item.used = 0 ${inOrder}`,
          )
          .all() as { itemId: string; record: string }[]
      ).map(({ itemId, record }) => ({ itemId, source: (JSON.parse(record) as AgendaItem).source })),
    resolutions: (): Resolution[] =>
      records(`SELECT resolution.record FROM resolution JOIN item ON item.row = resolution.item_row JOIN document ON document.id = item.document_id
      WHERE item.used = 1 ${inOrder}, resolution.place`),
    actions: (): Action[] =>
      records(`SELECT action.record FROM action JOIN item ON item.row = action.item_row JOIN document ON document.id = item.document_id
      WHERE item.used = 1 ${inOrder}, action.place`),
    approvals,
    withheld: (): (Withheld & { document: string })[] =>
      (
        database
          .prepare(
            'SELECT document.path, withheld.record FROM withheld JOIN document ON document.id = withheld.document_id ORDER BY document.path, withheld.row',
          )
          .all() as { path: string; record: string }[]
      ).map(({ path, record }) => ({ ...(JSON.parse(record) as Withheld), document: path })),
    definitions: (): Definition[] =>
      database
        .prepare('SELECT DISTINCT short, full_name AS "full" FROM definition ORDER BY short, full_name')
        .all() as Definition[],
    passages: (): StoredPassage[] => passagesWhere('1'),
    passagesOfItem: (itemId: string): StoredPassage[] => passagesWhere('item.id = ?', itemId),
    passageCount: (): number =>
      Number(
        database
          .prepare('SELECT count(*) FROM passage JOIN item ON item.row = passage.item_row WHERE item.used = 1')
          .pluck()
          .get(),
      ),
    passagesById: (ids: readonly string[]): StoredPassage[] => {
      const find = database.prepare(
        'SELECT passage.id, passage.head, passage.text, passage.record FROM passage JOIN item ON item.row = passage.item_row WHERE passage.id = ? AND item.used = 1',
      );
      return ids.flatMap((id) => {
        const row = find.get(id) as PassageRow | undefined;
        return row ? [toPassage(row)] : [];
      });
    },
    searchText: (terms: readonly string[], limit: number): { passageId: string; similarity: number }[] => {
      const quoted = terms
        .map((term) => term.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
        .filter((term) => term !== '')
        .map((term) => `"${term}"`);
      if (quoted.length === 0) return [];
      return database
        .prepare(
          `SELECT passage.id AS passageId, -bm25(passage_text, 0.5, 1.0) AS similarity FROM passage_text
           JOIN passage ON passage.row = passage_text.rowid JOIN item ON item.row = passage.item_row
           WHERE passage_text MATCH ? AND item.used = 1 ORDER BY bm25(passage_text, 0.5, 1.0), passage.row LIMIT ?`,
        )
        .all(quoted.join(' OR '), limit) as { passageId: string; similarity: number }[];
    },
    terms: (): string[] => {
      const rows = database.prepare('SELECT number, term FROM term').all() as { number: number; term: string }[];
      const terms = new Array<string>(rows.reduce((last, { number }) => Math.max(last, number), 0)).fill('');
      for (const { number, term } of rows) terms[number - 1] = term;
      return terms;
    },
    passageTerms: (): PassageTerms[] =>
      (
        database
          .prepare(
            `SELECT passage.id AS passageId, item.id AS itemId, passage.head_terms AS head, passage.body_terms AS body FROM passage
             JOIN item ON item.row = passage.item_row JOIN document ON document.id = item.document_id
             WHERE item.used = 1 ${inOrder}, passage.place`,
          )
          .all() as { passageId: string; itemId: string; head: Buffer; body: Buffer }[]
      ).map((row) => ({ ...row, head: numbersIn(row.head), body: numbersIn(row.body) })),
  };
}

function toPassage(row: PassageRow): StoredPassage {
  return {
    ...(JSON.parse(row.record) as Omit<StoredPassage, 'text' | 'head'>),
    id: row.id,
    head: row.head,
    text: row.text,
  };
}

/** By the day of the meeting whose minutes were agreed, so that each meeting meets only what may concern it. */
function byDay(approvals: readonly Approval[]): ReadonlyMap<string, readonly Approval[]> {
  const days = new Map<string, Approval[]>();
  for (const approval of approvals) {
    const day = days.get(approval.minutesOf);
    if (day) day.push(approval);
    else days.set(approval.minutesOf, [approval]);
  }
  return days;
}

/** Several documents may print one meeting: what one of them does not know another may. */
function oneForEach(meetings: readonly Meeting[]): Meeting[] {
  const byId = new Map<string, Meeting>();
  const rank = { approved: 2, draft: 1, unknown: 0 };
  for (const meeting of meetings) {
    const known = byId.get(meeting.id);
    const best = known && rank[known.minutesStatus] >= rank[meeting.minutesStatus] ? known : meeting;
    byId.set(
      meeting.id,
      known ? { ...best, url: known.url ?? meeting.url, title: known.title ?? meeting.title } : meeting,
    );
  }
  return [...byId.values()];
}
