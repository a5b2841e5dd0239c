import { h } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { toast } from 'app/components/toasts.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';

/** What may be shown of the lines that couldn't be read. Props: `entry` (an import); emits `close`. */
export const MalformedLines = ({ entry }, { emit }) => h(ModalDialog, {
  title: t('imports.malformedTitle', { name: entry.name }), onClose: () => emit('close'),
}, () => [
  h('p', t('imports.malformedWhy', { n: entry.malformed, shown: entry.malformedSamples.length }, entry.malformed)),
  h('ol', { class: 'log-lines', tabindex: 0, 'aria-label': t('imports.malformed') }, entry.malformedSamples.map((line, index) => h('li', { key: index }, h('code', line)))),
]);

MalformedLines.props = ['entry', 'reload'];
MalformedLines.emits = ['close'];

/** Takes an import's counts out, with a reason. Props: `entry`, `reload`; emits `close`. */
export const WithdrawImport = ({ entry, reload }, { emit }) => h(FormDialog, {
  title: t('imports.withdrawTitle', { name: entry.name }),
  action: t('imports.withdraw'),
  fields: [{ name: 'reason', type: 'textarea', required: true, label: t('cycle.reason'), attributes: { maxlength: 1000 } }],
  async send({ reason }) {
    const { errors } = await change('withdrawAccessLogImport', 'accessLogImport { id }', { id: entry.id, reason });
    if (!errors.length) {
      toast(t('imports.withdrawn', { name: entry.name }));
      await reload();
    }
    return errors;
  },
  onClose: () => emit('close'),
}, () => h('p', t('imports.withdrawWhy')));

WithdrawImport.props = ['entry', 'reload'];
WithdrawImport.emits = ['close'];
