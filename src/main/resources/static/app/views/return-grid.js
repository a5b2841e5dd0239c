import { h, ref } from 'vue';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { readCells } from 'app/return-number.js';
import { ReturnRow } from 'app/views/return-row.js';

/** The modules, each with last year's number and the fields of this one. Props: `model`. */
export const ReturnGrid = {
  props: ['model'],
  setup(props) {
    const body = ref(null);
    const told = ref('');
    // What couldn't be saved any more stays to be seen.
    const editable = () => props.model.nationalReturn.takesChanges || props.model.edited.length > 0;

    // Down from the last row comes the button that submits.
    function move(index, column, step) {
      const row = props.model.rows[index + step];
      const field = row ? body.value.querySelector(`[data-code="${row.code}"] [data-column=${column}]`)
        : step > 0 && document.querySelector('.my-return .submit');
      field?.focus?.();
      field?.select?.();
    }

    // Fills down from the row, and to the right; an empty cell leaves what it meets, since blank is not zero.
    function paste(index, column, event) {
      const rows = readCells(event.clipboardData.getData('text/plain'));
      if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) {
        return;
      }
      event.preventDefault();
      let filled = 0;
      rows.forEach(([first, second], at) => {
        const row = props.model.rows[index + at];
        const [trainees, note] = column === 'trainees' ? [first, second] : [null, first];
        if (row && (trainees || note)) {
          fill(row, trainees, note);
          filled += 1;
        }
      });
      const left = Math.max(0, index + rows.length - props.model.rows.length);
      const wrong = props.model.rows.slice(index, index + rows.length).filter(({ state }) => state === 'wrong').length;
      told.value = [
        t('myReturn.pasted', { n: filled }, filled),
        wrong && t('myReturn.pastedWrong', { n: wrong }, wrong),
        left && t('myReturn.pastedLeft', { n: left }, left),
      ].filter(Boolean).join(' ');
    }

    function fill(row, trainees, note) {
      if (trainees) {
        const unknown = ['u', '?', t('myReturn.unknown')].includes(trainees.toLowerCase());
        row.text = unknown ? '' : trainees;
        row.used = true;
      }
      if (note) {
        row.note = note;
      }
      props.model.commit(row);
    }

    const head = () => h('thead', h('tr', [
      h('th', { scope: 'col' }, t('myReturn.module')),
      h('th', { scope: 'col', class: 'number' }, props.model.year - 1),
      h('th', { scope: 'col', class: 'used' }, t('myReturn.used')),
      h('th', { scope: 'col', class: 'number' }, t('myReturn.trainees')),
      h('th', { scope: 'col', class: 'note' }, t('myReturn.note')),
      h('th', { scope: 'col', class: 'remarks' }, t('myReturn.remarks')),
    ]));

    return () => [
      editable() && h('p', { class: 'hint', id: 'return-keys' }, t('myReturn.keys')),
      h('p', { class: told.value ? 'told' : 'unseen', role: 'status' }, told.value),
      h('table', { class: ['return-grid', { fixed: !editable() }] }, [
        h('caption', { class: 'unseen' }, t('myReturn.caption', { year: props.model.year })),
        head(),
        h('tbody', { ref: body }, props.model.rows.length ? props.model.rows.map((row, index) => h(ReturnRow, {
          key: row.code,
          row,
          model: props.model,
          editable: editable(),
          onMove: (column, step) => move(index, column, step),
          onPaste: (column, event) => paste(index, column, event),
        })) : h('tr', h('td', { colspan: 6 }, t('myReturn.noModules')))),
        h('tfoot', h('tr', totals(props.model))),
      ]),
    ];
  },
};

function totals({ rows, year }) {
  const used = rows.filter(({ saved }) => saved);
  const sum = (uptakes) => uptakes.reduce((all, each) => all + (each?.trainees ?? 0), 0);
  return [
    h('th', { scope: 'row' }, t('myReturn.total')),
    h('td', { class: 'number last' }, [h('span', { class: 'words' }, year - 1), number(sum(rows.map(({ last }) => last)))]),
    h('td', { class: 'used' }, [h('span', { class: 'words' }, t('myReturn.used')), number(used.length)]),
    h('td', { class: 'number' }, number(sum(used.map(({ saved }) => saved)))),
    h('td', { colspan: 2 }),
  ];
}
