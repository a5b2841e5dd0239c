import { h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { date, time } from 'app/format.js';
import { t } from 'app/i18n.js';

/** What was changed of an indicator, newest first. Props: `indicator`; emits `close`. */
export const IndicatorHistory = ({ indicator }, { emit }) => h(ModalDialog, {
  title: t('history.of', { module: indicator.code }), onClose: () => emit('close'),
}, () => h(DataTable, {
  caption: t('history.title'),
  columns: [
    { key: 'at', label: t('history.at'), fixed: true, value: ({ at }) => `${date(at)}, ${time(at)}` },
    { key: 'by', label: t('history.by'), fixed: true, value: ({ by }) => by },
    { key: 'year', label: t('year.choose'), fixed: true, value: ({ year }) => (year ? String(year) : t('definition.definition')) },
    { key: 'summary', label: t('history.action'), fixed: true, value: ({ summary }) => summary, cell: ({ summary }) => h('span', { lang: 'en' }, summary) },
  ],
  rows: (indicator.changes ?? []).toReversed(),
  rowKey: ({ at, summary }) => at + summary,
  empty: t('history.none'),
}));

IndicatorHistory.props = ['indicator', 'year', 'years', 'reload'];
IndicatorHistory.emits = ['close'];
