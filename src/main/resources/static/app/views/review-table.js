import { h, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { DataTable } from 'app/components/data-table.js';
import { KeysHelp } from 'app/components/keys-help.js';
import { RouteLink } from 'app/components/route-link.js';
import { toast } from 'app/components/toasts.js';
import { countryName, number, shortDate } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useKeys } from 'app/keys.js';
import { refusal } from 'app/refusal.js';
import { AcceptDialog, accept, canAccept, canSendBack, SendBackDialog } from 'app/views/return-actions.js';
import { Punctuality, ReturnStatus, traineesIn, WarningsMark } from 'app/views/return-marks.js';

const ORDER = ['SUBMITTED', 'SENT_BACK', 'DRAFT', 'NOT_STARTED', 'ACCEPTED'];

/** The returns of a year to go through by keys. Props: `rows`, `year`, `reload`. */
export const ReviewTable = {
  props: ['rows', 'year', 'reload'],
  setup(props) {
    const root = ref(null);
    const dialog = ref(null);
    const said = ref('');
    let busy = false;

    const links = () => [...root.value.querySelectorAll('[data-country]')];
    const at = () => links().findIndex((link) => link.closest('tr').contains(document.activeElement));
    const here = () => props.rows.find(({ code }) => code === links()[at()]?.dataset.country);

    const step = (by) => () => {
      const all = links();
      const next = at() < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at() + by));
      all[next]?.focus();
    };

    const cannot = (row, key) => {
      said.value = row ? t(key, { country: countryName(row.country), status: t(`returnStatus.${row.status}`) }) : t('review.chooseRow');
    };

    async function acceptRow(row) {
      if (busy) {
        return;
      }
      said.value = '';
      if (!row || !canAccept(row)) {
        cannot(row, 'review.cannotAccept');
        return;
      }
      if (!row.ready) {
        dialog.value = { kind: AcceptDialog, given: row };
        return;
      }
      const focused = document.activeElement.closest('tr')?.querySelector('[data-country]');
      busy = true;
      try {
        const errors = await accept(row, props.year);
        if (errors.length) {
          said.value = t('review.notAccepted', { country: countryName(row.country), words: refusal(errors[0]) });
        }
        else {
          toast(t('review.wasAccepted', { country: countryName(row.country) }));
        }
      }
      catch (error) {
        said.value = t('review.notAccepted', { country: countryName(row.country), words: error.words ?? error.message });
      }
      await props.reload();
      busy = false;
      focused?.focus();
    }

    function sendBackRow(row) {
      said.value = '';
      if (!row || !canSendBack(row)) {
        cannot(row, 'review.cannotSendBack');
        return;
      }
      dialog.value = { kind: SendBackDialog, given: row };
    }

    useKeys({ j: step(1), k: step(-1), a: () => acceptRow(here()), s: () => sendBackRow(here()) });

    const button = (row, words, onClick) => h('button', {
      type: 'button', class: 'plain', 'aria-label': `${words}: ${countryName(row.country)}`, onClick,
    }, words);

    const columns = () => [
      { key: 'country', label: t('map.country'), head: true, value: (row) => countryName(row.country), cell: (row) => h(RouteLink, {
        to: 'review-return', params: { year: props.year, country: row.code }, 'data-country': row.code,
      }, () => countryName(row.country)) },
      { key: 'status', label: t('review.status'), value: (row) => ORDER.indexOf(row.status), cell: (row) => h(ReturnStatus, { status: row.status }) },
      { key: 'time', label: t('review.inTime'), value: (row) => (row.onTime == null ? null : Number(row.onTime)), cell: (row) => h(Punctuality, { onTime: row.onTime }) },
      { key: 'modules', label: t('review.modulesIn', { year: props.year }), number: true, value: (row) => row.totals.modules, cell: (row) => number(row.totals.modules) },
      { key: 'before', label: String(props.year - 1), number: true, value: (row) => row.totalsBefore?.modules, cell: (row) => number(row.totalsBefore?.modules) },
      { key: 'trainees', label: t('review.traineesIn', { year: props.year }), number: true, value: (row) => row.totals.trainees.count, cell: (row) => traineesIn(row.totals) },
      { key: 'traineesBefore', label: String(props.year - 1), number: true, value: (row) => row.totalsBefore?.trainees.count, cell: (row) => traineesIn(row.totalsBefore) },
      { key: 'warnings', label: t('review.warnings'), value: (row) => (row.status === 'NOT_STARTED' ? null : row.warned.all - row.warned.answered), cell: (row) => (row.status === 'NOT_STARTED' ? '–' : h(WarningsMark, { warned: row.warned })) },
      { key: 'since', label: t('review.changes'), value: (row) => row.since?.count, cell: (row) => (row.since
        ? t(row.since.count ? `since.${row.since.since}` : 'review.unchanged', { n: number(row.since.count) }) : '–') },
      { key: 'touched', label: t('review.touched'), value: (row) => row.touched?.at, cell: (row) => (row.touched
        ? h('span', { title: row.touched.by }, shortDate(row.touched.at)) : '–') },
      { key: 'do', label: t('review.actions'), fixed: true, value: () => '', cell: (row) => h('span', { class: 'row-actions' }, [
        canAccept(row) && button(row, t('review.accept'), () => acceptRow(row)),
        canSendBack(row) && button(row, t('review.sendBack'), () => sendBackRow(row)),
      ]) },
    ];

    return () => h('div', { ref: root, class: 'review-table' }, [
      h(KeysHelp, { keys: [[t('keys.moveKeys'), t('keys.move')], [t('keys.enterKey'), t('keys.open')], ['a', t('review.accept')], ['s', t('review.sendBack')]] }),
      h('div', { 'aria-live': 'polite' }, said.value && h(Banner, { kind: 'warn', live: false }, () => said.value)),
      h(DataTable, { caption: t('review.caption', { year: props.year }), columns: columns(), rows: props.rows, rowKey: (row) => row.code, empty: t('review.none') }),
      dialog.value && h(dialog.value.kind, {
        given: dialog.value.given, year: props.year, reload: props.reload, onClose: () => { dialog.value = null; },
      }),
    ]);
  },
};
