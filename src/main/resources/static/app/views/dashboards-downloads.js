import { h } from 'vue';
import { grid, names, numbers } from 'app/chart-axes.js';
import { ChartFrame } from 'app/components/chart-frame.js';
import { EChart } from 'app/components/e-chart.js';
import { filterOf } from 'app/dashboard-filters.js';
import { month, number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { shown } from 'app/views/dashboards-state.js';

const DOWNLOADS = `
query DashboardDownloads($filter: DownloadFilter!) {
  downloads(filter: $filter) { downloads uniqueDownloads declaredTrainees declarations }
  downloadsOverTime(filter: $filter, interval: MONTH) { from downloads uniqueDownloads }
  downloadsByModule(filter: $filter) { trainingModule { code title } downloads uniqueDownloads declaredTrainees declarations }
}
`;

/** Downloads by month and by module. */
export const DownloadsDashboard = {
  filters: ['years', 'programme', 'modules'],
  setup() {
    const filter = () => filterOf('years', 'programme', 'modules');
    const query = useQuery(DOWNLOADS, () => ({ filter: filter() }));
    const frame = (more) => ({ query: DOWNLOADS, variables: { filter: filter() }, ...more });
    const amount = (key) => ({ key, label: t(`downloads.${key}`), number: true, value: (row) => row[key], cell: (row) => number(row[key]) });

    const byMonth = ({ downloadsOverTime: rows }) => h(ChartFrame, frame({
      name: 'months', title: t('downloads.byMonth'), rows, rowKey: (row) => row.from,
      columns: [
        { key: 'from', label: t('downloads.month'), head: true, value: (row) => row.from, cell: (row) => month(row.from) },
        amount('downloads'), amount('uniqueDownloads'),
      ],
      exported: { dataset: 'downloads', by: 'month', filter: filter() },
    }), () => h(EChart, {
      label: t('downloads.chart', { n: rows.length, most: number(Math.max(0, ...rows.map((row) => row.downloads))) }),
      option: (colour) => ({
        grid: { ...grid, top: 40 },
        legend: { top: 0, left: 0, textStyle: { color: colour('ink') } },
        tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value) => number(value) },
        xAxis: names(colour, rows.map((row) => month(row.from))),
        yAxis: numbers(colour),
        series: ['downloads', 'uniqueDownloads'].map((key, at) => ({
          type: 'bar', name: t(`downloads.${key}`), data: rows.map((row) => row[key]), color: colour(['series-1', 'series-2'][at]),
        })),
      }),
    }));

    const byModule = ({ downloadsByModule: rows }) => {
      const sorted = [...rows].sort((a, b) => a.downloads - b.downloads);
      return h(ChartFrame, frame({
        name: 'modules', title: t('downloads.byModule'), rows, rowKey: (row) => row.trainingModule.code,
        columns: [
          { key: 'module', label: t('dashboards.module'), head: true, value: (row) => row.trainingModule.title, cell: (row) => h('span', { lang: 'en' }, row.trainingModule.title) },
          amount('downloads'), amount('uniqueDownloads'), amount('declaredTrainees'), amount('declarations'),
        ],
        exported: { dataset: 'downloads', by: 'module', filter: filter() },
      }), () => h(EChart, {
        label: t('downloads.moduleChart', { n: rows.length }),
        style: { height: `${60 + 24 * sorted.length}px` },
        option: (colour) => ({
          grid,
          tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value) => number(value) },
          xAxis: numbers(colour),
          yAxis: names(colour, sorted.map((row) => row.trainingModule.title), { axisLabel: { color: colour('ink'), width: 160, overflow: 'truncate' } }),
          series: [{ type: 'bar', name: t('downloads.downloads'), data: sorted.map((row) => row.downloads), color: colour('series-1') }],
        }),
      }));
    };

    return () => shown(query, (data) => [
      h('p', { class: 'totals' }, t('downloads.totals', {
        downloads: number(data.downloads.downloads),
        unique: number(data.downloads.uniqueDownloads),
        declared: number(data.downloads.declaredTrainees),
      })),
      h('p', { class: 'note' }, t('downloads.robots')),
      data.downloadsOverTime.length ? [byMonth(data), byModule(data)] : h('p', t('dashboards.nothing')),
    ]);
  },
};
