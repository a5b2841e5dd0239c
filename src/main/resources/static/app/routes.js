// The pages: one line each, and one in ClientPage. `roles` are those that may see it (everybody where absent), `nav` the
// words it has in the top bar, `year` whether the top bar's year switches it.
export const routes = [
  { name: 'home', path: '/', year: true, view: () => import('app/views/public-page.js') },
  { name: 'year', path: '/years/{year:\\d{4}}', year: true, view: () => import('app/views/public-page.js') },
  { name: 'my-return', path: '/return', nav: 'myReturn.nav', roles: ['COORDINATOR'], view: () => import('app/views/return-start.js') },
  { name: 'return', path: '/return/{year:\\d{4}}', roles: ['COORDINATOR'], view: () => import('app/views/return-page.js') },
  { name: 'sign-in', path: '/sign-in', view: () => import('app/views/sign-in-page.js') },
  { name: 'account', path: '/account', roles: ['COORDINATOR', 'TAXUD', 'INGEST', 'OPERATOR'], view: () => import('app/views/account-page.js') },
  { name: 'dashboards', path: '/dashboards', nav: 'dashboards.nav', view: () => import('app/views/dashboards-page.js') },
  { name: 'dashboard', path: '/dashboards/{view:uptake|quality|downloads|sessions|indicators}', view: () => import('app/views/dashboards-page.js') },
  { name: 'review', path: '/review', nav: 'review.nav', roles: ['TAXUD'], view: () => import('app/views/review-page.js') },
  { name: 'review-year', path: '/review/{year:\\d{4}}', roles: ['TAXUD'], view: () => import('app/views/review-page.js') },
  { name: 'review-return', path: '/review/{year:\\d{4}}/{country:[A-Z]{2}}', roles: ['TAXUD'], view: () => import('app/views/review-return.js') },
  { name: 'admin', path: '/admin', nav: 'admin.nav', roles: ['TAXUD', 'INGEST'], view: () => import('app/views/admin-page.js') },
  { name: 'admin-modules', path: '/admin/modules', roles: ['TAXUD'], view: () => import('app/views/admin-modules.js') },
  { name: 'admin-years', path: '/admin/years', roles: ['TAXUD'], view: () => import('app/views/admin-years.js') },
  { name: 'admin-indicators', path: '/admin/indicators', roles: ['TAXUD'], view: () => import('app/views/admin-indicators.js') },
  { name: 'admin-imports', path: '/admin/imports', roles: ['TAXUD', 'INGEST'], view: () => import('app/views/admin-imports.js') },
  { name: 'admin-accounts', path: '/admin/accounts', roles: ['TAXUD'], view: () => import('app/views/admin-accounts.js') },
  { name: 'survey', path: '/survey/{module}', view: () => import('app/views/survey-page.js') },
  { name: 'take-back', path: '/take-back', view: () => import('app/views/take-back-page.js') },
  { name: 'download', path: '/download/{module}', view: () => import('app/views/download-page.js') },
];
