import { h } from 'vue';
import { PageHeading } from 'app/components/page-heading.js';
import { RouteLink } from 'app/components/route-link.js';
import { t } from 'app/i18n.js';
import { parts } from 'app/views/admin-frame.js';

/** What can be administered. */
export default {
  setup: () => () => h('div', [
    h('div', { class: 'page-head' }, h(PageHeading, { text: t('admin.title') })),
    h('ul', { class: 'admin-list' }, parts().map((part) => h('li', { key: part }, [
      h('h2', h(RouteLink, { to: `admin-${part}` }, () => t(`admin.${part}`))),
      h('p', t(`about.${part}`)),
    ]))),
  ]),
};
