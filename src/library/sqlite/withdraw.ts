import { randomUUID } from 'node:crypto';
import type { MinutesDocument } from '../../minutes/types.js';
import { key } from '../keys.js';
import type { DocumentRecord, UnheldDocument, Withheld } from '../records.js';
import type { ItemMarks, WithdrawEntry } from '../withdrawals/entries.js';
import { marksOf } from '../withdrawals/marks.js';
import { takeOut } from '../withdrawals/take-out.js';
import type {
  AlsoIn,
  Cleared,
  Decision,
  Released,
  Sources,
  Target,
  Waiting,
  Withdrawal,
  Withdrawn,
} from '../withdrawals/types.js';
import type { Decisions } from './decisions.js';
import type { Connection } from './open.js';
import { readRecord } from './read-record.js';

/** What a withdrawal did to the library; its files are cleaned afterwards. */
export type Taken = Omit<Withdrawn, 'hindrance'>;

/** The marks of the items meant, and the titles of those beside them. */
interface Marked {
  readonly marks: readonly ItemMarks[];
  readonly neighbours: readonly string[];
}

/** A sentence that this many other items print is a form of words, and tells no item from another. */
const tooCommon = 3;

/** Where a target stands. */
interface Place {
  readonly document: MinutesDocument | UnheldDocument;
  readonly isHeld: boolean;
  readonly itemId: string | null;
  /** Rows of the items meant, every copy among them. */
  readonly rows: readonly number[];
}

/**
 * Withdrawing, releasing and clearing in the SQLite library. The caller holds a transaction for each. `put` stores a document as it is
 * given, replacing what was held under its name.
 */
export function createWithdrawals(database: Connection, decisions: Decisions, put: (record: DocumentRecord) => void) {
  const list = <Value>(sql: string, ...given: unknown[]): Value[] =>
    database
      .prepare(sql)
      .pluck()
      .all(...given) as Value[];

  function placeOf(target: Target): Place | null {
    const [row] = database
      .prepare(
        'itemId' in target
          ? `SELECT document.id, document.status, document.record FROM item JOIN document ON document.id = item.document_id
             WHERE item.id = ? ORDER BY item.used DESC, document.path LIMIT 1`
          : 'SELECT id, status, record FROM document WHERE path = ?',
      )
      .all('itemId' in target ? target.itemId : target.document) as { id: number; status: string; record: string }[];
    if (!row) return null;
    const meant = 'itemId' in target ? 'id = ?' : 'document_id = ?';
    return {
      document: JSON.parse(row.record),
      isHeld: row.status === 'stored',
      itemId: 'itemId' in target ? target.itemId : null,
      rows: list<number>(
        `SELECT row FROM item WHERE family IN (SELECT family FROM item WHERE ${meant}) ORDER BY row`,
        'itemId' in target ? target.itemId : row.id,
      ),
    };
  }

  /** Null where nothing of that name is known. */
  function withdraw(target: Target, decision: Decision & { readonly reason: string | null }): Taken | null {
    const place = placeOf(target);
    if (!place) return null;
    const before = decisions.current().inForce.find((entry) => covers(entry, place));
    if (before) return { ...shown(before), isNew: false, takenOut: [], texts: [], alsoIn: [] };
    const { marks, neighbours } = marksAt(place.rows);
    const entry = entryOf(place, { marks, neighbours }, decision);
    const near = documentsNear(place, marks);
    decisions.add([entry]);
    const { takenOut, texts } = apply(near);
    return { ...shown(entry), isNew: true, takenOut, texts, alsoIn: alsoIn(entry) };
  }

  /** Takes whatever is withdrawn by now out of these documents. */
  function apply(documentIds: readonly number[]): Pick<Taken, 'takenOut' | 'texts'> {
    const { recognise } = decisions.current();
    const rests = documentIds.flatMap((id) => {
      const record = readRecord(database, id);
      return record ? [takeOut(record, recognise(record))] : [];
    });
    const lessened = rests.filter(({ takenOut }) => takenOut.length > 0);
    for (const { record } of lessened) put(record);
    return {
      takenOut: lessened.flatMap(({ takenOut }) => takenOut),
      texts: [...new Set(lessened.flatMap(({ texts }) => texts))],
    };
  }

  /** An item that was withdrawn before keeps the marks it had while its words were there. */
  function marksAt(rows: readonly number[]): Marked {
    const earlier = decisions.current().inForce.flatMap(({ items }) => items);
    const wanted = new Map<number, Set<string>>();
    const find = database.prepare('SELECT document_id AS document, id FROM item WHERE row = ?');
    for (const row of rows) {
      const { document, id } = find.get(row) as { document: number; id: string };
      wanted.set(document, (wanted.get(document) ?? new Set()).add(id));
    }
    const parts = [...wanted].map(([document, ids]) => {
      const record = readRecord(database, document);
      const marks = record ? marksOf(record) : [];
      return {
        meant: marks
          .filter(({ id }) => ids.has(id))
          .map((mark) => earlier.find((one) => one.id === mark.id && one.document === mark.document) ?? mark)
          .map((mark) => ({ ...mark, sentences: mark.sentences.filter((digest) => isTellingHere(digest, rows)) })),
        others: marks.filter(({ id }) => !ids.has(id)).flatMap(({ title }) => title ?? []),
      };
    });
    return {
      marks: parts.flatMap(({ meant }) => meant),
      neighbours: [...new Set(parts.flatMap(({ others }) => others))],
    };
  }

  const isTellingHere = (digest: number, rows: readonly number[]): boolean =>
    Number(
      list(
        `SELECT count(*) FROM (SELECT 1 FROM item_sentence JOIN item ON item.row = item_sentence.item_row WHERE item.used = 1
         AND item_sentence.digest = ? AND item.row NOT IN (SELECT value FROM json_each(?)) LIMIT ${tooCommon + 1})`,
        digest,
        JSON.stringify(rows),
      )[0],
    ) <= tooCommon;

  function entryOf(
    { document, isHeld, itemId }: Place,
    { marks, neighbours }: Marked,
    { at, by, reason }: Decision & { readonly reason: string | null },
  ): WithdrawEntry {
    const own = marks.find((mark) => mark.id === itemId && mark.document === document.document);
    const { url, digest } = isHeld && 'digest' in document && itemId === null ? document : { url: null, digest: null };
    const sharers = list<number>("SELECT count(*) FROM document WHERE json_extract(record, '$.url') = ?", url)[0];
    const heldOn =
      'heldOn' in document
        ? document.heldOn
        : (own ?? marks.find((mark) => mark.document === document.document))?.heldOn;
    return {
      kind: 'withdraw',
      id: randomUUID(),
      at,
      by,
      reason,
      target: itemId === null ? 'document' : 'item',
      document: document.document,
      root: document.root,
      itemId,
      url: sharers === 1 ? url : null,
      digest,
      council: own?.council ?? document.council,
      body: own?.body ?? document.body,
      heldOn: heldOn ?? null,
      agendaItemNumber: own?.agendaItemNumber ?? null,
      minuteNumber: own?.minuteNumber ?? null,
      items: [...marks],
      neighbours: [...neighbours],
    };
  }

  /** Every document in which something may now be recognised. */
  function documentsNear({ document, rows }: Place, marks: readonly ItemMarks[]): number[] {
    const among = (values: readonly unknown[]): string => JSON.stringify(values);
    const sittings = marks.flatMap(({ council, body, heldOn }) =>
      body !== null && heldOn !== null ? [[council ?? '', body, heldOn].map(key).join('|')] : [],
    );
    return list<number>(
      `SELECT id FROM document WHERE path IN (SELECT value FROM json_each(?)) OR (digest IS NOT NULL AND digest = ?)
       UNION SELECT document_id FROM item WHERE id IN (SELECT value FROM json_each(?)) OR sitting IN (SELECT value FROM json_each(?))
       UNION SELECT item.document_id FROM item JOIN item AS meant ON meant.row IN (SELECT value FROM json_each(?))
         WHERE item.title_key = meant.title_key AND (item.sitting IS NULL OR meant.sitting IS NULL)
         AND abs(item.length - meant.length) <= 40 + meant.length / 10
       UNION SELECT item.document_id FROM item_sentence JOIN item ON item.row = item_sentence.item_row
         WHERE item_sentence.digest IN (SELECT value FROM json_each(?)) ORDER BY 1`,
      among([document.document, ...marks.map((mark) => mark.document)]),
      'digest' in document ? document.digest : null,
      among(marks.map(({ id }) => id)),
      among(sittings),
      among(rows),
      among(marks.flatMap(({ sentences }) => sentences)),
    );
  }

  const alsoIn = ({ items }: WithdrawEntry): AlsoIn[] =>
    database
      .prepare(
        `SELECT DISTINCT document.path AS document, item.id AS itemId FROM item_sentence JOIN item ON item.row = item_sentence.item_row
         JOIN document ON document.id = item.document_id WHERE item.used = 1 AND item_sentence.digest IN (SELECT value FROM json_each(?))
         ORDER BY document.path, item.place`,
      )
      .all(JSON.stringify(items.flatMap(({ sentences }) => sentences))) as AlsoIn[];

  /** Has documents read again at the next ingest, whether or not they have changed. */
  function readAgain(condition: string, ...given: unknown[]): string[] {
    const rows = list<number>(
      `SELECT DISTINCT document.id FROM withheld JOIN document ON document.id = withheld.document_id WHERE ${condition}`,
      ...given,
    );
    const forget = database.prepare("UPDATE document SET fingerprint = '' WHERE id = ? RETURNING path").pluck();
    return rows.map((row) => String(forget.get(row))).sort();
  }

  function release(target: Target, { at, by }: Decision): Released {
    const over = decisions.current().inForce.filter((entry) => isOf(entry, target));
    decisions.add(over.map(({ id }) => ({ kind: 'release', id: randomUUID(), withdrawal: id, at, by })));
    const documents = over.length === 0 ? [] : readAgain("json_extract(withheld.record, '$.reason') = 'withdrawn'");
    return {
      withdrawals: over.map(withoutMarks),
      sources: {
        documents: over.flatMap((entry) => sourcesOf(entry).documents),
        itemIds: [...new Set(over.flatMap((entry) => sourcesOf(entry).itemIds))],
      },
      documents,
    };
  }

  /** What is left out until an officer clears it; of some documents and items only where a target is given. */
  function waitingRows(target?: Target): { readonly document: string; readonly withheld: Withheld }[] {
    const { cleared } = decisions.current();
    const rows = database
      .prepare(
        `SELECT document.path AS document, withheld.record FROM withheld JOIN document ON document.id = withheld.document_id
         WHERE json_extract(withheld.record, '$.reason') = 'private_person' ORDER BY document.path, withheld.row`,
      )
      .all() as { document: string; record: string }[];
    return rows
      .map(({ document, record }) => ({ document, withheld: JSON.parse(record) as Withheld }))
      .filter(({ withheld: { digest } }) => digest === undefined || !cleared.has(digest))
      .filter(
        ({ document, withheld }) =>
          target === undefined ||
          ('itemId' in target ? withheld.itemId === target.itemId : document === target.document),
      );
  }

  function waiting(): Waiting[] {
    const places = new Map<string, Waiting>();
    for (const { document, withheld } of waitingRows()) {
      const place = JSON.stringify([document, withheld.itemId]);
      const { passages, unknown } = places.get(place) ?? { passages: 0, unknown: 0 };
      const isUnknown = withheld.digest === undefined;
      places.set(place, {
        document,
        itemId: withheld.itemId,
        passages: passages + 1,
        unknown: unknown + (isUnknown ? 1 : 0),
      });
    }
    return [...places.values()];
  }

  function clear(target: Target, { at, by }: Decision): Cleared {
    const rows = waitingRows(target);
    const paragraphs = [...new Set(rows.flatMap(({ withheld: { digest } }) => digest ?? []))];
    const [first] = rows;
    if (!first || paragraphs.length === 0) return { passages: 0, documents: [] };
    const itemId = 'itemId' in target ? target.itemId : null;
    decisions.add([{ kind: 'clear', id: randomUUID(), at, by, document: first.document, itemId, paragraphs }]);
    return {
      passages: rows.filter(({ withheld: { digest } }) => digest !== undefined).length,
      documents: readAgain(
        "json_extract(withheld.record, '$.digest') IN (SELECT value FROM json_each(?))",
        JSON.stringify(paragraphs),
      ),
    };
  }

  return {
    withdraw,
    applyEverywhere: (): Pick<Taken, 'takenOut' | 'texts'> =>
      apply(list<number>("SELECT id FROM document WHERE status = 'stored' ORDER BY id")),
    inForce: (): Withdrawal[] => decisions.current().inForce.map(withoutMarks),
    release,
    readWithheldAgain: (): void => {
      readAgain("json_extract(withheld.record, '$.reason') <> 'exempt'");
    },
    waiting,
    clear,
  };
}

/** True where the place was withdrawn already. */
function covers(entry: WithdrawEntry, { document, itemId }: Place): boolean {
  if (entry.target === 'document' && entry.document === document.document && entry.root === document.root) return true;
  return itemId !== null && entry.items.some(({ id }) => id === itemId);
}

const isOf = (entry: WithdrawEntry, target: Target): boolean =>
  'itemId' in target
    ? entry.target === 'item' && entry.items.some(({ id }) => id === target.itemId)
    : entry.target === 'document' && entry.document === target.document;

/** A withdrawn document is named itself, the copies of its items in others by their ids. */
const sourcesOf = ({ target, document, items }: WithdrawEntry): Sources => ({
  documents: target === 'document' ? [document] : [],
  itemIds: [...new Set(items.map(({ id }) => id))],
});

const shown = (entry: WithdrawEntry): Pick<Taken, 'withdrawal' | 'sources'> => ({
  withdrawal: withoutMarks(entry),
  sources: sourcesOf(entry),
});

function withoutMarks(entry: WithdrawEntry): Withdrawal {
  const { id, at, by, reason, target, document, itemId, council, body, heldOn, agendaItemNumber, minuteNumber } = entry;
  return { id, at, by, reason, target, document, itemId, council, body, heldOn, agendaItemNumber, minuteNumber };
}
