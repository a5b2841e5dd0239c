import { h, ref } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { Pager } from 'app/components/pager.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { StatusMark } from 'app/components/status-mark.js';
import { number, shortDate, time } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { route } from 'app/router.js';
import { isOneOf } from 'app/session.js';
import { AdminHead } from 'app/views/admin-frame.js';
import { MalformedLines, WithdrawImport } from 'app/views/admin-import-dialogs.js';
import { LogUpload } from 'app/views/admin-upload.js';

const IMPORTS = `
query AdminImports($after: String) {
  accessLogImports(first: 50, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id name outcome bytes lines malformed malformedSamples robots downloads uniqueDownloads by at durationMillis withdrawnAt reason
    }
  }
}
`;

const MARKS = { COUNTING: 'info', COUNTED: 'good', CONTAINED: 'none', FAILED: 'bad', WITHDRAWN: 'none' };
const MAY_WITHDRAW = ['COUNTED'];

/** The ledger of imported access logs: upload, look at what couldn't be read, withdraw. */
export default {
  setup() {
    const query = useQuery(IMPORTS, () => ({ after: route.query.after || null }));
    const dialog = ref(null);

    const button = (words, entry, view, look) => h('button', {
      type: 'button', class: look, 'aria-label': `${words}: ${entry.name}`, onClick: () => { dialog.value = { view, entry }; },
    }, words);

    const columns = () => [
      { key: 'name', label: t('imports.name'), head: true, value: ({ name }) => name },
      { key: 'at', label: t('imports.at'), value: ({ at }) => at, cell: ({ at }) => `${shortDate(at)}, ${time(at)}` },
      { key: 'by', label: t('history.by'), value: ({ by }) => by },
      { key: 'outcome', label: t('imports.outcome'), value: ({ outcome }) => t(`outcome.${outcome}`), cell: ({ outcome, reason }) => [
        h(StatusMark, { kind: MARKS[outcome], text: t(`outcome.${outcome}`) }), reason && h('p', { class: 'reason' }, reason),
      ] },
      { key: 'lines', label: t('imports.lines'), number: true, value: (row) => row.lines, cell: (row) => number(row.lines) },
      { key: 'malformed', label: t('imports.malformed'), number: true, value: (row) => row.malformed, cell: (row) => (row.malformed
        ? h('button', { type: 'button', class: 'link', 'aria-label': t('imports.showMalformed', { n: row.malformed, name: row.name }, row.malformed), onClick: () => { dialog.value = { view: MalformedLines, entry: row }; } }, number(row.malformed))
        : number(0)) },
      { key: 'robots', label: t('imports.robots'), number: true, value: (row) => row.robots, cell: (row) => number(row.robots) },
      { key: 'downloads', label: t('imports.downloads'), number: true, value: (row) => row.downloads, cell: (row) => number(row.downloads) },
      { key: 'unique', label: t('imports.unique'), number: true, value: (row) => row.uniqueDownloads, cell: (row) => number(row.uniqueDownloads) },
      isOneOf(['TAXUD']) && { key: 'do', label: t('review.actions'), fixed: true, value: () => '', cell: (entry) => (MAY_WITHDRAW.includes(entry.outcome)
        ? button(t('imports.withdraw'), entry, WithdrawImport, 'plain') : '') },
    ].filter(Boolean);

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 6 }) : h('div', { class: 'waiting' });
      }
      const list = query.data.accessLogImports;
      return [
        h(DataTable, { caption: t('imports.caption', { n: list.totalCount }, list.totalCount), seen: true, columns: columns(), rows: list.nodes, rowKey: ({ id }) => id, empty: t('imports.none') }),
        h(Pager, { connection: list }),
        dialog.value && h(dialog.value.view, { entry: dialog.value.entry, reload: query.reload, onClose: () => { dialog.value = null; } }),
      ];
    }

    return () => h('div', { class: 'admin' }, [h(AdminHead, { part: 'imports' }), h(LogUpload, { reload: query.reload }), body()]);
  },
};
