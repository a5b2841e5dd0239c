import { ref } from 'vue';
import { ask } from 'app/graphql.js';
import { route } from 'app/router.js';

/** The published years, ascending; empty until they are there. */
export const years = ref([]);

/** Why the years couldn't be had; null if they could. */
export const yearsProblem = ref(null);

/** The year that the address names, else the latest published one; null until that is known. */
export const currentYear = () => Number(route.params.year) || years.value.at(-1) || null;

/** Asks which years are published. */
export async function loadYears() {
  try {
    const { reportingYears } = await ask('query Years { reportingYears { year status } }');
    years.value = reportingYears.filter(({ status }) => status === 'PUBLISHED').map(({ year }) => year);
    yearsProblem.value = null;
  }
  catch (error) {
    yearsProblem.value = error;
  }
}
