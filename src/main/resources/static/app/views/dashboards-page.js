import { computed, h } from 'vue';
import { FilterBar } from 'app/components/filter-bar.js';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { RouteLink } from 'app/components/route-link.js';
import { useChoices } from 'app/dashboard-filters.js';
import { t } from 'app/i18n.js';
import { route } from 'app/router.js';
import { DownloadsDashboard } from 'app/views/dashboards-downloads.js';
import { IndicatorsDashboard } from 'app/views/dashboards-indicators.js';
import { QualityDashboard } from 'app/views/dashboards-quality.js';
import { SessionsDashboard } from 'app/views/dashboards-sessions.js';
import { UptakeDashboard } from 'app/views/dashboards-uptake.js';

const VIEWS = {
  uptake: UptakeDashboard,
  quality: QualityDashboard,
  downloads: DownloadsDashboard,
  sessions: SessionsDashboard,
  indicators: IndicatorsDashboard,
};

/** The figures at a glance, filtered by what the address says, so that a view can be sent to somebody. */
export default {
  setup() {
    const { query, choices } = useChoices();
    const name = computed(() => route.params.view ?? 'uptake');

    // The filters go along to where they mean something.
    const links = () => h('nav', { class: 'segments', 'aria-label': t('dashboards.views') }, Object.entries(VIEWS).map(([view, { filters }]) =>
      h(RouteLink, {
        key: view,
        to: 'dashboard',
        params: { view },
        query: Object.fromEntries(Object.entries(route.query).filter(([filter]) => filters.includes(filter))),
        'aria-current': view === name.value ? 'page' : null,
      }, () => t(`dashboards.${view}`))));

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      const view = VIEWS[name.value];
      return [
        h(FilterBar, { filters: view.filters.map((filter) => choices.value[filter] ?? view.choice(filter, choices.value)) }),
        h(view, { key: name.value, choices: choices.value }),
      ];
    }

    return () => [
      h('div', { class: 'page-head' }, [h(PageHeading, { text: t('dashboards.title') }), links()]),
      body(),
    ];
  },
};
