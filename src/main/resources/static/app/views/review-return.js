import { computed, h, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { KeysHelp } from 'app/components/keys-help.js';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { RouteLink } from 'app/components/route-link.js';
import { Skeleton } from 'app/components/skeleton.js';
import { toast } from 'app/components/toasts.js';
import { countryName } from 'app/format.js';
import { t } from 'app/i18n.js';
import { useKeys } from 'app/keys.js';
import { useQuery } from 'app/query.js';
import { refusal } from 'app/refusal.js';
import { href, navigate, route } from 'app/router.js';
import { AcceptDialog, accept, canAccept, canSendBack, SendBackDialog } from 'app/views/return-actions.js';
import { ReturnCells } from 'app/views/return-cells.js';
import { ReturnHistory } from 'app/views/return-history.js';
import { ReturnSummary } from 'app/views/return-summary.js';
import { answered } from 'app/views/review-figures.js';

const RETURN = `
query ReviewReturn($country: CountryCode!, $year: Int!, $before: Int!) {
  now: nationalReturn(country: $country, year: $year) {
    country { code name }
    status version submittedAt firstSubmittedAt onTime acceptedAt sendBackReason
    uptakes { ...uptake }
    warnings { code message trainingModule { code title } answer { note at by outdated } }
    changes { at by action reason before { ...uptake } after { ...uptake } }
  }
  before: nationalReturn(country: $country, year: $before) { status uptakes { ...uptake } }
  countries(participatingIn: $year) { code name }
}
fragment uptake on Uptake { trainees note trainingModule { code title } }
`;

/** One country's return beside the year before, cell by cell. */
export default {
  setup() {
    const year = computed(() => Number(route.params.year));
    const query = useQuery(RETURN, () => (route.params.country
      ? { country: route.params.country, year: year.value, before: year.value - 1 } : null));
    const shown = computed(() => (query.data?.now?.country.code === route.params.country ? query.data : null));
    const given = computed(() => shown.value?.now && { ...shown.value.now, warned: answered(shown.value.now) });
    const dialog = ref(null);
    const failed = ref('');
    let busy = false;

    const neighbour = (by) => {
      const all = query.data?.countries ?? [];
      return all[all.findIndex(({ code }) => code === route.params.country) + by];
    };
    const go = (by) => () => {
      if (neighbour(by)) {
        navigate(href('review-return', { year: year.value, country: neighbour(by).code }));
        document.querySelector('h1').focus();
      }
    };

    async function doAccept() {
      failed.value = '';
      if (busy || !given.value || !canAccept(given.value)) {
        return;
      }
      if (given.value.warned.answered < given.value.warned.all) {
        dialog.value = AcceptDialog;
        return;
      }
      busy = true;
      try {
        const [error] = await accept(given.value, year.value);
        failed.value = error ? refusal(error) : '';
        if (!error) {
          toast(t('review.wasAccepted', { country: countryName(given.value.country) }));
        }
      }
      catch (error) {
        failed.value = error.words ?? error.message;
      }
      await query.reload();
      busy = false;
      document.querySelector('h1').focus();
    }

    const doSendBack = () => {
      if (given.value && canSendBack(given.value)) {
        dialog.value = SendBackDialog;
      }
    };

    useKeys({ j: go(1), k: go(-1), a: doAccept, s: doSendBack });

    const link = (by) => neighbour(by) && h(RouteLink, {
      to: 'review-return', params: { year: year.value, country: neighbour(by).code },
    }, () => (by < 0 ? ['← ', countryName(neighbour(by))] : [countryName(neighbour(by)), ' →']));

    function body() {
      if (query.error) {
        return h(Problem, { query });
      }
      if (!shown.value) {
        return query.data && !query.loading ? h('p', t('review.noReturn', { year: year.value }))
          : query.slow ? h(Skeleton, { lines: 12 }) : h('div', { class: 'waiting' });
      }
      const { now, before } = shown.value;
      return [
        failed.value && h(Banner, { kind: 'bad' }, () => failed.value),
        now.sendBackReason && h(Banner, { kind: 'warn', live: false }, () => t('review.sentBackFor', { reason: now.sendBackReason })),
        h(ReturnSummary, { now: given.value, before, year: year.value }),
        h(ReturnCells, { now, before, year: year.value }),
        h('h2', t('history.whole')),
        h(ReturnHistory, { changes: now.changes, caption: t('history.whole'), modules: true }),
        dialog.value && h(dialog.value, { given: given.value, year: year.value, reload: query.reload, onClose: () => { dialog.value = null; } }),
      ];
    }

    const keys = () => [[t('keys.moveKeys'), t('keys.country')], ['a', t('review.accept')], ['s', t('review.sendBack')]];

    return () => h('div', { class: 'review' }, [
      h('nav', { class: 'crumbs', 'aria-label': t('review.nav') }, [
        h(RouteLink, { to: 'review-year', params: { year: year.value } }, () => t('review.all', { year: year.value })),
        h('span', [link(-1), ' ', link(1)]),
      ]),
      h('div', { class: 'page-head' }, [
        h(PageHeading, { text: `${countryName(shown.value?.now.country ?? { code: route.params.country })}, ${year.value}` }),
        given.value && h('div', { class: 'buttons' }, [
          canAccept(given.value) && h('button', { type: 'button', class: 'main', onClick: doAccept }, t('review.accept')),
          canSendBack(given.value) && h('button', { type: 'button', onClick: doSendBack }, t('review.sendBackMore')),
        ]),
      ]),
      h(KeysHelp, { keys: keys() }),
      body(),
    ]);
  },
};
