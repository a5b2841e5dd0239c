import { computed, h } from 'vue';
import { ChartFrame } from 'app/components/chart-frame.js';
import { TileMap } from 'app/components/tile-map.js';
import { countryName, number, trainees } from 'app/format.js';
import { t } from 'app/i18n.js';
import { setQuery } from 'app/router.js';

const QUERY = `
query UptakeByCountry($years: [Int!]!) {
  uptakeByCountry(filter: { years: $years }) {
    country { code name }
    modulesUsed
    trainees { count isMinimum uptakes uptakesCounted }
  }
}
`;

/** Where modules are used. Props: `figures` (of PublicFigures), `year`. */
export const UptakeMap = {
  props: ['figures', 'year'],
  setup(props) {
    // A country without an uptake has no row in the figures, but a place on the map.
    const rows = computed(() => {
      const used = new Map(props.figures.uptakeByCountry.map((row) => [row.country.code, row]));
      return props.figures.countries.map((country) => ({
        code: country.code,
        name: countryName(country),
        modulesUsed: used.get(country.code)?.modulesUsed ?? 0,
        trainees: used.get(country.code)?.trainees ?? { count: 0, isMinimum: false },
      }));
    });

    const columns = computed(() => [
      { key: 'country', label: t('map.country'), head: true, value: (row) => row.name, cell: (row) => country(row) },
      { key: 'modules', label: t('map.modules'), number: true, value: (row) => row.modulesUsed, cell: (row) => number(row.modulesUsed) },
      { key: 'trainees', label: t('map.trainees'), number: true, value: (row) => row.trainees.count, cell: (row) => trainees(row.trainees) },
    ]);

    const open = (row) => setQuery({ country: row.code });
    const country = (row) => h('button', { type: 'button', class: 'link', onClick: () => open(row) }, row.name);
    const words = (row) => t('map.words', { modules: number(row.modulesUsed), trainees: trainees(row.trainees) }, row.modulesUsed);

    return () => h(ChartFrame, {
      name: 'countries',
      title: t('map.title'),
      columns: columns.value,
      rows: rows.value,
      rowKey: (row) => row.code,
      query: QUERY,
      variables: { years: [props.year] },
    }, () => h(TileMap, {
      label: t('map.title'),
      tiles: rows.value.map((row) => ({ ...row, value: row.modulesUsed, words: words(row) })),
      onOpen: open,
    }));
  },
};
