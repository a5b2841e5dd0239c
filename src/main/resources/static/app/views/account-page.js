import { h, ref } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { toast } from 'app/components/toasts.js';
import { countryName, date } from 'app/format.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';
import { useQuery } from 'app/query.js';
import { AccountTokens } from 'app/views/account-tokens.js';

const ME = `
query Account {
  me { username role country { code name } email demo issuer passwordChangedAt }
}
`;

/** One's own account: what it is, its password, its tokens. */
export default {
  setup() {
    const query = useQuery(ME);
    const changing = ref(false);

    const dialog = () => h(FormDialog, {
      title: t('me.changePassword'),
      action: t('me.changePassword'),
      fields: [
        { name: 'currentPassword', label: t('me.currentPassword'), type: 'password', required: true, attributes: { autocomplete: 'current-password' } },
        { name: 'newPassword', label: t('me.newPassword'), hint: t('accounts.passwordHint'), type: 'password', required: true, attributes: { autocomplete: 'new-password' } },
      ],
      async send(given) {
        const { errors } = await change('changePassword', 'account { passwordChangedAt }', given);
        if (!errors.length) {
          toast(t('me.changed'));
          await query.reload();
        }
        return errors;
      },
      onClose: () => { changing.value = false; },
    }, () => h('p', t('me.changeWhy')));

    const fact = (label, value) => value && h('div', { key: label }, [h('dt', label), h('dd', value)]);

    const password = ({ demo, issuer, passwordChangedAt }) => h('section', [
      h('h2', t('signIn.password')),
      issuer ? h('p', t('me.issuer', { issuer }))
        : h('p', demo ? t('me.demo') : t('me.passwordOf', { on: date(passwordChangedAt.slice(0, 10)) })),
      !demo && !issuer && h('button', { type: 'button', onClick: () => { changing.value = true; } }, t('me.changePassword')),
    ]);

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      const me = query.data?.me;
      if (!me) {
        return query.slow ? h(Skeleton, { lines: 8 }) : h('div', { class: 'waiting' });
      }
      return [
        h('dl', { class: 'account-facts' }, [
          fact(t('signIn.username'), me.username),
          fact(t('accounts.role'), t(`role.${me.role}`)),
          fact(t('accounts.country'), me.country && countryName(me.country)),
          fact(t('accounts.email'), me.email),
        ]),
        password(me),
        !me.issuer && h(AccountTokens, { key: me.username, me }),
        changing.value && dialog(),
      ];
    }

    return () => h('div', { class: 'admin account-page' }, [h('div', { class: 'page-head' }, h(PageHeading, { text: t('me.title') })), body()]);
  },
};
