import { h, watchEffect } from 'vue';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { ask } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { href, navigate } from 'app/router.js';
import { session } from 'app/session.js';

const YEARS = 'query ReportingYears { reportingYears { year status } }';

/** Goes to the return that is to be filled in next. */
export default {
  setup() {
    const query = useQuery(YEARS);
    let gone = false;
    watchEffect(async () => {
      if (query.data && !gone) {
        gone = true;
        const year = await next(query.data.reportingYears).catch(() => null);
        navigate(href('return', { year: year ?? query.data.reportingYears.at(-1).year }), { replace: true });
      }
    });
    return () => [
      h(PageHeading, { text: t('myReturn.nav') }),
      query.error ? h(Problem, { query }) : query.slow ? h(Skeleton, { lines: 9 }) : null,
    ];
  },
};

// The earliest open year that isn't handed in, else the latest that was ever opened.
async function next(years) {
  const open = years.filter(({ status }) => status === 'OPEN').map(({ year }) => year);
  const returns = open.length && await ask(`query MyReturns($country: CountryCode!) {
    ${open.map((year) => `y${year}: nationalReturn(country: $country, year: ${year}) { status }`).join('\n')}
  }`, { country: session.account.country.code });
  const due = open.find((year) => ['NOT_STARTED', 'DRAFT', 'SENT_BACK'].includes(returns[`y${year}`]?.status));
  return due ?? open.at(-1) ?? years.filter(({ status }) => status !== 'PLANNED').at(-1)?.year;
}
