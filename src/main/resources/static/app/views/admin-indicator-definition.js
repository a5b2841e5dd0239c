import { h } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { toast } from 'app/components/toasts.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';

const UNITS = ['COUNT', 'PERCENT', 'SCORE_4', 'SCORE_100', 'MONTHS', 'MILLIONS', 'BILLION', 'TERABYTES'];
const KINDS = ['GREATER_THAN', 'AT_LEAST', 'AT_MOST', 'GROW', 'GROW_OR_STABLE', 'TEXT'];

const fields = (indicator) => [
  { name: 'code', label: t('modules.code'), hint: t('definition.codeHint'), required: true, fixed: Boolean(indicator), attributes: { spellcheck: 'false' } },
  { name: 'title', label: t('definition.title'), type: 'textarea', required: true, attributes: { maxlength: 500, rows: 2 } },
  { name: 'objective', label: t('definition.objective'), hint: t('definition.objectiveHint'), type: 'number', required: true },
  { name: 'source', label: t('definition.source'), hint: t('definition.sourceHint'), required: true, attributes: { maxlength: 100 } },
  { name: 'unit', label: t('definition.unit'), type: 'select', required: true, options: UNITS.map((value) => ({ value, label: t(`unit.${value}`) })) },
  { name: 'baseline', label: t('definition.baseline'), type: 'number' },
  { name: 'baselineYear', label: t('definition.baselineYear'), type: 'number' },
  { name: 'targetKind', label: t('definition.targetKind'), type: 'select', required: true, options: KINDS.map((value) => ({ value, label: t(`targetKind.${value}`) })) },
  { name: 'targetThreshold', label: t('definition.threshold'), hint: t('definition.thresholdHint'), type: 'number' },
  { name: 'targetText', label: t('definition.targetText'), hint: t('definition.targetTextHint'), required: true, attributes: { maxlength: 100 } },
  { name: 'note', label: t('review.note'), type: 'textarea', attributes: { maxlength: 1000, rows: 2 } },
  { name: 'measure', label: t('definition.measure'), hint: t('definition.measureHint'), attributes: { spellcheck: 'false' } },
];

const values = ({ baseline, target, ...rest }) => ({
  ...rest, baseline: baseline?.value, baselineYear: baseline?.year, targetKind: target.kind, targetThreshold: target.threshold, targetText: target.text,
});

/** Defines an indicator, or changes `indicator`. Props: `indicator` (null for a new one), `reload`; emits `close`. */
export const DefineIndicator = ({ indicator, reload }, { emit }) => h(FormDialog, {
  title: indicator ? t('definition.changeTitle', { code: indicator.code }) : t('definition.define'),
  action: t('form.save'),
  fields: fields(indicator),
  values: indicator ? values(indicator) : { unit: UNITS[0], targetKind: KINDS[0] },
  async send(given) {
    const input = Object.fromEntries(fields(indicator).map(({ name, type }) => [name, type === 'number' ? given[name] ?? null : given[name]?.trim() || null]));
    const { errors } = await change('defineIndicator', 'indicator { code }', { ...input, ...(indicator && { expectedVersion: indicator.version }) });
    if (!errors.length) {
      toast(t('modules.saved', { code: input.code }));
      await reload();
    }
    return errors;
  },
  onClose: () => emit('close'),
});

DefineIndicator.props = ['indicator', 'reload', 'year', 'years'];
DefineIndicator.emits = ['close'];
