import { computed, h, nextTick, ref, shallowRef, watch } from 'vue';
import { ConnectionBanner } from 'app/components/connection-banner.js';
import { SignInDialog } from 'app/components/sign-in-dialog.js';
import { SignInForm } from 'app/components/sign-in-form.js';
import { Toasts } from 'app/components/toasts.js';
import { TopBar } from 'app/components/top-bar.js';
import { Banner } from 'app/components/banner.js';
import { PageHeading } from 'app/components/page-heading.js';
import { Skeleton } from 'app/components/skeleton.js';
import { t } from 'app/i18n.js';
import { route } from 'app/router.js';
import { isOneOf, session } from 'app/session.js';

/** The frame around every page, and the page that the address names. */
export const App = {
  setup() {
    // The page with the record that it was loaded for: another page's parameters aren't for it, and it may be for somebody else.
    const shown = shallowRef({});
    const slow = ref(false);
    const failed = ref(false);
    const page = computed(() => route.record);
    let first = true;

    async function arrive() {
      const record = page.value;
      const arriving = !first;
      const focused = document.activeElement;
      first = false;
      failed.value = false;
      const timer = setTimeout(() => { slow.value = true; }, 200);
      try {
        const module = await record?.view();
        if (page.value === record) {
          shown.value = { record, view: module?.default };
        }
      }
      catch {
        failed.value = page.value === record;
      }
      clearTimeout(timer);
      slow.value = false;
      await nextTick();
      // Who has gone on to something else meanwhile is left there.
      if (arriving && [focused, document.body].includes(document.activeElement)) {
        document.querySelector('h1')?.focus();
      }
    }

    watch(page, arrive, { immediate: true });

    function body() {
      if (failed.value) {
        return h(Banner, { kind: 'bad' }, () => [
          h('span', t('error.NETWORK')),
          h('button', { type: 'button', class: 'plain', onClick: arrive }, t('error.tryAgain')),
        ]);
      }
      if (!route.record) {
        return h(PageHeading, { text: t('page.unknown') });
      }
      if (route.record.roles && !session.known) {
        return null;
      }
      if (!isOneOf(route.record.roles)) {
        return session.account
          ? [h(PageHeading, { text: t('page.forbidden') }), h('p', t('page.forbiddenWhy'))]
          : [h(PageHeading, { text: t('signIn.title') }), h(SignInForm)];
      }
      const { record, view } = shown.value;
      if (record !== route.record) {
        return slow.value ? [h('h1', { class: 'unseen' }, t('page.loading')), h(Skeleton, { lines: 9 })] : h('div', { class: 'waiting' });
      }
      return h(view, { key: `${record.name} ${session.turn}` });
    }

    return () => [
      h('a', { class: 'skip', href: '#main' }, t('page.skip')),
      h(TopBar),
      h(ConnectionBanner),
      h('main', { id: 'main', tabindex: -1 }, body()),
      h(SignInDialog),
      h(Toasts),
    ];
  },
};
