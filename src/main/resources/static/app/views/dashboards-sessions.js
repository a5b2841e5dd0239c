import { h } from 'vue';
import { grid, names, numbers } from 'app/chart-axes.js';
import { ChartFrame } from 'app/components/chart-frame.js';
import { EChart } from 'app/components/e-chart.js';
import { filterOf } from 'app/dashboard-filters.js';
import { number, percent } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { shown } from 'app/views/dashboards-state.js';

const SESSIONS = `
query DashboardSessions($filter: TrainingSessionFilter!) {
  sessionTotals(filter: $filter) { ...sums }
  sessionsByYear(filter: $filter) { year totals { ...sums } }
  sessionsBySystem(filter: $filter) { system totals { ...sums } }
}
fragment sums on SessionTotals { sessions officialsTrained metExpectationsPercent usefulPercent }
`;

/** IT training sessions by year and by system. */
export const SessionsDashboard = {
  filters: ['years', 'countries'],
  setup() {
    const filter = () => filterOf('years', 'countries');
    const query = useQuery(SESSIONS, () => ({ filter: filter() }));

    const amount = (key) => ({ key, label: t(`sessions.${key}`), number: true, value: ({ totals }) => totals[key], cell: ({ totals }) => number(totals[key]) });
    const share = (key) => ({
      key, label: t(`sessions.${key}`), number: true, value: ({ totals }) => totals[key],
      cell: ({ totals }) => (totals[key] == null ? '–' : percent(totals[key] / 100)),
    });

    function chart(name, by, rows, head) {
      return h(ChartFrame, {
        name, title: t(`sessions.${name}`), rows, rowKey: head.value,
        columns: [head, amount('sessions'), amount('officialsTrained'), share('metExpectationsPercent'), share('usefulPercent')],
        query: SESSIONS, variables: { filter: filter() }, exported: { dataset: 'sessions', by, filter: filter() },
      }, () => h(EChart, {
        label: t('sessions.chart', { words: rows.map((row) => `${head.value(row)}: ${number(row.totals.officialsTrained)}`).join(', ') }),
        option: (colour) => ({
          grid: { ...grid, top: 40 },
          legend: { top: 0, left: 0, textStyle: { color: colour('ink') } },
          tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value) => number(value) },
          xAxis: names(colour, rows.map((row) => String(head.value(row))), { axisLabel: { color: colour('ink'), rotate: rows.length > 6 ? 45 : 0 } }),
          yAxis: numbers(colour),
          series: ['sessions', 'officialsTrained'].map((key, at) => ({
            type: 'bar', name: t(`sessions.${key}`), barMaxWidth: 48, data: rows.map(({ totals }) => totals[key]), color: colour(['series-2', 'series-1'][at]),
          })),
        }),
      }));
    }

    return () => shown(query, ({ sessionTotals, sessionsByYear, sessionsBySystem }) => (sessionTotals.sessions ? [
      h('p', { class: 'totals' }, t('sessions.totals', {
        sessions: number(sessionTotals.sessions),
        officials: number(sessionTotals.officialsTrained),
        met: sessionTotals.metExpectationsPercent == null ? '–' : percent(sessionTotals.metExpectationsPercent / 100),
        useful: sessionTotals.usefulPercent == null ? '–' : percent(sessionTotals.usefulPercent / 100),
      })),
      h('div', { class: 'pair' }, [
        chart('byYear', 'year', sessionsByYear, { key: 'year', label: t('country.year'), head: true, value: (row) => row.year, cell: (row) => String(row.year) }),
        chart('bySystem', 'system', sessionsBySystem, { key: 'system', label: t('sessions.system'), head: true, value: (row) => row.system }),
      ]),
    ] : h('p', t('dashboards.nothing'))));
  },
};
