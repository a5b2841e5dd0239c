import { h } from 'vue';
import { Menu } from 'app/components/menu.js';
import { RouteLink } from 'app/components/route-link.js';
import { SchemeSwitch } from 'app/components/scheme-switch.js';
import { language, languages, setLanguage, t } from 'app/i18n.js';
import { href, navigate, route } from 'app/router.js';
import { routes } from 'app/routes.js';
import { isOneOf, session, signOut } from 'app/session.js';
import { currentYear, years } from 'app/years.js';

/** The bar above every page: year, pages by role, language, colour scheme, account. */
export const TopBar = () => h('header', { class: 'top' }, [
  h(RouteLink, { to: 'home', class: 'brand' }, () => 'Uptake'),
  route.record?.year && years.value.includes(currentYear()) ? yearChoice() : null,
  h('nav', { 'aria-label': t('bar.pages') }, routes.filter(({ nav, roles }) => nav && isOneOf(roles))
    .map(({ name, nav, path }) => h(RouteLink, {
      key: name, to: name, params: { year: currentYear(), country: session.account?.country?.code }, ...below(path),
    }, () => t(nav)))),
  languageChoice(),
  h(SchemeSwitch),
  session.known ? account() : h('span', { class: 'account' }),
]);

// A page that has pages below it stays marked there.
const below = (path) => (route.path.startsWith(`${path}/`) ? { 'aria-current': 'true' } : {});

const yearChoice = () => h('select', {
  class: 'plain',
  'aria-label': t('year.choose'),
  value: currentYear(),
  onChange: (event) => navigate(href(route.record.name === 'home' ? 'year' : route.record.name,
    { ...route.params, year: event.target.value })),
}, years.value.map((year) => h('option', { key: year, value: year }, String(year))));

const languageChoice = () => h(Menu, { label: language.value.toUpperCase(), purpose: t('bar.language') }, () =>
  Object.entries(languages).map(([code, name]) => h('button', {
    key: code,
    type: 'button',
    lang: code,
    'aria-current': code === language.value ? 'true' : null,
    onClick: () => setLanguage(code),
  }, name)));

function account() {
  if (!session.account) {
    return h('span', { class: 'account' }, h(RouteLink, { to: 'sign-in' }, () => t('signIn.title')));
  }
  const { username, role, country } = session.account;
  return h(Menu, { class: 'account', label: [country?.code, t(`role.${role}`)].filter(Boolean).join(' ') }, () => [
    h('p', t('bar.signedInAs', { username })),
    h(RouteLink, { to: 'account' }, () => t('bar.account')),
    h('a', { href: '/graphiql' }, t('bar.queryEditor')),
    h('button', {
      type: 'button',
      async onClick() {
        const elsewhere = await signOut();
        if (elsewhere) {
          location.assign(elsewhere);
        }
        else {
          navigate(href('home'));
        }
      },
    }, t('signIn.out')),
  ]);
}
