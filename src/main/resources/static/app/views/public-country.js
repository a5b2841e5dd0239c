import { computed, h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { countryName, number, trainees } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { setQuery } from 'app/router.js';

const COUNTRY = `
query PublicCountry($country: CountryCode!, $year: Int!) {
  uptakeByYear(filter: { countries: [$country] }) { year modulesUsed trainees { count isMinimum } }
  nationalReturn(country: $country, year: $year) {
    country { code name }
    uptakes { trainees trainingModule { code title } }
  }
}
`;

/** A country's figures of a year, over the page. Props: `code`, `year`. */
export const CountryDialog = {
  props: ['code', 'year'],
  setup(props) {
    const query = useQuery(COUNTRY, () => ({ country: props.code, year: props.year }));
    const title = computed(() => t('country.title', {
      country: countryName(query.data?.nationalReturn?.country ?? { code: props.code }), year: props.year,
    }));

    const modules = () => [
      { key: 'module', label: t('country.module'), head: true, value: (row) => row.trainingModule.title, cell: (row) => h('span', { lang: 'en' }, row.trainingModule.title) },
      { key: 'trainees', label: t('map.trainees'), number: true, value: (row) => row.trainees, cell: (row) => (row.trainees == null ? t('figure.unknown') : number(row.trainees)) },
    ];
    const byYear = () => [
      { key: 'year', label: t('country.year'), head: true, fixed: true, value: (row) => String(row.year) },
      { key: 'modules', label: t('map.modules'), number: true, fixed: true, value: (row) => row.modulesUsed, cell: (row) => number(row.modulesUsed) },
      { key: 'trainees', label: t('map.trainees'), number: true, fixed: true, value: (row) => row.trainees.count, cell: (row) => trainees(row.trainees) },
    ];

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 6 }) : h('div', { class: 'waiting' });
      }
      return [
        h(DataTable, {
          caption: t('country.years'), seen: true, columns: byYear(), rows: query.data.uptakeByYear, rowKey: (row) => row.year,
          empty: t('country.none'),
        }),
        h(DataTable, {
          caption: t('country.modules', { year: props.year }), seen: true, columns: modules(),
          rows: query.data.nationalReturn?.uptakes ?? [], rowKey: (row) => row.trainingModule.code, empty: t('country.none'),
        }),
      ];
    }

    return () => h(ModalDialog, { title: title.value, onClose: () => setQuery({ country: null }) }, body);
  },
};
