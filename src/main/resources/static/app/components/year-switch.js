import { h } from 'vue';
import { RouteLink } from 'app/components/route-link.js';
import { t } from 'app/i18n.js';

/** Years side by side as links. Props: `years`, `current`, `to` (a page's name, which takes the year as `params.year`). */
export const YearSwitch = ({ years, current, to }) => h('nav', { class: 'segments', 'aria-label': t('year.choose') },
  years.map((year) => h(RouteLink, { key: year, to, params: { year }, 'aria-current': year === current ? 'true' : null },
    () => String(year))));

YearSwitch.props = ['years', 'current', 'to'];
