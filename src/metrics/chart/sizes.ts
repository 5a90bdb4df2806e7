/** Sizes in pixels of the drawing. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly text: number;
  readonly titleText: number;
  readonly timeTicks: number;
  /** How many device pixels one pixel of the drawing takes. */
  readonly scale: number;
  /** Up to this many figures each is labelled. */
  readonly mostLabels: number;
  /** Words longer than this stand in a key and not beside their point. */
  readonly longestLabel: number;
}

/** A phone's drawing is for a column of 390 pixels and drawn twice as large, for its fine screen. */
export const chartSizes = {
  desktop: {
    width: 1200,
    height: 720,
    text: 20,
    titleText: 30,
    timeTicks: 9,
    scale: 1,
    mostLabels: 16,
    longestLabel: 60,
  },
  phone: { width: 390, height: 440, text: 14, titleText: 18, timeTicks: 3, scale: 2, mostLabels: 8, longestLabel: 40 },
} as const satisfies Record<string, ChartSize>;
