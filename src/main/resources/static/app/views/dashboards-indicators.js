import { computed, h } from 'vue';
import { Bullet } from 'app/components/bullet.js';
import { ChartFrame } from 'app/components/chart-frame.js';
import { DataTable } from 'app/components/data-table.js';
import { SparkLine } from 'app/components/spark-line.js';
import { StatusMark } from 'app/components/status-mark.js';
import { t } from 'app/i18n.js';
import { indicatorValue, marks } from 'app/indicators.js';
import { useQuery } from 'app/query.js';
import { queryList, route, setQuery } from 'app/router.js';
import { EvidenceDialog } from 'app/views/dashboards-evidence.js';
import { shown } from 'app/views/dashboards-state.js';
import { years as published } from 'app/years.js';

const INDICATORS = `
query DashboardIndicators($year: Int!, $years: [Int!]!, $objective: Int, $computed: Boolean) {
  indicators(year: $year, objective: $objective, computed: $computed) {
    code
    title
    unit
    baseline { year value }
    target { threshold text }
    values(years: $years) { year value isMinimum missingReason }
    assessment(year: $year)
    assessmentText(year: $year)
  }
}
`;

const OBJECTIVES = ['0', '1', '2', '3', '4', '5'];
const options = (values, label) => values.map((value) => ({ value, label: label(value) }));

// A year that isn't published yet has few values.
const preset = ({ options: all }) => String(published.value.at(-1) ?? all.at(-1)?.value ?? '');

/** The programme's indicators: value, baseline, target, three years; each value leads to its evidence. */
export const IndicatorsDashboard = {
  filters: ['year', 'objective', 'computed'],
  choice(name, { years }) {
    const label = t(`filters.${name}`);
    if (name === 'year') {
      return { name, label, options: years.options, preset: preset(years) };
    }
    return name === 'objective' ? { name, label, options: options(OBJECTIVES, (value) => value) }
      : { name, label, options: options(['true', 'false'], (value) => t(`computed.${value}`)) };
  },
  props: ['choices'],
  setup(props) {
    const year = computed(() => Number(queryList('year')[0] ?? preset(props.choices.years)) || null);
    const years = computed(() => [year.value - 2, year.value - 1, year.value]);
    const variables = () => year.value && {
      year: year.value,
      years: years.value,
      objective: OBJECTIVES.includes(route.query.objective) ? Number(route.query.objective) : null,
      computed: { true: true, false: false }[route.query.computed] ?? null,
    };
    const query = useQuery(INDICATORS, variables);

    const of = (row, at) => row.values.find((given) => given.year === at);
    const words = (row, at) => {
      const given = of(row, at);
      return given?.value == null && given?.missingReason ? t(`missing.${given.missingReason}`)
        : indicatorValue(given?.value, row.unit);
    };

    const evidence = (row) => h('button', {
      type: 'button', class: 'link', 'aria-label': t('evidence.of', { value: words(row, year.value), code: row.code }),
      onClick: () => setQuery({ evidence: row.code }),
    }, words(row, year.value));

    const head = () => ({
      key: 'code', label: t('indicators.indicator'), head: true, value: (row) => row.code,
      cell: (row) => [h('span', { class: 'code' }, row.code), ' ', h('span', { lang: 'en' }, row.title)],
    });
    const target = () => ({ key: 'target', label: t('indicators.target'), value: (row) => row.target.text, cell: (row) => h('span', { lang: 'en' }, row.target.text) });
    const baseline = () => ({
      key: 'baseline', label: t('evidence.baseline'), number: true, value: (row) => row.baseline?.value,
      cell: (row) => indicatorValue(row.baseline?.value, row.unit),
    });
    const assessment = () => ({
      key: 'assessment', label: String(year.value), value: (row) => t(`indicators.${row.assessment}`),
      cell: (row) => h('span', { title: row.assessmentText }, h(StatusMark, { kind: marks[row.assessment], text: t(`indicators.${row.assessment}`) })),
    });
    const ofYear = (at) => ({ key: `y${at}`, label: String(at), number: true, value: (row) => of(row, at)?.value, cell: (row) => words(row, at) });

    const marked = () => [
      head(),
      {
        key: 'line', label: `${years.value[0]}–${years.value[2]}`, fixed: true, value: () => '',
        cell: (row) => h(SparkLine, {
          values: years.value.map((at) => of(row, at)?.value ?? null), label: years.value.map((at) => `${at}: ${words(row, at)}`).join(', '),
        }),
      },
      { ...ofYear(year.value), cell: evidence },
      baseline(),
      target(),
      {
        key: 'bullet', label: t('evidence.marks'), fixed: true, value: () => '',
        cell: (row) => h(Bullet, {
          value: of(row, year.value)?.value, baseline: row.baseline?.value, threshold: row.target.threshold,
          label: t('evidence.bullet', {
            value: words(row, year.value), baseline: indicatorValue(row.baseline?.value, row.unit), target: row.target.text,
          }),
        }),
      },
      assessment(),
    ];

    const legend = () => h('p', { class: 'note' }, t('evidence.legend'));

    return () => [
      shown(query, ({ indicators: rows }) => h(ChartFrame, {
        name: 'indicators', title: t('indicators.title'), rows, rowKey: (row) => row.code,
        columns: [head(), ...years.value.map(ofYear), baseline(), target(), assessment()],
        query: INDICATORS, variables: variables(),
        exported: {
          dataset: 'indicators',
          filter: Object.fromEntries(Object.entries(variables()).filter(([name, value]) => name !== 'year' && value != null)),
        },
      }, () => [legend(), h('div', { class: 'marked' }, h(DataTable, {
        caption: t('indicators.title'), columns: marked(), rows, rowKey: (row) => row.code, empty: t('dashboards.nothing'),
      }))])),
      route.query.evidence && year.value && h(EvidenceDialog, { code: route.query.evidence, year: year.value }),
    ];
  },
};
