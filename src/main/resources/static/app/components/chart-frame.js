import { computed, h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { toast } from 'app/components/toasts.js';
import { download, toCsv } from 'app/csv.js';
import { t } from 'app/i18n.js';
import { route, setQuery } from 'app/router.js';

/**
 * A chart (the slot) with its table, its CSV and its query. Props: `name` (in the address and the file), `title`, `columns` and
 * `rows` of the table, `rowKey`, `query` and `variables` of the GraphQL behind it, `exported` (`{ dataset, by, filter }`: the
 * files come from the service's exports; else the table's rows are the CSV). The key T changes chart and table over.
 */
export const ChartFrame = {
  props: ['name', 'title', 'columns', 'rows', 'rowKey', 'query', 'variables', 'exported'],
  setup(props, { slots }) {
    const asTable = computed(() => route.query.table === props.name);
    const turn = () => setQuery({ table: asTable.value ? null : props.name });

    const copy = async () => {
      const variables = Object.keys(props.variables ?? {}).length ? `\n# ${JSON.stringify(props.variables)}\n` : '';
      await navigator.clipboard.writeText(props.query.trim() + variables);
      toast(t('chart.copied'));
    };

    function onKeydown(event) {
      const typing = ['INPUT', 'SELECT', 'TEXTAREA'].includes(event.target.tagName);
      if (event.key.toLowerCase() === 't' && !typing && !event.metaKey && !event.ctrlKey && !event.altKey) {
        turn();
      }
    }

    const button = (words, onClick, more) => h('button', { type: 'button', class: 'plain', onClick, ...more }, words);

    function file(format) {
      const { dataset, by, filter } = props.exported;
      const params = new URLSearchParams({ ...(by && { by }), ...filter });
      return h('a', { class: 'file', href: `/api/exports/${dataset}.${format}?${params}` }, format.toUpperCase());
    }

    return () => h('section', { class: 'chart', 'aria-labelledby': `chart-${props.name}`, onKeydown }, [
      h('header', [
        h('h2', { id: `chart-${props.name}` }, props.title),
        h('div', { class: 'actions' }, [
          button(t('chart.table'), turn, { 'aria-pressed': String(asTable.value), 'aria-keyshortcuts': 'T' }),
          ...(props.exported ? ['csv', 'xlsx'].map(file)
            : [button(t('chart.csv'), () => download(`${props.name}.csv`, toCsv(props.columns, props.rows)))]),
          props.query && button(t('chart.copyQuery'), copy),
        ]),
      ]),
      asTable.value
        ? h(DataTable, { caption: props.title, columns: props.columns, rows: props.rows, rowKey: props.rowKey })
        : slots.default(),
    ]);
  },
};
