import { computed } from 'vue';
import { countryName } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { queryList, route } from 'app/router.js';
import { session } from 'app/session.js';

const CHOICES = `
query DashboardChoices {
  reportingYears { year status }
  countries { code name }
  trainingModules(first: 200) { nodes { code title programme } }
}
`;

const AUDIENCES = ['CUSTOMS_OFFICIAL', 'ECONOMIC_OPERATOR', 'OTHER_USER'];

/** What the dashboards can be filtered by: `years`, `countries`, `modules`, `programme`, `audiences`, each as FilterBar takes it. */
export function useChoices() {
  const query = useQuery(CHOICES);
  const choices = computed(() => {
    const { reportingYears = [], countries = [], trainingModules = { nodes: [] } } = query.data ?? {};
    const modules = trainingModules.nodes;
    const named = (name, values, many = true) => ({ name, label: t(`filters.${name}`), options: values, many });
    return {
      years: named('years', yearsOf(reportingYears).map((year) => ({ value: String(year), label: String(year) }))),
      countries: named('countries', countries.map((country) => ({ value: country.code, label: countryName(country) }))),
      modules: named('modules', modules.map(({ code, title }) => ({ value: code, label: title }))),
      programme: named('programme', [...new Set(modules.map(({ programme }) => programme))].sort()
        .map((programme) => ({ value: programme, label: programme })), false),
      audiences: named('audiences', AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))),
    };
  });
  return { query, choices };
}

// Who isn't signed in sees nothing of a year before it is published.
const yearsOf = (reportingYears) => reportingYears
  .filter(({ status }) => (session.account ? status !== 'PLANNED' : status === 'PUBLISHED')).map(({ year }) => year);

/** The filter that the address holds, as the API takes it; what isn't in the address isn't in it. */
export function filterOf(...names) {
  const filter = {};
  for (const name of names) {
    const values = queryList(name);
    if (name === 'programme' && route.query.programme) {
      filter.programme = route.query.programme;
    }
    else if (name === 'years' && values.length) {
      filter.years = values.map(Number).filter(Number.isInteger);
    }
    else if (name !== 'programme' && values.length) {
      filter[name] = values;
    }
  }
  return filter;
}
