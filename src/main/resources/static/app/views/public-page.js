import { computed, h } from 'vue';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { YearSwitch } from 'app/components/year-switch.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { route } from 'app/router.js';
import { currentYear, loadYears, years, yearsProblem } from 'app/years.js';
import { CountryDialog } from 'app/views/public-country.js';
import { Downloads } from 'app/views/public-downloads.js';
import { Headline } from 'app/views/public-headline.js';
import { Indicators } from 'app/views/public-indicators.js';
import { UptakeMap } from 'app/views/public-map.js';

const FIGURES = `
query PublicFigures($year: Int!, $years: [Int!]!, $before: [Int!]!) {
  uptake: uptakeTotals(filter: { years: $years }) { ...uptake }
  uptakeBefore: uptakeTotals(filter: { years: $before }) { ...uptake }
  downloads(filter: { years: $years }) { downloads declaredTrainees }
  downloadsBefore: downloads(filter: { years: $before }) { downloads }
  quality(filter: { years: $years, audiences: [CUSTOMS_OFFICIAL] }) { responses overall marginOfError }
  qualityBefore: quality(filter: { years: $before, audiences: [CUSTOMS_OFFICIAL] }) { overall }
  countries(participatingIn: $year) { code name }
  uptakeByCountry(filter: { years: $years }) { country { code } modulesUsed trainees { count isMinimum } }
}
fragment uptake on UptakeTotals { modulesUsed countries trainees { count isMinimum uptakes uptakesCounted } }
`;

/** What is published of a year, for everybody. */
export default {
  setup() {
    const year = computed(currentYear);
    const published = computed(() => years.value.includes(year.value));
    const variables = () => (published.value
      ? { year: year.value, years: [year.value], before: [year.value - 1] } : null);
    const figures = useQuery(FIGURES, variables);

    function body() {
      if (yearsProblem.value) {
        return h(Problem, { query: { error: yearsProblem.value, reload: loadYears } });
      }
      if (years.value.length && !published.value) {
        return h('p', t('public.unpublished', { year: year.value }));
      }
      if (figures.error) {
        return h(Problem, { query: figures });
      }
      if (!figures.data) {
        return figures.slow ? h(Skeleton, { lines: 9 }) : h('div', { class: 'waiting' });
      }
      return [
        h(Headline, { figures: figures.data, year: year.value }),
        h('div', { class: 'halves', 'aria-busy': String(figures.loading) }, [
          h(UptakeMap, { figures: figures.data, year: year.value }),
          h(Indicators, { year: year.value, published: years.value }),
        ]),
        h(Downloads, { year: year.value, years: years.value }),
        route.query.country && h(CountryDialog, { code: route.query.country, year: year.value }),
      ];
    }

    return () => h('div', { class: 'public' }, [
      h('div', { class: 'page-head' }, [
        h(PageHeading, { text: year.value ? t('public.title', { year: year.value }) : t('public.titleWithoutYear') }),
        years.value.length > 0 && h(YearSwitch, { years: years.value, current: year.value, to: 'year' }),
      ]),
      body(),
    ]);
  },
};
