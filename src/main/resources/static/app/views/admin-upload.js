import { h, nextTick, onUnmounted, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { DataTable } from 'app/components/data-table.js';
import { ask, RequestError } from 'app/graphql.js';
import { number, percent } from 'app/format.js';
import { t } from 'app/i18n.js';
import { putFile } from 'app/upload.js';

/** Sends an access log and shows what it came to. Props: `reload`. */
export const LogUpload = {
  props: ['reload'],
  setup(props) {
    const file = ref(null);
    const progress = ref(null);
    const result = ref(null);
    const button = ref(null);
    const failed = ref('');
    let running = null;
    onUnmounted(() => running?.abort());

    async function send(event) {
      event.preventDefault();
      if (!file.value || running) {
        failed.value = file.value ? failed.value : t('imports.choose');
        return;
      }
      failed.value = '';
      result.value = null;
      progress.value = 0;
      running = new AbortController();
      try {
        // A session that has ended is signed in to again before the log is on its way, not after.
        await ask('query Ready { accessLogImports(first: 1) { totalCount } }', {}, { signal: running.signal });
        const path = `/api/access-logs/${encodeURIComponent(file.value.name)}`;
        result.value = { ...await putFile(path, file.value, (share) => { progress.value = share; }, { signal: running.signal }), name: file.value.name };
      }
      catch (error) {
        if (!running.signal.aborted) {
          failed.value = error instanceof RequestError ? error.words : t('error.other', { detail: error.message });
        }
      }
      progress.value = null;
      running = null;
      await nextTick();
      if (document.activeElement === document.body) {
        button.value?.focus();
      }
      await props.reload();
    }

    const underWay = () => h('div', { class: 'progress', role: 'status' }, [
      h('progress', { value: progress.value, max: 1, 'aria-label': t('imports.sending') }),
      h('span', progress.value < 1 ? t('imports.sent', { share: percent(progress.value) }) : t('imports.counting')),
      h('button', { type: 'button', onClick: () => running?.abort() }, t('form.cancel')),
    ]);

    const came = ({ name, outcome, lines, malformed, robots, downloads, uniqueDownloads, modules }) => h('div', { class: 'upload-result' }, [
      h(Banner, { kind: outcome !== 'COUNTED' || malformed ? 'warn' : 'good' }, () =>
        t('imports.came', { name, outcome: t(`outcome.${outcome}`), lines: number(lines), malformed: number(malformed), robots: number(robots), downloads: number(downloads), unique: number(uniqueDownloads) })),
      modules.length > 0 && h(DataTable, {
        caption: t('imports.byModule', { name }), seen: true, rows: modules, rowKey: ({ module }) => module,
        columns: [
          { key: 'module', label: t('country.module'), head: true, value: ({ module }) => module },
          { key: 'downloads', label: t('imports.downloads'), number: true, value: (row) => row.downloads, cell: (row) => number(row.downloads) },
          { key: 'unique', label: t('imports.unique'), number: true, value: (row) => row.uniqueDownloads, cell: (row) => number(row.uniqueDownloads) },
        ],
      }),
    ]);

    return () => h('section', { class: 'log-upload', 'aria-labelledby': 'log-upload' }, [
      h('h2', { id: 'log-upload' }, t('imports.upload')),
      h('form', { onSubmit: send }, [
        h('label', { for: 'log-file' }, t('imports.file')),
        h('input', { id: 'log-file', type: 'file', 'aria-describedby': 'log-hint', onChange: (event) => { file.value = event.target.files[0] ?? null; } }),
        h('button', { ref: button, class: 'main', 'aria-disabled': progress.value != null ? 'true' : null }, t('imports.send')),
        h('p', { id: 'log-hint', class: 'hint' }, t('imports.hint')),
      ]),
      failed.value && h(Banner, { kind: 'bad' }, () => failed.value),
      progress.value != null && underWay(),
      result.value && came(result.value),
    ]);
  },
};
