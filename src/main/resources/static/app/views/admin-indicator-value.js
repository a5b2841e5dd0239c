import { h } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { ModalDialog } from 'app/components/modal-dialog.js';
import { toast } from 'app/components/toasts.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';

const REASONS = ['NO_POLL', 'INSIGNIFICANT_SAMPLE', 'NO_EVENT', 'DISCONTINUED', 'NOT_AVAILABLE'];

const fields = (indicator) => [
  ...(indicator.computed ? [] : [
    { name: 'value', label: t('definition.value', { unit: t(`unit.${indicator.unit}`) }), hint: t('definition.valueHint'), type: 'number' },
    { name: 'missingReason', label: t('definition.missingReason'), type: 'select', options: [
      { value: '', label: t('definition.notMissing') }, ...REASONS.map((value) => ({ value, label: t(`missing.${value}`) })),
    ] },
  ]),
  { name: 'note', label: t('review.note'), hint: t('definition.noteHint'), type: 'textarea', attributes: { maxlength: 1000 } },
  { name: 'lowReliability', label: t('definition.lowReliability'), type: 'checkbox' },
];

/**
 * Records a year's value of an indicator, or why there is none. Props: `indicator`, `year`, `years` (with their status),
 * `reload`; emits `close`.
 */
export function RecordValue({ indicator, year, years, reload }, { emit }) {
  const status = years.find((each) => each.year === year)?.status;
  const title = t('definition.recordTitle', { code: indicator.code, year });
  const onClose = () => emit('close');
  if (status !== 'OPEN' && status !== 'LOCKED') {
    return h(ModalDialog, { title, onClose }, () => h('p', t('definition.closedYear', { year })));
  }
  const before = indicator.values.find((each) => each.year === year);
  return h(FormDialog, {
    title,
    action: t('form.save'),
    fields: fields(indicator),
    values: { value: indicator.computed ? null : before?.value, missingReason: before?.missingReason ?? '', note: before?.note, lowReliability: before?.lowReliability ?? false },
    async send(given) {
      const own = indicator.computed ? {} : { value: given.value ?? null, missingReason: given.missingReason || null };
      const { errors } = await change('recordIndicatorValue', 'indicator { code }', {
        code: indicator.code, year, ...own, note: given.note?.trim() || null, lowReliability: given.lowReliability, expectedVersion: indicator.version,
      });
      if (!errors.length) {
        toast(t('definition.wasRecorded', { code: indicator.code, year }));
        await reload();
      }
      return errors;
    },
    onClose,
  }, () => [
    h('p', { lang: 'en' }, indicator.title),
    indicator.computed && h('p', t('definition.onlyNote')),
  ]);
}

RecordValue.props = ['indicator', 'year', 'years', 'reload'];
RecordValue.emits = ['close'];
