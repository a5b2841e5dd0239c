import { h, ref } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { StatusMark } from 'app/components/status-mark.js';
import { date } from 'app/format.js';
import { t } from 'app/i18n.js';
import { cells, difference } from 'app/views/review-figures.js';
import { ReturnHistory } from 'app/views/return-history.js';
import { Difference, traineesOf } from 'app/views/return-marks.js';

/** Two years of a country's return, module by module. Props: `now`, `before` (returns; `before` may be null), `year`. */
export const ReturnCells = {
  props: ['now', 'before', 'year'],
  setup(props) {
    const history = ref(null);

    const warning = ({ code, message, answer }) => h('li', { key: code }, [
      h(StatusMark, { kind: answer && !answer.outdated ? 'good' : 'warn', text: t(`warningCode.${code}`) }),
      answer ? h('blockquote', { title: message }, [
        answer.note,
        h('footer', [t('review.answerBy', { by: answer.by, on: date(answer.at) }), answer.outdated ? ` · ${t('review.outdated')}` : '']),
      ]) : h('p', { class: 'muted' }, t('review.unanswered')),
    ]);

    const order = ['added', 'dropped', 'withdrawn', 'lost', 'found', 'more', 'less', 'same'];

    const columns = () => [
      { key: 'module', label: t('country.module'), head: true, value: (row) => row.module.code, cell: (row) => [
        h('span', { class: 'code' }, row.module.code), ' ', h('span', { lang: 'en' }, row.module.title),
      ] },
      { key: 'before', label: String(props.year - 1), number: true, value: (row) => row.before?.trainees, cell: (row) => traineesOf(row.before) },
      { key: 'now', label: String(props.year), number: true, value: (row) => row.now?.trainees, cell: (row) => traineesOf(row.now) },
      { key: 'difference', label: t('difference.label'), value: (row) => {
        const { kind, by } = difference(row);
        return order.indexOf(kind) + (by ? 0.5 - Math.atan(Math.abs(by)) / Math.PI : 0);
      }, cell: (row) => h(Difference, { difference: difference(row) }) },
      { key: 'note', label: t('review.note'), fixed: true, value: (row) => row.now?.note ?? '' },
      { key: 'warnings', label: t('review.warnings'), value: (row) => -row.warnings.length, cell: (row) => (row.warnings.length
        ? h('ul', { class: 'warnings' }, row.warnings.map(warning)) : '') },
      { key: 'history', label: t('history.title'), value: (row) => -row.changes.length, cell: (row) => (row.changes.length
        ? h('button', { type: 'button', class: 'link', 'aria-label': `${t('history.count', { n: row.changes.length }, row.changes.length)}: ${row.module.title}`, onClick: () => { history.value = row; } },
          t('history.count', { n: row.changes.length }, row.changes.length)) : '') },
    ];

    return () => [
      h(DataTable, {
        class: 'cells', caption: t('review.cells', { year: props.year, before: props.year - 1 }), columns: columns(),
        rows: cells(props.now, props.before), rowKey: (row) => row.module.code, empty: t('review.nothing'),
      }),
      history.value && h(ModalDialog, { title: t('history.of', { module: history.value.module.title }), onClose: () => { history.value = null; } },
        () => h(ReturnHistory, { changes: history.value.changes, caption: t('history.title') })),
    ];
  },
};
