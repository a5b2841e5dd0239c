import { h, nextTick } from 'vue';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { SignInForm } from 'app/components/sign-in-form.js';
import { t } from 'app/i18n.js';
import { giveUp, session } from 'app/session.js';

/** Asks to sign in again when a session has ended, over the page as it was. */
export const SignInDialog = () => (session.ended
  ? h(ModalDialog, { title: t('signIn.again'), onClose: leave }, () => [
    h('p', t('signIn.nothingLost')),
    h(SignInForm, { username: session.account?.username }),
  ]) : null);

// The page gives way to the one to sign in.
async function leave() {
  giveUp();
  await nextTick();
  document.querySelector('h1')?.focus();
}
