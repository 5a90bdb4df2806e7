/** A box in pixels, from its left top corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelWish {
  /** The point it belongs to, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Finds a place for each label, in their order: above, below or beside its point, clear of the obstacles and of the labels
 * before it, and within the frame. Where nothing is clear it takes the place that covers least.
 */
export function placeLabels(wishes: readonly LabelWish[], obstacles: readonly Box[], frame: Box): readonly Box[] {
  const taken = [...obstacles];
  return wishes.map((wish) => {
    let best: Box | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [rank, box] of placesAround(wish).entries()) {
      const outside = box.width * box.height - overlap(box, frame);
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      // Among places that cover nothing the first stands; a little nearer is worth a little covering.
      const cost = outside * 20 + covered + rank * 0.5;
      if (cost < least) {
        least = cost;
        best = box;
      }
    }
    const chosen = best ?? { x: wish.x, y: wish.y, width: wish.width, height: wish.height };
    taken.push(chosen);
    return chosen;
  });
}

const gap = 12;

function placesAround({ x, y, width, height }: LabelWish): readonly Box[] {
  const [centre, middle] = [x - width / 2, y - height / 2];
  const at = (left: number, top: number): Box => ({ x: left, y: top, width, height });
  const [above, below] = [y - gap - height, y + gap];
  const [left, right] = [x - gap - width, x + gap];
  return [
    at(centre, above),
    at(centre, below),
    at(left, above),
    at(right, above),
    at(left, below),
    at(right, below),
    at(left, middle),
    at(right, middle),
    at(centre, above - height - gap / 2),
    at(centre, below + height + gap / 2),
    at(left, above - height),
    at(left, below + height),
    at(right, above - height),
    at(right, below + height),
  ];
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
