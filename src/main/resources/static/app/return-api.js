import { ask } from 'app/graphql.js';

const STATE = `
fragment state on NationalReturn {
  status version takesChanges sendBackReason submittedAt acceptedAt
  uptakes { trainees note trainingModule { code title programme } }
  warnings { code trainingModule { code } answer { note by outdated } }
}`;

const LOAD = `
query MyReturn($country: CountryCode!, $year: Int!, $before: Int!) {
  reportingYear(year: $year) { status dueOn locksOn }
  nationalReturn(country: $country, year: $year) { ...state }
  before: nationalReturn(country: $country, year: $before) { uptakes { trainees trainingModule { code } } }
}${STATE}`;

const MODULES = `
query Modules($year: Int!, $after: String) {
  trainingModules(filter: { availableIn: $year }, first: 200, after: $after) {
    nodes { code title programme }
    pageInfo { hasNextPage endCursor }
  }
}`;

const AGAIN = `
query MyReturnAgain($country: CountryCode!, $year: Int!) {
  reportingYear(year: $year) { status dueOn locksOn }
  nationalReturn(country: $country, year: $year) {
    ...state
    changes { at by before { trainingModule { code } } after { trainingModule { code } } }
  }
}${STATE}`;

const mutation = (name) => {
  const type = name[0].toUpperCase() + name.slice(1);
  return `mutation ${type}($input: ${type}Input!) { ${name}(input: $input) { nationalReturn { ...state } errors { code message } } }${STATE}`;
};

/** The return with its year, the year before and the modules there are. */
export async function load(country, year) {
  const [data, modules] = await Promise.all([ask(LOAD, { country, year, before: year - 1 }), loadModules(year)]);
  return { ...data, modules };
}

async function loadModules(year) {
  const modules = [];
  for (let after = null; ;) {
    const { trainingModules: { nodes, pageInfo } } = await ask(MODULES, { year, after });
    modules.push(...nodes);
    if (!pageInfo.hasNextPage) {
      return modules;
    }
    after = pageInfo.endCursor;
  }
}

/** The return as it stands now, with its history and its year. */
export const loadAgain = (country, year) => ask(AGAIN, { country, year });

/** One of the mutations on a return; resolves to its payload. */
export const change = async (name, input) => (await ask(mutation(name), { input }))[name];
