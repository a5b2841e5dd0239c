import { computed, h } from 'vue';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { StatusMark } from 'app/components/status-mark.js';
import { t } from 'app/i18n.js';
import { indicatorValue, marks } from 'app/indicators.js';
import { useQuery } from 'app/query.js';

const INDICATORS = `
query PublicIndicators($year: Int!, $years: [Int!]!) {
  indicators(year: $year, computed: true) {
    code
    title
    unit
    note
    target { text }
    values(years: $years) { year value isMinimum note missingReason }
    assessment(year: $year)
    assessmentText(year: $year)
  }
}
`;

/** The training indicators with their last three years. Props: `year`, `published` (years). */
export const Indicators = {
  props: ['year', 'published'],
  setup(props) {
    const years = computed(() => props.published.filter((year) => year <= props.year).slice(-3));
    const column = (year) => ['number', { older: year < props.year }];
    const query = useQuery(INDICATORS, () => ({ year: props.year, years: years.value }));

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 10 }) : h('div', { class: 'waiting' });
      }
      const notes = [];
      const rows = query.data.indicators.map((indicator) => row(indicator, notes));
      return [
        h('div', { class: 'table', tabindex: 0, role: 'group', 'aria-labelledby': 'indicators' }, h('table', { 'aria-labelledby': 'indicators' }, [
          h('thead', h('tr', [
            h('th', { scope: 'col' }, t('indicators.indicator')),
            ...years.value.map((year) => h('th', { key: year, scope: 'col', class: column(year) }, String(year))),
            h('th', { scope: 'col' }, t('indicators.target')),
            h('th', { scope: 'col' }, String(props.year)),
          ])),
          h('tbody', rows),
        ])),
        notes.length > 0 && h('ol', { class: 'notes' }, notes.map((note) => h('li', { lang: 'en', key: note }, note))),
      ];
    }

    const row = (indicator, notes) => h('tr', { key: indicator.code }, [
      h('th', { scope: 'row' }, [
        h('span', { class: 'code' }, indicator.code), ' ', h('span', { lang: 'en' }, indicator.title), mark(notes, indicator.note),
      ]),
      ...years.value.map((year) => value(indicator, indicator.values.find((given) => given.year === year), notes, year)),
      h('td', { lang: 'en' }, indicator.target.text),
      h('td', { title: indicator.assessmentText }, h(StatusMark, {
        kind: marks[indicator.assessment], text: t(`indicators.${indicator.assessment}`),
      })),
    ]);

    function value(indicator, given, notes, year) {
      if (given?.value == null) {
        return h('td', { key: year, class: column(year) }, given?.missingReason ? [t(`missing.${given.missingReason}`), mark(notes, given.note)] : '–');
      }
      return h('td', { key: year, class: column(year) }, [indicatorValue(given.value, indicator.unit), mark(notes, given.note)]);
    }

    return () => h('section', { class: 'indicators' }, [h('h2', { id: 'indicators' }, t('indicators.title')), body()]);
  },
};

// A footnote's number; the same note has the same.
function mark(notes, note) {
  if (!note) {
    return null;
  }
  if (!notes.includes(note)) {
    notes.push(note);
  }
  return h('sup', [h('span', { class: 'unseen' }, t('indicators.note')), String(notes.indexOf(note) + 1)]);
}
