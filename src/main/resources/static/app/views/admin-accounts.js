import { h, ref } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { Pager } from 'app/components/pager.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { StatusMark } from 'app/components/status-mark.js';
import { countryName, shortDate } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { route } from 'app/router.js';
import { session } from 'app/session.js';
import { ChangeEmail, CreateAccount, ResetPassword, SwitchAccount } from 'app/views/admin-account-forms.js';
import { AdminHead } from 'app/views/admin-frame.js';

const ACCOUNTS = `
query AdminAccounts($after: String) {
  accounts(first: 200, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { username role country { code name } email demo issuer disabled passwordChangedAt version }
  }
  countries { code name }
}
`;

/** Who can sign in: create, disable and enable accounts, set lost passwords. */
export default {
  setup() {
    const query = useQuery(ACCOUNTS, () => ({ after: route.query.after || null }));
    const dialog = ref(null);

    const open = (kind, account) => () => { dialog.value = { kind, account }; };

    const button = (words, account, kind) => h('button', {
      type: 'button', class: 'plain', 'aria-label': `${words}: ${account.username}`, onClick: open(kind, account),
    }, words);

    const state = ({ demo, disabled }) => (disabled ? { kind: 'bad', text: t('accounts.disabled') }
      : demo ? { kind: 'none', text: t('accounts.demo') } : { kind: 'good', text: t('accounts.enabled') });

    const actions = (account) => (account.demo ? [] : [
      button(t(account.disabled ? 'accounts.enable' : 'accounts.disable'), account, SwitchAccount),
      button(t('accounts.email'), account, ChangeEmail),
      !account.issuer && account.username !== session.account?.username && button(t('accounts.reset'), account, ResetPassword),
    ]);

    const columns = () => [
      { key: 'username', label: t('signIn.username'), head: true, value: ({ username }) => username },
      { key: 'role', label: t('accounts.role'), value: ({ role }) => t(`role.${role}`) },
      { key: 'country', label: t('accounts.country'), value: ({ country }) => country && countryName(country) },
      { key: 'email', label: t('accounts.email'), value: ({ email }) => email },
      { key: 'password', label: t('accounts.passwordOf'), value: ({ passwordChangedAt }) => passwordChangedAt,
        cell: ({ passwordChangedAt }) => passwordChangedAt && shortDate(passwordChangedAt.slice(0, 10)) },
      { key: 'state', label: t('accounts.state'), value: (account) => state(account).text, cell: (account) => h(StatusMark, state(account)) },
      { key: 'do', label: t('review.actions'), fixed: true, value: () => '', cell: (account) => h('span', { class: 'row-actions' }, actions(account)) },
    ];

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!query.data) {
        return query.slow ? h(Skeleton, { lines: 12 }) : h('div', { class: 'waiting' });
      }
      const { accounts, countries } = query.data;
      return [
        h(DataTable, { caption: t('accounts.caption', { n: accounts.totalCount }, accounts.totalCount), seen: true, columns: columns(), rows: accounts.nodes, rowKey: ({ username }) => username }),
        h(Pager, { connection: accounts }),
        dialog.value && h(dialog.value.kind, { account: dialog.value.account, countries, reload: query.reload, onClose: () => { dialog.value = null; } }),
      ];
    }

    return () => h('div', { class: 'admin' }, [
      h(AdminHead, { part: 'accounts' }, () => query.data && h('button', { type: 'button', class: 'main', onClick: open(CreateAccount, null) }, t('accounts.create'))),
      body(),
    ]);
  },
};
