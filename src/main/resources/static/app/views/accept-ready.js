import { h, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { FormDialog } from 'app/components/form-dialog.js';
import { countryName } from 'app/format.js';
import { RequestError } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { refusal } from 'app/refusal.js';
import { accept } from 'app/views/return-actions.js';

/** Accepts all returns that wait without an open warning, each as it was read. Props: `rows`, `year`, `reload`. */
export const AcceptReady = {
  props: ['rows', 'year', 'reload'],
  setup(props) {
    const asked = ref(null);
    const outcome = ref(null);

    // One by one: what one return is refused for says nothing of the others.
    async function send() {
      const failed = [];
      for (const row of asked.value) {
        try {
          const errors = await accept(row, props.year);
          failed.push(...errors.slice(0, 1).map((error) => ({ row, words: refusal(error) })));
        }
        catch (error) {
          failed.push({ row, words: error instanceof RequestError ? error.words : error.message });
        }
      }
      outcome.value = { accepted: asked.value.length - failed.length, failed };
      await props.reload();
      return [];
    }

    const names = (rows) => rows.map(({ country }) => countryName(country)).join(', ');

    const said = ({ accepted, failed }) => h(Banner, { kind: failed.length ? 'warn' : 'good' }, () => [
      h('span', t('review.bulkAccepted', { n: accepted }, accepted)),
      failed.length > 0 && h('ul', { class: 'failures' }, failed.map(({ row, words }) => h('li', { key: row.code },
        t('review.notAccepted', { country: countryName(row.country), words })))),
    ]);

    return () => {
      const ready = props.rows.filter((row) => row.ready);
      return h('div', { class: 'accept-ready' }, [
        ready.length > 0 && h('button', { type: 'button', class: 'main', onClick: () => { asked.value = ready; } },
          t('review.acceptReady', { n: ready.length }, ready.length)),
        outcome.value && said(outcome.value),
        asked.value && h(FormDialog, {
          title: t('review.acceptReady', { n: asked.value.length }, asked.value.length),
          action: t('review.acceptAll'),
          send,
          onClose: () => { asked.value = null; },
        }, () => [h('p', names(asked.value)), h('p', t('review.acceptAllWhy'))]),
      ]);
    };
  },
};
