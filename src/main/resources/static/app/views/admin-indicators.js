import { computed, h, ref } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { FilterBar } from 'app/components/filter-bar.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { number } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { queryList, route, setQuery } from 'app/router.js';
import { AdminHead } from 'app/views/admin-frame.js';
import { DefineIndicator } from 'app/views/admin-indicator-definition.js';
import { IndicatorHistory } from 'app/views/admin-indicator-history.js';
import { RecordValue } from 'app/views/admin-indicator-value.js';

const INDICATORS = `
query AdminIndicators($year: Int!, $computed: Boolean) {
  indicators(year: $year, computed: $computed) {
    code objective title source unit note computed measure version
    baseline { year value }
    target { kind threshold text }
    values { year value note missingReason lowReliability isMinimum }
    changes { at by year summary }
  }
  reportingYears { year status }
}
`;

/** The indicators: define, record values or why there are none, history. */
export default {
  setup() {
    const latest = new Date().getFullYear();
    const year = computed(() => Number(route.query.year) || latest);
    const kind = () => route.query.kind;
    const query = useQuery(INDICATORS, () => ({ year: year.value, computed: kind() ? kind() === 'computed' : undefined }));
    const dialog = ref(null);

    const years = () => query.data?.reportingYears ?? [];
    const open = (view, indicator) => () => { dialog.value = { view, indicator }; };

    function filters() {
      const objectives = [...new Set(query.data.indicators.map(({ objective }) => objective))].sort((a, b) => a - b);
      return [
        { name: 'objective', label: t('definition.objective'), options: objectives.map((each) => ({ value: String(each), label: String(each) })) },
        { name: 'kind', label: t('definition.kind'), options: ['computed', 'recorded'].map((value) => ({ value, label: t(`definition.${value}`) })) },
      ];
    }

    // Always one: there is nothing to record of all of them.
    const yearChoice = () => h('label', [
      h('span', t('year.choose')),
      h('select', { value: year.value, onChange: (event) => setQuery({ year: event.target.value }) },
        years().map((each) => h('option', { key: each.year, value: each.year }, String(each.year)))),
    ]);

    const button = (words, indicator, view) => h('button', {
      type: 'button', class: 'plain', 'aria-label': `${words}: ${indicator.code}`, onClick: open(view, indicator),
    }, words);

    const valueOf = (indicator, of) => indicator.values.find((value) => value.year === of);

    function shown(indicator, of) {
      const value = valueOf(indicator, of);
      if (value?.value != null) {
        return [number(value.value, 6, 0), value.note && h('small', ` ${t('definition.noted')}`)];
      }
      return value?.missingReason ? t(`missing.${value.missingReason}`) : '–';
    }

    const columns = () => [
      { key: 'code', label: t('modules.code'), head: true, value: ({ code }) => code },
      { key: 'title', label: t('indicators.indicator'), value: ({ title }) => title, cell: ({ title }) => h('span', { lang: 'en' }, title) },
      { key: 'unit', label: t('definition.unit'), value: ({ unit }) => t(`unit.${unit}`) },
      { key: 'baseline', label: t('definition.baseline'), number: true, value: ({ baseline }) => baseline?.value, cell: ({ baseline }) => (baseline ? number(baseline.value, 6, 0) : '–') },
      { key: 'target', label: t('indicators.target'), value: ({ target }) => target.text, cell: ({ target }) => h('span', { lang: 'en' }, target.text) },
      { key: 'kind', label: t('definition.kind'), value: ({ computed: is }) => t(is ? 'definition.computed' : 'definition.recorded') },
      ...[year.value - 1, year.value].map((each) => ({ key: `in${each}`, label: String(each), number: true, value: (row) => valueOf(row, each)?.value, cell: (row) => shown(row, each) })),
      { key: 'do', label: t('review.actions'), fixed: true, value: () => '', cell: (indicator) => h('span', { class: 'row-actions' }, [
        button(t('definition.record'), indicator, RecordValue),
        button(t('modules.change'), indicator, DefineIndicator),
        button(t('history.title'), indicator, IndicatorHistory),
      ]) },
    ];

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 12 }) : h('div', { class: 'waiting' });
      }
      const rows = query.data.indicators.filter(({ objective }) => !route.query.objective || queryList('objective').includes(String(objective)));
      return [
        h('div', { class: 'admin-tools' }, [yearChoice(), h(FilterBar, { filters: filters() })]),
        h(DataTable, { caption: t('definition.caption', { n: rows.length }, rows.length), seen: true, columns: columns(), rows, rowKey: ({ code }) => code }),
        dialog.value && h(dialog.value.view, {
          indicator: dialog.value.indicator, year: year.value, years: years(), reload: query.reload, onClose: () => { dialog.value = null; },
        }),
      ];
    }

    return () => h('div', { class: 'admin' }, [
      h(AdminHead, { part: 'indicators' }, () => h('button', { type: 'button', class: 'main', onClick: open(DefineIndicator, null) }, t('definition.define'))),
      body(),
    ]);
  },
};
