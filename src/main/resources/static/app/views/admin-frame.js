import { h } from 'vue';
import { PageHeading } from 'app/components/page-heading.js';
import { RouteLink } from 'app/components/route-link.js';
import { t } from 'app/i18n.js';
import { routes } from 'app/routes.js';
import { isOneOf } from 'app/session.js';

/** The pages of the administration that the reader may see, by their part's name. */
export const parts = () => ['modules', 'years', 'indicators', 'imports', 'accounts', 'audit']
  .filter((part) => isOneOf(routes.find(({ name }) => name === `admin-${part}`).roles));

/** The heading of a page of the administration, with the way to the others. Props: `part`; the slot: what the page offers to do. */
export const AdminHead = ({ part }, { slots }) => [
  h('nav', { class: 'segments admin-parts', 'aria-label': t('admin.nav') }, parts().map((each) =>
    h(RouteLink, { key: each, to: `admin-${each}` }, () => t(`admin.${each}`)))),
  h('div', { class: 'page-head' }, [h(PageHeading, { text: t(`admin.${part}`) }), slots.default?.()]),
];

AdminHead.props = ['part'];
