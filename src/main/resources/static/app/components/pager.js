import { h } from 'vue';
import { t } from 'app/i18n.js';
import { route, setQuery } from 'app/router.js';

/** Pages of a list; the cursor lives in the address as `after`. Props: `connection` (with `pageInfo` and `totalCount`). */
export const Pager = ({ connection: { pageInfo } }) => (route.query.after || pageInfo.hasNextPage
  ? h('nav', { class: 'buttons', 'aria-label': t('pager.label') }, [
    route.query.after && h('button', { type: 'button', onClick: () => setQuery({ after: null }, { replace: false }) }, t('pager.first')),
    pageInfo.hasNextPage && h('button', { type: 'button', onClick: () => setQuery({ after: pageInfo.endCursor }, { replace: false }) }, t('pager.next')),
  ]) : null);

Pager.props = ['connection'];
