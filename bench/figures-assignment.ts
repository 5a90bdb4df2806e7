/**
 * The one-to-one pairing of rows with columns that has the greatest sum of weights. A weight of 0 is no pair. Gives `[row, column]` in
 * order of row. Weights are at least 0; the time grows with the cube of the longer side.
 */
export function assign(weights: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const columns = Math.max(0, ...weights.map((row) => row.length));
  const size = Math.max(weights.length, columns);
  const weight = (row: number, column: number): number => weights[row]?.[column] ?? 0;
  // The Hungarian method over costs, with a row and a column 0 that stand for none.
  const rowPrice = new Array<number>(size + 1).fill(0);
  const columnPrice = new Array<number>(size + 1).fill(0);
  const rowOf = new Array<number>(size + 1).fill(0);
  for (let row = 1; row <= size; row += 1) {
    const slack = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Array<number>(size + 1).fill(0);
    const seen = new Array<boolean>(size + 1).fill(false);
    rowOf[0] = row;
    let column = 0;
    do {
      seen[column] = true;
      const from = rowOf[column] ?? 0;
      let least = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let to = 1; to <= size; to += 1) {
        if (seen[to]) continue;
        const cost = -weight(from - 1, to - 1) - (rowPrice[from] ?? 0) - (columnPrice[to] ?? 0);
        if (cost < (slack[to] ?? 0)) {
          slack[to] = cost;
          before[to] = column;
        }
        if ((slack[to] ?? 0) < least) {
          least = slack[to] ?? 0;
          next = to;
        }
      }
      for (let to = 0; to <= size; to += 1) {
        if (seen[to]) {
          rowPrice[rowOf[to] ?? 0] = (rowPrice[rowOf[to] ?? 0] ?? 0) + least;
          columnPrice[to] = (columnPrice[to] ?? 0) - least;
        } else slack[to] = (slack[to] ?? 0) - least;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const from = before[column] ?? 0;
      rowOf[column] = rowOf[from] ?? 0;
      column = from;
    }
  }
  return rowOf
    .map((row, column): readonly [number, number] => [row - 1, column - 1])
    .filter(([row, column]) => column >= 0 && weight(row, column) > 0)
    .toSorted(([a], [b]) => a - b);
}
