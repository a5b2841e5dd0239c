import { h } from 'vue';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';

/**
 * Ways to sign in without a password here, where there are any. Props: `aside` (opens another window, so that nothing typed
 * on this page is lost).
 */
export const SignInProviders = {
  props: ['aside'],
  setup(props) {
    const query = useQuery('query SignInProviders { signInProviders { name url } }');

    return () => (query.data?.signInProviders.length ? h('ul', { class: 'sign-in-providers' },
      query.data.signInProviders.map(({ name, url }) => h('li', { key: url }, h('a', {
        href: url, target: props.aside ? '_blank' : null, rel: props.aside ? 'noopener' : null,
      }, t('signIn.with', { name }))))) : null);
  },
};
