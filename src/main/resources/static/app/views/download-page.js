import { computed, h } from 'vue';
import { Banner } from 'app/components/banner.js';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { RouteLink } from 'app/components/route-link.js';
import { Skeleton } from 'app/components/skeleton.js';
import { date } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { route } from 'app/router.js';
import { DownloadForm } from 'app/views/download-form.js';

const MODULE = `
query DownloadModule($code: ID!) {
  trainingModule(code: $code) { code title retiredOn downloads { language formats path address } }
  countries { code name }
}
`;

/** A module's files, for those who say how many people they will train. */
export default {
  setup() {
    const query = useQuery(MODULE, () => ({ code: route.params.module }));
    const module = computed(() => query.data?.trainingModule);

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 8 }) : h('div', { class: 'waiting' });
      }
      if (!module.value) {
        return h('p', t('survey.noModule', { code: route.params.module }));
      }
      const { retiredOn, downloads } = module.value;
      if (retiredOn && retiredOn < new Date().toISOString()) {
        return h(Banner, { kind: 'info' }, () => t('declare.retired', { day: date(retiredOn) }));
      }
      if (!downloads.length) {
        return h('p', t('declare.noFiles'));
      }
      return h(DownloadForm, { key: module.value.code, module: module.value, countries: query.data.countries });
    }

    return () => h('div', { class: 'form-page' }, [
      h(PageHeading, { text: t('declare.title') }),
      module.value && h('p', { class: 'subject', lang: 'en' }, module.value.title),
      body(),
      h('p', { class: 'aside' }, h(RouteLink, { to: 'take-back' }, () => t('takeBack.title'))),
    ]);
  },
};
