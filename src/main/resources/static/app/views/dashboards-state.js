import { h } from 'vue';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';

/** A query's answer as `show(data)` has it; until it is there, or where there is none, what is to be said. */
export function shown(query, show) {
  if (query.error) {
    return h(Problem, { query });
  }
  if (!query.data) {
    return query.slow ? h(Skeleton, { lines: 10 }) : h('div', { class: 'waiting' });
  }
  return h('div', { class: 'dashboard', 'aria-busy': String(query.loading) }, show(query.data));
}
