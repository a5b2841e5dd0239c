import { h } from 'vue';
import { Banner } from 'app/components/banner.js';
import { connection } from 'app/graphql.js';
import { t } from 'app/i18n.js';

/** Says that the connection is lost, as long as it is. */
export const ConnectionBanner = () => h('div', { class: 'connection', 'aria-live': 'polite' },
  connection.lost ? h(Banner, { kind: 'warn', live: false }, () => t('connection.lost')) : null);
