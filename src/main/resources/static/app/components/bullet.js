import { h } from 'vue';

const WIDTH = 120;
const HEIGHT = 22;

/** A value as a bar, the baseline as a thin line and the threshold as a thick one. Props: `value`, `baseline`, `threshold`, `label`. */
export function Bullet({ value, baseline, threshold, label }) {
  const known = [value, baseline, threshold].filter((each) => each != null);
  if (value == null || !known.length) {
    return null;
  }
  const most = Math.max(...known, 0) || 1;
  const at = (number) => Math.max(0, number) / most * (WIDTH - 4);
  const line = (kind, number) => number != null && h('line', { class: kind, x1: at(number) + 1, x2: at(number) + 1, y1: 2, y2: HEIGHT - 2 });
  return h('svg', { class: 'bullet', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label }, [
    h('rect', { class: 'track', x: 0, y: 7, width: WIDTH, height: 8, rx: 2 }),
    h('rect', { class: 'value', x: 0, y: 7, width: Math.max(1, at(value)), height: 8, rx: 2 }),
    line('baseline', baseline),
    line('threshold', threshold),
  ]);
}

Bullet.props = ['value', 'baseline', 'threshold', 'label'];
