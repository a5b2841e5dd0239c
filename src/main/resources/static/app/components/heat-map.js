import { computed, h } from 'vue';
import { number } from 'app/format.js';

/** Where the steps of the ramp begin. */
const STEPS = [1, 10, 20, 50, 100, 250, 1000];

/**
 * A table of numbers, shaded. Props: `caption`, `corner` (words), `unknown` (words), `rows` and `columns` (`{ key, label, title, sum }`, `sum` the
 * words of the last column or row), `cells` (a Map from `row column` to the number, or null where it isn't known), `sumLabel`, `total` (words).
 */
export const HeatMap = {
  props: ['caption', 'corner', 'unknown', 'rows', 'columns', 'cells', 'sumLabel', 'total'],
  setup(props) {
    const present = computed(() => new Set([...props.cells.values()].map(stepOf)));

    const cell = (row, column) => {
      const value = props.cells.get(`${row.key} ${column.key}`);
      return value === undefined ? h('td', { key: column.key }) : h('td', { key: column.key, class: `ramp-${stepOf(value)}` },
        value === null ? h('abbr', { title: props.unknown }, '?') : number(value));
    };

    const legend = () => h('ul', { class: 'legend' }, [
      ...STEPS.map((from, at) => present.value.has(at + 1) && h('li', { key: from }, [
        h('span', { class: ['swatch', `ramp-${at + 1}`] }),
        at + 1 < STEPS.length ? `${number(from)}–${number(STEPS[at + 1] - 1)}` : `≥ ${number(from)}`,
      ])),
      [...props.cells.values()].includes(null) && h('li', { key: 'unknown' }, `? ${props.unknown}`),
    ]);

    return () => h('div', { class: 'heat-map' }, [
      h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': props.caption }, h('table', [
        h('caption', { class: 'unseen' }, props.caption),
        h('thead', h('tr', [
          h('th', { scope: 'col' }, props.corner),
          ...props.columns.map((column) => h('th', { key: column.key, scope: 'col' }, h('abbr', { title: column.title }, column.label))),
          h('th', { scope: 'col', class: 'sum' }, props.sumLabel),
        ])),
        h('tbody', props.rows.map((row) => h('tr', { key: row.key }, [
          h('th', { scope: 'row', lang: 'en', title: row.title }, row.label),
          ...props.columns.map((column) => cell(row, column)),
          h('td', { class: 'sum' }, row.sum),
        ]))),
        h('tfoot', h('tr', [
          h('th', { scope: 'row' }, props.sumLabel),
          ...props.columns.map((column) => h('td', { key: column.key, class: 'sum' }, column.sum)),
          h('td', { class: 'sum' }, props.total),
        ])),
      ])),
      legend(),
    ]);
  },
};

// 0 is somebody who used it and trained nobody, or nobody known.
const stepOf = (value) => STEPS.filter((from) => value >= from).length;
