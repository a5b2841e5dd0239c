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
import { SurveyForm } from 'app/views/survey-form.js';

const MODULE = `
query SurveyModule($code: ID!) {
  trainingModule(code: $code) { code title producedOn retiredOn }
  countries { code name }
}
`;

/** What a trainee thinks of a module, without an account. */
export default {
  setup() {
    const query = useQuery(MODULE, () => ({ code: route.params.module }));
    const module = computed(() => query.data?.trainingModule);
    const retired = computed(() => module.value?.retiredOn && module.value.retiredOn < new Date().toISOString());

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
      if (retired.value) {
        return h(Banner, { kind: 'info' }, () => t('survey.retired', { day: date(module.value.retiredOn) }));
      }
      return h(SurveyForm, { key: module.value.code, module: module.value, countries: query.data.countries });
    }

    return () => h('div', { class: 'form-page' }, [
      h(PageHeading, { text: t('survey.title') }),
      module.value && h('p', { class: 'subject', lang: 'en' }, module.value.title),
      body(),
      h('p', { class: 'aside' }, h(RouteLink, { to: 'take-back' }, () => t('takeBack.title'))),
    ]);
  },
};
