import { h } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { toast } from 'app/components/toasts.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';

const list = (text, separator) => text.split(separator).map((part) => part.trim()).filter(Boolean);

/** Defines a module, or changes `module`. Props: `module` (null for a new one), `reload`; emits `close`. */
export const DefineModule = ({ module, reload }, { emit }) => h(FormDialog, {
  title: module ? t('modules.changeTitle', { code: module.code }) : t('modules.define'),
  action: t('form.save'),
  fields: [
    { name: 'code', label: t('modules.code'), hint: t('modules.codeHint'), required: true, fixed: Boolean(module), attributes: { maxlength: 40, autocapitalize: 'characters', spellcheck: 'false' } },
    { name: 'title', label: t('modules.title'), required: true, attributes: { maxlength: 200 } },
    { name: 'programme', label: t('modules.programme'), required: true, attributes: { maxlength: 200 } },
    { name: 'level', label: t('modules.level'), hint: t('modules.levelHint'), type: 'number' },
    { name: 'durationMinutes', label: t('modules.minutes'), type: 'number' },
    { name: 'languages', label: t('modules.languages'), hint: t('modules.languagesHint'), attributes: { spellcheck: 'false' } },
    { name: 'producedOn', label: t('modules.producedOn'), hint: t('modules.producedHint'), type: 'date', required: true },
    { name: 'downloadPaths', label: t('modules.paths'), hint: t('modules.pathsHint', { language: '{language}' }), type: 'textarea', attributes: { spellcheck: 'false' } },
  ],
  values: module && { ...module, languages: module.languages.join(', '), downloadPaths: module.downloadPaths.join('\n') },
  async send(given) {
    const { errors } = await change('defineTrainingModule', 'trainingModule { code }', {
      code: given.code.trim(),
      title: given.title,
      programme: given.programme,
      level: given.level ?? null,
      durationMinutes: given.durationMinutes ?? null,
      languages: list(given.languages ?? '', /[\s,;]+/),
      producedOn: given.producedOn,
      downloadPaths: list(given.downloadPaths ?? '', '\n'),
      ...(module && { expectedVersion: module.version }),
    });
    if (!errors.length) {
      toast(t('modules.saved', { code: given.code.trim() }));
      await reload();
    }
    return errors;
  },
  onClose: () => emit('close'),
});

DefineModule.props = ['module', 'reload'];
DefineModule.emits = ['close'];

/** Sets the last day of a module's use, or takes it back. Props and emits as DefineModule. */
export const RetireModule = ({ module, reload }, { emit }) => h(FormDialog, {
  title: t('modules.retireTitle', { code: module.code }),
  action: t('form.save'),
  fields: [{ name: 'retiredOn', type: 'date', label: t('modules.lastDay'), hint: t('modules.lastDayHint') }],
  values: { retiredOn: module.retiredOn },
  async send({ retiredOn }) {
    const input = { code: module.code, retiredOn: retiredOn || null, expectedVersion: module.version };
    const { errors } = await change('retireTrainingModule', 'trainingModule { code }', input);
    if (!errors.length) {
      toast(t('modules.saved', { code: module.code }));
      await reload();
    }
    return errors;
  },
  onClose: () => emit('close'),
}, () => h('p', t('modules.retireWhy')));

RetireModule.props = ['module', 'reload'];
RetireModule.emits = ['close'];
