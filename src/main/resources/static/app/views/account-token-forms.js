import { h, ref } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';

/** What a token of each role's may be used for, as the service has it. */
const SCOPES = {
  COORDINATOR: ['READ', 'REPORT'],
  TAXUD: ['READ', 'REPORT', 'INGEST_LOGS', 'MANAGE'],
  INGEST: ['READ', 'INGEST_LOGS'],
  OPERATOR: ['READ', 'METRICS'],
};

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Makes a token. Props: `role`, `reload`; emits `made` with the token and `close`. */
export const MakeToken = ({ role, reload }, { emit }) => h(FormDialog, {
  title: t('tokens.make'),
  action: t('tokens.make'),
  fields: [
    { name: 'name', label: t('tokens.name'), hint: t('tokens.nameHint'), required: true, attributes: { maxlength: 100, autocomplete: 'off' } },
    { name: 'expiresOn', label: t('tokens.expiresOn'), hint: t('tokens.expiresHint'), type: 'date', required: true },
    ...SCOPES[role].map((scope) => ({ name: scope, label: t(`scope.${scope}`), type: 'checkbox' })),
  ],
  values: { expiresOn: inDays(90), READ: true },
  async send(given) {
    const { token, errors } = await change('createApiToken', 'token', {
      name: given.name, expiresOn: given.expiresOn, scopes: SCOPES[role].filter((scope) => given[scope]),
    });
    if (!errors.length) {
      emit('made', token);
      await reload();
    }
    return errors;
  },
  onClose: () => emit('close'),
});

MakeToken.props = ['role', 'reload'];
MakeToken.emits = ['made', 'close'];

/** Shows a new token, this once. Props: `token`; emits `close`. */
export const TokenMade = {
  props: ['token'],
  emits: ['close'],
  setup(props, { emit }) {
    const copied = ref(false);

    async function copy() {
      await navigator.clipboard.writeText(props.token);
      copied.value = true;
    }

    return () => h(ModalDialog, { title: t('tokens.made'), onClose: () => emit('close') }, () => [
      h('p', t('tokens.madeWhy')),
      h('p', h('code', { class: 'token', tabindex: 0 }, props.token)),
      h('div', { class: 'buttons' }, [
        h('button', { type: 'button', class: 'main', autofocus: true, onClick: copy }, t('tokens.copy')),
        h('span', { role: 'status' }, copied.value ? t('tokens.copied') : ''),
      ]),
    ]);
  },
};
