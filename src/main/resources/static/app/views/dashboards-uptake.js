import { h } from 'vue';
import { ChartFrame } from 'app/components/chart-frame.js';
import { HeatMap } from 'app/components/heat-map.js';
import { filterOf } from 'app/dashboard-filters.js';
import { countryName, number, trainees } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { shown } from 'app/views/dashboards-state.js';

const UPTAKE = `
query DashboardUptake($filter: UptakeFilter!) {
  uptakeTotals(filter: $filter) { modulesUsed distinctModules countries trainees { count isMinimum } }
  uptakeByModule(filter: $filter) { trainingModule { code title } modulesUsed trainees { count isMinimum } }
  uptakeByCountry(filter: $filter) { country { code name } modulesUsed trainees { count isMinimum } }
  uptakeByModuleAndCountry(filter: $filter) {
    trainingModule { code title }
    country { code name }
    modulesUsed
    trainees { count isMinimum uptakesCounted }
  }
}
`;

/** Modules × countries. */
export const UptakeDashboard = {
  filters: ['years', 'countries', 'programme', 'modules'],
  setup() {
    const filter = () => filterOf('years', 'countries', 'programme', 'modules');
    const query = useQuery(UPTAKE, () => ({ filter: filter() }));

    const columns = () => [
      { key: 'module', label: t('dashboards.module'), head: true, value: (row) => row.trainingModule.title, cell: (row) => h('span', { lang: 'en' }, row.trainingModule.title) },
      { key: 'country', label: t('map.country'), value: (row) => countryName(row.country) },
      { key: 'modulesUsed', label: t('map.modules'), number: true, value: (row) => row.modulesUsed, cell: (row) => number(row.modulesUsed) },
      { key: 'trainees', label: t('map.trainees'), number: true, value: (row) => known(row.trainees), cell: (row) => words(row.trainees) },
    ];

    const known = ({ count, uptakesCounted }) => (uptakesCounted ? count : null);
    const words = (sum) => (sum.uptakesCounted ? trainees(sum) : t('figure.unknown'));
    const short = ({ count, isMinimum }) => (isMinimum ? `≥${number(count)}` : number(count));

    const map = (data) => h(HeatMap, {
      caption: t('dashboards.heatMap'),
      corner: t('dashboards.module'),
      unknown: t('figure.unknown'),
      sumLabel: t('dashboards.sum'),
      total: short(data.uptakeTotals.trainees),
      rows: data.uptakeByModule.map(({ trainingModule, trainees: sum }) => ({
        key: trainingModule.code, label: trainingModule.title, title: trainingModule.code, sum: short(sum),
      })),
      columns: data.uptakeByCountry.map(({ country, trainees: sum }) => ({
        key: country.code, label: country.code, title: countryName(country), sum: short(sum),
      })),
      cells: new Map(data.uptakeByModuleAndCountry.map((cell) =>
        [`${cell.trainingModule.code} ${cell.country.code}`, known(cell.trainees)])),
    });

    const totals = ({ uptakeTotals }) => h('p', { class: 'totals' }, t('dashboards.uptakeTotals', {
      used: number(uptakeTotals.modulesUsed),
      modules: number(uptakeTotals.distinctModules),
      countries: number(uptakeTotals.countries),
      trainees: trainees(uptakeTotals.trainees),
    }));

    return () => shown(query, (data) => h(ChartFrame, {
      name: 'uptake', title: t('dashboards.heatMap'), columns: columns(), rows: data.uptakeByModuleAndCountry,
      rowKey: (row) => `${row.trainingModule.code} ${row.country.code}`,
      query: UPTAKE, variables: { filter: filter() }, exported: { dataset: 'uptake', by: 'uptake', filter: filter() },
    }, () => (data.uptakeByModule.length ? [totals(data), map(data)] : h('p', t('dashboards.nothing')))));
  },
};
