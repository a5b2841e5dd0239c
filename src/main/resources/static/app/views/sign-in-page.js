import { h, watchEffect } from 'vue';
import { PageHeading } from 'app/components/page-heading.js';
import { SignInForm } from 'app/components/sign-in-form.js';
import { t } from 'app/i18n.js';
import { href, navigate } from 'app/router.js';
import { routes } from 'app/routes.js';
import { session } from 'app/session.js';
import { currentYear } from 'app/years.js';

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
    return () => h('div', { class: 'narrow' }, [h(PageHeading, { text: t('signIn.title') }), h(SignInForm)]);
  },
};
