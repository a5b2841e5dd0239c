import { h, nextTick, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { Banner } from 'app/components/banner.js';
import { DataTable } from 'app/components/data-table.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { RequestError, send } from 'app/graphql.js';
import { t } from 'app/i18n.js';

const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/**
 * Tries a file, tells what it would do and what is wrong with it, and loads it if that is meant. Props: `title`, `file`,
 * `path(dryRun, report)`, `loadable(report)` (how many rows), `problemColumns`; the slot says what it would do. Emits `close`,
 * `loaded(report)`; closed while it loads, it may be loaded all the same.
 */
export const UploadDialog = {
  props: ['title', 'file', 'path', 'loadable', 'problemColumns'],
  emits: ['close', 'loaded'],
  setup(props, { emit, slots }) {
    const report = shallowRef(null);
    const problem = ref(null);
    const busy = ref(false);
    const main = ref(null);
    const stop = new AbortController();

    async function run(dryRun) {
      busy.value = true;
      problem.value = null;
      try {
        const type = TYPES[props.file.name.split('.').at(-1).toLowerCase()] ?? 'text/csv';
        const answer = await send(props.path(dryRun, report.value), type, props.file, { signal: stop.signal });
        report.value = answer;
        if (!dryRun && answer.loaded !== false) {
          emit('loaded', answer);
          return;
        }
      }
      catch (error) {
        if (stop.signal.aborted) {
          return;
        }
        problem.value = error instanceof RequestError ? error.words : error.message;
      }
      busy.value = false;
      await nextTick();
      main.value?.focus();
    }

    onMounted(() => run(true));
    onBeforeUnmount(() => stop.abort());

    const problems = ({ problems: found, problemCount }) => found.length > 0 && [
      h(Banner, { kind: 'bad' }, () => t('uploads.problems', { n: problemCount }, problemCount)),
      h(DataTable, {
        caption: t('uploads.problemList'),
        columns: [...props.problemColumns, {
          key: 'message', label: t('uploads.problem'), fixed: true, value: ({ message }) => message,
          cell: ({ message }) => h('span', { lang: 'en' }, message),
        }],
        rows: found,
        rowKey: (row) => found.indexOf(row),
      }),
    ];

    function body() {
      if (!report.value) {
        return problem.value ? null : h('p', t('uploads.trying', { name: props.file.name }));
      }
      const n = props.loadable(report.value);
      return [
        h('p', { class: 'file' }, props.file.name),
        slots.default({ report: report.value }),
        problems(report.value),
        h('div', { class: 'dialog-actions' }, [
          n > 0 && h('button', {
            ref: main, type: 'button', class: 'main', 'aria-disabled': busy.value ? 'true' : null,
            onClick: () => busy.value || run(false),
          }, t('uploads.load', { n }, n)),
          h('button', { type: 'button', onClick: () => emit('close') }, t('uploads.cancel')),
        ]),
      ];
    }

    return () => h(ModalDialog, { title: props.title, onClose: () => emit('close') }, () => h('div', { class: 'upload' }, [
      problem.value && h(Banner, { kind: 'bad' }, () => problem.value),
      body(),
    ]));
  },
};
