import { h } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { toast } from 'app/components/toasts.js';
import { countryName } from 'app/format.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';

const ROLES = ['COORDINATOR', 'TAXUD', 'INGEST', 'OPERATOR'];

const EMAIL = { inputmode: 'email', maxlength: 254, autocomplete: 'off', spellcheck: 'false' };

const form = (component) => Object.assign(component, { props: ['account', 'countries', 'reload'], emits: ['close'] });

async function send(reload, words, field, input) {
  const { errors } = await change(field, 'account { username }', input);
  if (!errors.length) {
    toast(words);
    await reload();
  }
  return errors;
}

/** Creates an account. Props: `countries`, `reload`; emits `close`. */
export const CreateAccount = form(({ countries, reload }, { emit }) => h(FormDialog, {
  title: t('accounts.create'),
  action: t('accounts.create'),
  fields: [
    { name: 'username', label: t('signIn.username'), hint: t('accounts.usernameHint', { at: '@' }), required: true, attributes: { maxlength: 64, autocapitalize: 'none', autocomplete: 'off', spellcheck: 'false' } },
    { name: 'role', label: t('accounts.role'), type: 'select', required: true, options: ROLES.map((value) => ({ value, label: t(`role.${value}`) })) },
    { name: 'country', label: t('accounts.country'), hint: t('accounts.countryHint'), type: 'select', options: [
      { value: '', label: t('form.choose') },
      ...countries.map((country) => ({ value: country.code, label: countryName(country) })),
    ] },
    { name: 'email', label: t('accounts.email'), hint: t('accounts.emailHint'), attributes: EMAIL },
    { name: 'password', label: t('signIn.password'), hint: t('accounts.passwordHint'), type: 'password', required: true, attributes: { autocomplete: 'new-password' } },
  ],
  values: { role: ROLES[0] },
  send: (given) => send(reload, t('accounts.created', { username: given.username.trim() }), 'createAccount', {
    username: given.username, role: given.role, country: given.country || null, email: given.email?.trim() || null, password: given.password,
  }),
  onClose: () => emit('close'),
}));

/** Sets somebody's lost password. Props: `account`, `reload`; emits `close`. */
export const ResetPassword = form(({ account: { username }, reload }, { emit }) => h(FormDialog, {
  title: t('accounts.resetTitle', { username }),
  action: t('accounts.reset'),
  fields: [{ name: 'newPassword', label: t('me.newPassword'), hint: t('accounts.passwordHint'), type: 'password', required: true, attributes: { autocomplete: 'new-password' } }],
  send: ({ newPassword }) => send(reload, t('accounts.wasReset', { username }), 'resetPassword', { username, newPassword }),
  onClose: () => emit('close'),
}, () => h('p', t('accounts.resetWhy'))));

/** Changes where somebody's reminders go. Props: `account`, `reload`; emits `close`. */
export const ChangeEmail = form(({ account: { username, email, version }, reload }, { emit }) => h(FormDialog, {
  title: t('accounts.emailTitle', { username }),
  action: t('form.save'),
  fields: [{ name: 'email', label: t('accounts.email'), hint: t('accounts.emailHint'), attributes: EMAIL }],
  values: { email: email ?? '' },
  send: (given) => send(reload, t('accounts.emailChanged', { username }), 'changeEmail', {
    username, email: given.email?.trim() || null, expectedVersion: version,
  }),
  onClose: () => emit('close'),
}, () => h('p', t('accounts.emailWhy'))));

/** Disables an account, or lets it in again. Props: `account`, `reload`; emits `close`. */
export const SwitchAccount = form(({ account: { username, disabled, version }, reload }, { emit }) => h(FormDialog, {
  title: t(disabled ? 'accounts.enableTitle' : 'accounts.disableTitle', { username }),
  action: t(disabled ? 'accounts.enable' : 'accounts.disable'),
  send: () => send(reload, t(disabled ? 'accounts.wasEnabled' : 'accounts.wasDisabled', { username }),
    disabled ? 'enableAccount' : 'disableAccount', { username, expectedVersion: version }),
  onClose: () => emit('close'),
}, () => h('p', t(disabled ? 'accounts.enableWhy' : 'accounts.disableWhy'))));
