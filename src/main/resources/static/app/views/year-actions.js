import { h, ref } from 'vue';
import { FormDialog } from 'app/components/form-dialog.js';
import { StatusMark } from 'app/components/status-mark.js';
import { toast } from 'app/components/toasts.js';
import { t } from 'app/i18n.js';
import { change } from 'app/mutate.js';
import { loadYears } from 'app/years.js';

const MARKS = { PLANNED: 'none', OPEN: 'info', LOCKED: 'warn', PUBLISHED: 'good' };

// What a year's status allows; the first is what comes next.
const ALLOWED = {
  PLANNED: ['openYear', 'scheduleYear'],
  OPEN: ['lockYear', 'scheduleYear'],
  LOCKED: ['publishYear', 'reopenYear'],
  PUBLISHED: ['reopenYear'],
};

export const YearStatus = ({ status }) => h(StatusMark, { kind: MARKS[status], text: t(`yearStatus.${status}`) });

YearStatus.props = ['status'];

/** The buttons that move a year on, each of which asks first. Props: `year` (a ReportingYear), `reload`, `named` (say the year). */
export const YearActions = {
  props: { year: Object, reload: Function, named: Boolean },
  setup(props) {
    const asked = ref(null);

    const day = (name) => ({ name, type: 'date', label: t(`cycle.${name}`), required: false });

    function fields(action) {
      if (action === 'scheduleYear') {
        return [{ ...day('opensOn'), fixed: props.year.status !== 'PLANNED' }, day('dueOn'), day('locksOn')];
      }
      if (action === 'openYear') {
        return [{ ...day('dueOn'), hint: t('cycle.dueHint') }, { ...day('locksOn'), hint: t('cycle.locksHint') }];
      }
      return action === 'reopenYear'
        ? [{ name: 'reason', type: 'textarea', required: true, label: t('cycle.reason'), hint: t('cycle.reasonHint'), attributes: { maxlength: 1000 } }] : [];
    }

    async function send(action, values) {
      const given = Object.fromEntries(Object.entries(values).filter(([name, value]) => value && value !== props.year[name]));
      const expected = action === 'scheduleYear' ? { expectedVersion: props.year.version } : {};
      const { errors } = await change(action, 'reportingYear { status }', { year: props.year.year, ...given, ...expected });
      if (!errors.length) {
        toast(t(`done.${action}`, { year: props.year.year }));
        await Promise.all([props.reload(), loadYears()]);
      }
      return errors;
    }

    const button = (action, index) => h('button', {
      key: action,
      type: 'button',
      class: { main: index === 0 && props.year.status !== 'PUBLISHED' && !props.named },
      'aria-label': props.named ? `${t(`cycle.${action}`)}: ${props.year.year}` : null,
      onClick: () => { asked.value = action; },
    }, t(`cycle.${action}`));

    return () => h('div', { class: 'year-actions' }, [
      ...ALLOWED[props.year.status].map(button),
      asked.value && h(FormDialog, {
        title: t(`ask.${asked.value}`, { year: props.year.year }),
        action: t(`cycle.${asked.value}`),
        fields: fields(asked.value),
        values: { opensOn: props.year.opensOn, dueOn: props.year.dueOn, locksOn: props.year.locksOn },
        send: (values) => send(asked.value, values),
        onClose: () => { asked.value = null; },
      }, () => h('p', t(`means.${asked.value}`))),
    ]);
  },
};
