import { h } from 'vue';
import { Banner } from 'app/components/banner.js';
import { t } from 'app/i18n.js';

/** What went wrong with a query, where its answer would stand, and a way to try again. Props: `query` (of useQuery). */
export const Problem = ({ query }) => h(Banner, { kind: 'bad' }, () => [
  h('span', query.error.words),
  h('button', { type: 'button', class: 'plain', onClick: query.reload }, t('error.tryAgain')),
]);

Problem.props = ['query'];
