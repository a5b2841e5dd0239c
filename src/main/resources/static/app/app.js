import { computed, h, nextTick, shallowRef, watch } from 'vue';
import { ConnectionBanner } from 'app/components/connection-banner.js';
import { SignInDialog } from 'app/components/sign-in-dialog.js';
import { SignInForm } from 'app/components/sign-in-form.js';
import { Toasts } from 'app/components/toasts.js';
import { TopBar } from 'app/components/top-bar.js';
import { Banner } from 'app/components/banner.js';
import { PageHeading } from 'app/components/page-heading.js';
import { t } from 'app/i18n.js';
import { route } from 'app/router.js';
import { isOneOf, session } from 'app/session.js';

/** The frame around every page, and the page that the address names. */
export const App = {
  setup() {
    const loaded = shallowRef({});
    const failed = shallowRef(false);
    const page = computed(() => route.record?.view);
    let first = true;

    watch(page, async (load) => {
      const arriving = !first;
      first = false;
      failed.value = false;
      try {
        const module = await load?.();
        if (page.value === load) {
          loaded.value = { load, view: module?.default };
        }
      }
      catch {
        failed.value = true;
      }
      if (arriving) {
        await nextTick();
        document.querySelector('h1')?.focus();
      }
    }, { immediate: true });

    function body() {
      if (failed.value) {
        return h(Banner, { kind: 'bad' }, () => t('error.NETWORK'));
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
      // Until its view is there, a page doesn't borrow that of the page before, which may be for somebody else.
      return loaded.value.load === page.value && h(loaded.value.view, { key: `${route.record.name} ${session.turn}` });
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
