// The pages: one line each, and one in ClientPage. `roles` are those that may see it (everybody where absent), `nav` the
// words it has in the top bar, `year` whether the top bar's year switches it, `under` the page whose
// place in the top bar is theirs.
export const routes = [
  { name: 'home', path: '/', year: true, view: () => import('app/views/public-page.js') },
  { name: 'year', path: '/years/{year:\\d{4}}', year: true, view: () => import('app/views/public-page.js') },
  { name: 'sign-in', path: '/sign-in', view: () => import('app/views/sign-in-page.js') },
  { name: 'dashboards', path: '/dashboards', nav: 'dashboards.nav', view: () => import('app/views/dashboards-page.js') },
  { name: 'dashboard', path: '/dashboards/{view}', under: 'dashboards', view: () => import('app/views/dashboards-page.js') },
  { name: 'survey', path: '/survey/{module}', view: () => import('app/views/survey-page.js') },
  { name: 'download', path: '/download/{module}', view: () => import('app/views/download-page.js') },
];
