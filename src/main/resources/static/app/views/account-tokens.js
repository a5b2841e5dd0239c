import { h, ref } from 'vue';
import { DataTable } from 'app/components/data-table.js';
import { FormDialog } from 'app/components/form-dialog.js';
import { Pager } from 'app/components/pager.js';
import { Problem } from 'app/components/problem.js';
import { StatusMark } from 'app/components/status-mark.js';
import { toast } from 'app/components/toasts.js';
import { shortDate } from 'app/format.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';
import { useQuery } from 'app/query.js';
import { route } from 'app/router.js';
import { MakeToken, TokenMade } from 'app/views/account-token-forms.js';

const TOKENS = `
query AccountTokens($username: String, $after: String) {
  apiTokens(username: $username, first: 50, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id name scopes expiresOn lastUsedOn revokedAt live }
  }
}
`;

/** The tokens that machines sign in with as the account. Props: `me` (with `username` and `role`). */
export const AccountTokens = {
  props: ['me'],
  setup(props) {
    const query = useQuery(TOKENS, () => ({ username: props.me.username, after: route.query.after || null }));
    const making = ref(false);
    const made = ref(null);
    const revoking = ref(null);

    const state = ({ live, revokedAt, expiresOn }) => (live ? { kind: 'good', text: t('tokens.until', { on: shortDate(expiresOn) }) }
      : revokedAt ? { kind: 'bad', text: t('tokens.revoked', { on: shortDate(revokedAt.slice(0, 10)) }) }
        : { kind: 'none', text: t('tokens.expired', { on: shortDate(expiresOn) }) });

    const columns = () => [
      { key: 'name', label: t('tokens.name'), head: true, value: ({ name }) => name },
      { key: 'scopes', label: t('tokens.scopes'), value: ({ scopes }) => scopes.map((scope) => t(`scope.${scope}`)).join(', ') },
      { key: 'used', label: t('tokens.lastUsed'), value: ({ lastUsedOn }) => lastUsedOn,
        cell: ({ lastUsedOn }) => (lastUsedOn ? shortDate(lastUsedOn) : t('tokens.never')) },
      { key: 'state', label: t('accounts.state'), value: ({ expiresOn }) => expiresOn, cell: (token) => h(StatusMark, state(token)) },
      { key: 'do', label: t('review.actions'), fixed: true, value: () => '', cell: (token) => h('span', { class: 'row-actions' }, token.live && h('button', {
        type: 'button', class: 'plain', 'aria-label': `${t('tokens.revoke')}: ${token.name}`, onClick: () => { revoking.value = token; },
      }, t('tokens.revoke'))) },
    ];

    const revokeDialog = ({ id, name }) => h(FormDialog, {
      title: t('tokens.revokeTitle', { name }),
      action: t('tokens.revoke'),
      async send() {
        const { errors } = await change('revokeApiToken', 'apiToken { live }', { id });
        if (!errors.length) {
          toast(t('tokens.wasRevoked', { name }));
          await query.reload();
        }
        return errors;
      },
      onClose: () => { revoking.value = null; },
    }, () => h('p', t('tokens.revokeWhy')));

    return () => h('section', [
      h('h2', t('tokens.title')),
      h('p', t('tokens.why')),
      query.error ? h(Problem, { query }) : query.data && [
        query.data.apiTokens.totalCount > 0 && h(DataTable, { caption: t('tokens.title'), columns: columns(), rows: query.data.apiTokens.nodes, rowKey: ({ id }) => id }),
        h(Pager, { connection: query.data.apiTokens }),
      ],
      h('div', { class: 'buttons' }, h('button', { type: 'button', onClick: () => { making.value = true; } }, t('tokens.make'))),
      making.value && h(MakeToken, { role: props.me.role, reload: query.reload, onMade: (token) => { made.value = token; }, onClose: () => { making.value = false; } }),
      !making.value && made.value && h(TokenMade, { token: made.value, onClose: () => { made.value = null; } }),
      revoking.value && revokeDialog(revoking.value),
    ]);
  },
};
