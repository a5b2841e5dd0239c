import { number } from 'app/format.js';

/** An axis of numbers, in `colour`'s scheme and the reader's language. */
export const numbers = (colour, more = {}) => ({
  type: 'value',
  axisLabel: { color: colour('muted'), formatter: (value) => number(value, 2, 0) },
  splitLine: { lineStyle: { color: colour('hairline') } },
  ...more,
});

/** An axis of names. */
export const names = (colour, data, more = {}) => ({
  type: 'category',
  data,
  axisLabel: { color: colour('ink') },
  axisLine: { lineStyle: { color: colour('edge') } },
  axisTick: { show: false },
  ...more,
});

/** Where the drawing is: the labels take the room that they need. */
export const grid = { left: 8, right: 24, top: 24, bottom: 8, containLabel: true };
