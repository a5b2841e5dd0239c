import { h } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { toast } from 'app/components/toasts.js';
import { countryName } from 'app/format.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';

export const canAccept = ({ status }) => status === 'SUBMITTED';
export const canSendBack = ({ status }) => status === 'SUBMITTED' || status === 'ACCEPTED';

/** Accepts a return as it was read; resolves to user errors. */
export async function accept({ country, version }, year) {
  const input = { country: country.code, year, expectedVersion: version };
  return (await change('acceptReturn', 'nationalReturn { version }', input)).errors;
}

/** Asks why a return is sent back, and does it. Props: `given` (the return), `year`, `reload`; emits `close`. */
export const SendBackDialog = ({ given, year, reload }, { emit }) => h(FormDialog, {
  title: t('review.sendBackTitle', { country: countryName(given.country), year }),
  action: t('review.sendBack'),
  fields: [{ name: 'reason', type: 'textarea', required: true, label: t('review.reason'), hint: t('review.reasonHint'), attributes: { maxlength: 1000 } }],
  async send({ reason }) {
    const input = { country: given.country.code, year, reason, expectedVersion: given.version };
    const { errors } = await change('sendBackReturn', 'nationalReturn { version }', input);
    if (!errors.length) {
      toast(t('review.wasSentBack', { country: countryName(given.country) }));
      await reload();
    }
    return errors;
  },
  onClose: () => emit('close'),
}, () => h('p', t('review.sendBackWhy')));

SendBackDialog.props = ['given', 'year', 'reload'];
SendBackDialog.emits = ['close'];

/** Asks before a return with open warnings is accepted. Props and emits as SendBackDialog. */
export const AcceptDialog = ({ given, year, reload }, { emit }) => h(FormDialog, {
  title: t('review.acceptTitle', { country: countryName(given.country), year }),
  action: t('review.accept'),
  async send() {
    const errors = await accept(given, year);
    if (!errors.length) {
      toast(t('review.wasAccepted', { country: countryName(given.country) }));
      await reload();
    }
    return errors;
  },
  onClose: () => emit('close'),
}, () => h('p', t('review.acceptOpen', { n: given.warned.all - given.warned.answered }, given.warned.all - given.warned.answered)));

AcceptDialog.props = ['given', 'year', 'reload'];
AcceptDialog.emits = ['close'];
