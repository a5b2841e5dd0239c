import { computed, h, ref } from 'vue';
import { t } from 'app/i18n.js';

/**
 * A table that sorts. Props: `caption`, `columns`, each `{ key, label, value(row), cell(row), number, head, fixed }` (`cell`
 * what is shown where it isn't the value, `head` a row's heading, `fixed` not to be sorted by), `rows`, `rowKey(row)`,
 * `empty` (words for no rows), `seen` (whether the caption shows).
 */
export const DataTable = {
  props: { caption: String, columns: Array, rows: Array, rowKey: Function, empty: String, seen: Boolean },
  setup(props) {
    const sort = ref({ key: null, down: false });

    const sorted = computed(() => {
      const column = props.columns.find(({ key }) => key === sort.value.key);
      if (!column) {
        return props.rows;
      }
      const sign = sort.value.down ? -1 : 1;
      // Without a value comes last, whichever way.
      return props.rows.map((row) => [column.value(row), row]).sort(([a], [b]) => {
        if (a == null || b == null) {
          return (a == null) - (b == null);
        }
        return sign * (typeof a === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true }));
      }).map(([, row]) => row);
    });

    // Numbers first show the greatest.
    function sortBy({ key, number }) {
      const again = sort.value.key === key;
      sort.value = { key, down: again ? !sort.value.down : Boolean(number) };
    }

    const state = (column) => (sort.value.key !== column.key ? 'none' : sort.value.down ? 'descending' : 'ascending');

    const heading = (column) => h('th', {
      key: column.key,
      scope: 'col',
      class: { number: column.number },
      'aria-sort': column.fixed ? null : state(column),
    }, column.fixed ? column.label : h('button', { type: 'button', onClick: () => sortBy(column) }, [
      column.label,
      h('span', { class: 'arrow', 'aria-hidden': 'true' }, { none: '', ascending: '▲', descending: '▼' }[state(column)]),
    ]));

    const cell = (column, row) => h(column.head ? 'th' : 'td', {
      key: column.key,
      scope: column.head ? 'row' : null,
      class: { number: column.number },
    }, column.cell ? column.cell(row) : column.value(row));

    return () => h('div', { class: 'table', tabindex: 0, role: 'group', 'aria-label': props.caption }, h('table', [
      h('caption', { class: { unseen: !props.seen } }, props.caption),
      h('thead', h('tr', props.columns.map(heading))),
      h('tbody', props.rows.length
        ? sorted.value.map((row) => h('tr', { key: props.rowKey(row) }, props.columns.map((column) => cell(column, row))))
        : h('tr', h('td', { class: 'empty', colspan: props.columns.length }, props.empty ?? t('table.empty')))),
    ]));
  },
};
