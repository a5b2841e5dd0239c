import { h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { date, time } from 'app/format.js';
import { t } from 'app/i18n.js';
import { traineesOf } from 'app/views/return-marks.js';

/** Changes of a return, newest first. Props: `changes`, `caption`, `modules` (show which module). */
export const ReturnHistory = ({ changes, caption, modules }) => h(DataTable, {
  caption,
  columns: [
    { key: 'at', label: t('history.at'), fixed: true, value: ({ at }) => `${date(at)}, ${time(at)}` },
    { key: 'by', label: t('history.by'), fixed: true, value: ({ by }) => by },
    { key: 'action', label: t('history.action'), fixed: true, value: ({ action }) => t(`returnAction.${action}`) },
    modules && { key: 'module', label: t('country.module'), fixed: true, value: ({ before, after }) => (after ?? before)?.trainingModule.code ?? '' },
    { key: 'before', label: t('history.before'), fixed: true, number: true, value: ({ before, after }) => (before || after ? traineesOf(before) : '') },
    { key: 'after', label: t('history.after'), fixed: true, number: true, value: ({ before, after }) => (before || after ? traineesOf(after) : '') },
    { key: 'note', label: t('history.said'), fixed: true, value: ({ after, reason }) => reason ?? after?.note ?? '' },
  ].filter(Boolean),
  rows: changes.toReversed(),
  rowKey: ({ at, action, before, after }) => `${at} ${action} ${(after ?? before)?.trainingModule.code}`,
  empty: t('history.none'),
});

ReturnHistory.props = ['changes', 'caption', 'modules'];
