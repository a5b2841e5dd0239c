import { h, watchEffect } from 'vue';
import { Banner } from 'app/components/banner.js';
import { PageHeading } from 'app/components/page-heading.js';
import { SignInForm } from 'app/components/sign-in-form.js';
import { t } from 'app/i18n.js';
import { href, navigate, route } from 'app/router.js';
import { routes } from 'app/routes.js';
import { session } from 'app/session.js';
import { currentYear } from 'app/years.js';

// Why a sign-in elsewhere has led back here (SignInOutcome), as `problem` in the address.
const PROBLEMS = ['no_name', 'no_role', 'several_roles', 'no_country', 'several_countries', 'disabled', 'name_taken', 'unavailable',
  'expired', 'cancelled', 'failed'];

/** Signs in and goes to the first page of the role's. */
export default {
  setup() {
    watchEffect(() => {
      if (session.account) {
        const { role, country } = session.account;
        const first = routes.find(({ nav, roles }) => nav && roles?.includes(role));
        navigate(href(first?.name ?? 'home', { year: currentYear(), country: country?.code }), { replace: true });
      }
    });
    return () => h('div', { class: 'narrow' }, [
      h(PageHeading, { text: t('signIn.title') }),
      PROBLEMS.includes(route.query.problem) ? h(Banner, { kind: 'bad' }, () => t(`signInProblem.${route.query.problem}`)) : null,
      h(SignInForm),
    ]);
  },
};
