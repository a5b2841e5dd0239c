import { h } from 'vue';

const WIDTH = 84;
const HEIGHT = 28;
const EDGE = 4;

/** Values over time, without axes; a gap where there is none. Props: `values` (numbers or null), `label` (the same in words). */
export function SparkLine({ values, label }) {
  const known = values.filter((value) => value != null);
  if (!known.length) {
    return null;
  }
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at) => (values.length < 2 ? WIDTH / 2 : EDGE + at * (WIDTH - 2 * EDGE) / (values.length - 1));
  const y = (value) => (high === low ? HEIGHT / 2 : HEIGHT - EDGE - (value - low) / (high - low) * (HEIGHT - 2 * EDGE));
  const points = values.map((value, at) => (value == null ? null : [x(at), y(value)]));
  return h('svg', { class: 'spark', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label }, [
    ...points.slice(1).map((to, at) => to && points[at] && h('line', { x1: points[at][0], y1: points[at][1], x2: to[0], y2: to[1] })),
    ...points.map((point) => point && h('circle', { cx: point[0], cy: point[1], r: 2.5 })),
  ]);
}

SparkLine.props = ['values', 'label'];
