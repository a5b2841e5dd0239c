import { h, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { Field } from 'app/components/field.js';
import { SignInProviders } from 'app/components/sign-in-providers.js';
import { RequestError } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { signIn } from 'app/session.js';

/** Name and password, and the ways to sign in elsewhere. Props: `username` (fixed where given); emits `done` once signed in. */
export const SignInForm = {
  props: ['username'],
  emits: ['done'],
  setup(props, { emit }) {
    const username = ref(props.username ?? '');
    const password = ref('');
    const problem = ref('');
    const busy = ref(false);

    async function submit(event) {
      event.preventDefault();
      if (busy.value) {
        return;
      }
      problem.value = '';
      const form = event.target;
      if (!username.value || !password.value) {
        problem.value = t('signIn.incomplete');
        form.elements[username.value ? 'password' : 'username'].focus();
        return;
      }
      busy.value = true;
      try {
        if (await signIn(username.value, password.value)) {
          emit('done');
          return;
        }
        problem.value = t('signIn.wrong');
        password.value = '';
        form.elements.password.focus();
      }
      catch (error) {
        problem.value = error instanceof RequestError ? error.words : t('error.other', { detail: error.message });
      }
      finally {
        busy.value = false;
      }
    }

    const form = () => h('form', { class: 'sign-in', novalidate: true, onSubmit: submit }, [
      problem.value && h(Banner, { kind: 'bad' }, () => problem.value),
      h(Field, {
        label: t('signIn.username'),
        name: 'username',
        autocomplete: 'username',
        autocapitalize: 'none',
        spellcheck: 'false',
        readonly: Boolean(props.username),
        modelValue: username.value,
        'onUpdate:modelValue': (value) => { username.value = value.trim(); },
      }),
      h(Field, {
        label: t('signIn.password'),
        name: 'password',
        type: 'password',
        autocomplete: 'current-password',
        autofocus: Boolean(props.username),
        modelValue: password.value,
        'onUpdate:modelValue': (value) => { password.value = value; },
      }),
      h('button', { class: 'main', 'aria-disabled': busy.value ? 'true' : null }, t('signIn.submit')),
    ]);

    return () => [form(), h(SignInProviders, { aside: Boolean(props.username) })];
  },
};
