import { computed, h, reactive } from 'vue';
import { Banner } from 'app/components/banner.js';
import { FilterBar } from 'app/components/filter-bar.js';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { YearSwitch } from 'app/components/year-switch.js';
import { t } from 'app/i18n.js';
import { useLive } from 'app/live.js';
import { useQuery } from 'app/query.js';
import { queryList, route } from 'app/router.js';
import { AcceptReady } from 'app/views/accept-ready.js';
import { reviewRows } from 'app/views/review-figures.js';
import { ReviewTable } from 'app/views/review-table.js';
import { YearBar } from 'app/views/year-bar.js';

const YEARS = 'query ReviewYears { reportingYears { year status } }';

const RETURNS = `
query Review($year: Int!, $before: Int!) {
  reportingYear(year: $year) {
    year status version opensOn dueOn locksOn publishedOn
    completeness { expected started submitted onTime late missing accepted countriesMissing { code name } }
  }
  now: nationalReturns(year: $year) {
    country { code name }
    status version onTime
    uptakes { trainees }
    warnings { answer { outdated } }
    changes { at by action }
  }
  before: nationalReturns(year: $before) { country { code } uptakes { trainees } }
}
`;

const CHANGES = 'subscription ReviewChanges($year: Int!) { uptakeChanged(year: $year) { country { code } nationalReturn { version } } }';

/** What is done here is told here, too, and shown by then. */
const SETTLED = 1_000;

const STATUSES = ['SUBMITTED', 'SENT_BACK', 'DRAFT', 'NOT_STARTED', 'ACCEPTED'];
const SHOWN = 6;

/** All returns of a year, as TAXUD reviews them; without a year, of the oldest that isn't published. */
export default {
  setup() {
    const years = useQuery(YEARS);
    const known = computed(() => years.data?.reportingYears ?? []);
    const year = computed(() => Number(route.params.year)
      || (known.value.find(({ status }) => status === 'OPEN' || status === 'LOCKED') ?? known.value.at(-1))?.year || null);
    const query = useQuery(RETURNS, () => (year.value ? { year: year.value, before: year.value - 1 } : null));
    const rows = computed(() => (query.data ? reviewRows(query.data) : []));
    const newest = reactive({});
    const outdated = () => query.data?.now.some(({ country, version }) => newest[`${query.data.reportingYear.year} ${country.code}`] > version);
    useLive(CHANGES, () => (year.value ? { year: year.value } : null), ({ uptakeChanged: { country, nationalReturn } }) => {
      const of = `${year.value} ${country.code}`;
      setTimeout(() => { newest[of] = nationalReturn?.version; }, SETTLED);
    }, query.reload);
    const chosen = () => queryList('status');
    const shown = () => rows.value.filter(({ status }) => !chosen().length || chosen().includes(status));

    const filters = () => [{
      name: 'status',
      label: t('review.status'),
      many: true,
      options: STATUSES.map((status) => ({ value: status, label: t(`returnStatus.${status}`) })),
    }];

    function body() {
      const failed = [years, query].find(({ error }) => error);
      if (failed) {
        return h(Problem, { query: failed });
      }
      if (!query.data) {
        return query.slow || years.slow ? h(Skeleton, { lines: 12 }) : h('div', { class: 'waiting' });
      }
      if (!rows.value.length) {
        return h('p', t('review.outside', { year: year.value }));
      }
      return [
        outdated() && h(Banner, { kind: 'info' }, () => [
          t('review.changedMeanwhile'), ' ', h('button', { type: 'button', onClick: query.reload }, t('review.showChanges')),
        ]),
        h(YearBar, { year: query.data.reportingYear, reload: query.reload }),
        h('div', { class: 'review-tools' }, [
          h(FilterBar, { filters: filters() }),
          h(AcceptReady, { rows: rows.value, year: year.value, reload: query.reload }),
        ]),
        h(ReviewTable, { rows: shown(), year: year.value, reload: query.reload }),
      ];
    }

    const switchable = () => [...new Set([...known.value.map((each) => each.year).slice(-SHOWN), year.value])]
      .filter(Boolean).sort();

    return () => h('div', { class: 'review' }, [
      h('div', { class: 'page-head' }, [
        h(PageHeading, { text: year.value ? t('review.title', { year: year.value }) : t('review.nav') }),
        known.value.length > 0 && h(YearSwitch, { years: switchable(), current: year.value, to: 'review-year' }),
      ]),
      body(),
    ]);
  },
};
