import { h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { toast } from 'app/components/toasts.js';
import { UploadDialog } from 'app/components/upload-dialog.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';

/** A return as a file: tried, then loaded whole. Props: `model`, `file`; emits `close`. */
export const ReturnUpload = {
  props: ['model', 'file'],
  emits: ['close'],
  setup(props, { emit }) {
    const path = (dryRun, report) => `/api/returns/${props.model.year}/${props.model.country}?dryRun=${dryRun}${
      report ? `&expectedVersion=${report.version}` : ''}`;

    // All or nothing.
    const loadable = ({ problemCount, added, changed, withdrawn }) => (problemCount ? 0 : added + changed + withdrawn);

    async function loaded(report) {
      emit('close');
      const n = report.added + report.changed + report.withdrawn;
      toast(t('uploads.loaded', { n }, n));
      await props.model.refresh(false);
    }

    const columns = () => [
      { key: 'module', label: t('myReturn.module'), head: true, fixed: true, value: ({ module }) => module },
      { key: 'action', label: t('uploads.change'), fixed: true, value: ({ action }) => t(`myReturnAction.${action}`) },
      { key: 'summary', label: t('uploads.says'), fixed: true, value: ({ summary }) => summary, cell: said },
    ];

    const said = ({ module, summary }) => h('span', { lang: 'en' }, summary.replace(`${module}: `, ''));

    const effect = ({ report }) => [
      h('p', [
        t('uploads.effect', { added: number(report.added), changed: number(report.changed), withdrawn: number(report.withdrawn), unchanged: number(report.unchanged) }),
        report.problemCount > 0 && ` ${t('uploads.allOrNothing')}`,
      ]),
      report.changes.length > 0 && h(DataTable, {
        caption: t('uploads.changes'), columns: columns(), rows: report.changes, rowKey: (row) => row.module,
      }),
    ];

    return () => h(UploadDialog, {
      title: t('uploads.returnTitle', { year: props.model.year }),
      file: props.file,
      path,
      loadable,
      problemColumns: [
        { key: 'cell', label: t('uploads.cell'), head: true, fixed: true, value: ({ cell, row }) => cell ?? row ?? '–' },
        { key: 'column', label: t('uploads.column'), fixed: true, value: ({ column }) => column ?? '–' },
      ],
      onClose() {
        emit('close');
        props.model.refresh(false);
      },
      onLoaded: loaded,
    }, { default: effect });
  },
};
