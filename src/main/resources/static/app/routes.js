// The pages: one line each, and one in ClientPage. `roles` are those that may see it (everybody where absent), `nav` the
// words it has in the top bar, `year` whether the top bar's year switches it, `under` the page of the top bar it belongs to.
export const routes = [
  { name: 'home', path: '/', year: true, view: () => import('app/views/public-page.js') },
  { name: 'year', path: '/years/{year:\\d{4}}', year: true, view: () => import('app/views/public-page.js') },
  { name: 'my-return', path: '/return', nav: 'myReturn.nav', roles: ['COORDINATOR'], view: () => import('app/views/return-start.js') },
  { name: 'return', path: '/return/{year:\\d{4}}', under: 'my-return', roles: ['COORDINATOR'], view: () => import('app/views/return-page.js') },
  { name: 'sign-in', path: '/sign-in', view: () => import('app/views/sign-in-page.js') },
];
