import { h } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { Problem } from 'app/components/problem.js';
import { RouteLink } from 'app/components/route-link.js';
import { Skeleton } from 'app/components/skeleton.js';
import { number, shortDate } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { AdminHead } from 'app/views/admin-frame.js';
import { YearActions, YearStatus } from 'app/views/year-actions.js';

const YEARS = `
query AdminYears($next: Int!) {
  reportingYears { ...year }
  next: reportingYear(year: $next) { ...year }
}
fragment year on ReportingYear {
  year status version opensOn dueOn locksOn publishedOn
  completeness { expected submitted accepted }
  changes { at by status reason }
}
`;

/** All years with their dates, and what can be done with each; the next year too, before anybody touched it. */
export default {
  setup() {
    const query = useQuery(YEARS, () => ({ next: new Date().getFullYear() + 1 }));

    function rows() {
      const { reportingYears, next } = query.data;
      const all = next && !reportingYears.some(({ year }) => year === next.year) ? [...reportingYears, next] : reportingYears;
      return all.toSorted((a, b) => b.year - a.year);
    }

    const day = (name) => ({ key: name, label: t(`cycle.${name}`), value: (row) => row[name], cell: (row) => (row[name] ? shortDate(row[name]) : '–') });

    const columns = () => [
      { key: 'year', label: t('country.year'), head: true, value: ({ year }) => String(year), cell: ({ year }) => h(RouteLink, { to: 'review-year', params: { year } }, () => String(year)) },
      { key: 'status', label: t('cycle.status'), value: ({ status }) => status, cell: ({ status }) => h(YearStatus, { status }) },
      day('opensOn'), day('dueOn'), day('locksOn'), day('publishedOn'),
      { key: 'submitted', label: t('completeness.submitted'), number: true, value: ({ completeness }) => completeness?.submitted, cell: ({ completeness }) => (completeness
        ? t('completeness.of', { n: number(completeness.submitted), all: number(completeness.expected) }) : '–') },
      { key: 'changed', label: t('cycle.changed'), value: ({ changes }) => changes?.at(-1)?.at, cell: ({ changes }) => (changes?.length
        ? h('span', { title: changes.at(-1).reason }, t('cycle.changedBy', { on: shortDate(changes.at(-1).at), by: changes.at(-1).by })) : '–') },
      { key: 'do', label: t('review.actions'), fixed: true, value: () => '', cell: (year) => h(YearActions, { year, reload: query.reload, named: true }) },
    ];

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 6 }) : h('div', { class: 'waiting' });
      }
      return h(DataTable, { caption: t('admin.years'), columns: columns(), rows: rows(), rowKey: ({ year }) => year });
    }

    return () => h('div', { class: 'admin' }, [h(AdminHead, { part: 'years' }), body()]);
  },
};
