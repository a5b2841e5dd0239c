import { createApp } from 'vue';
import { App } from 'app/app.js';
import { i18n, start as startLanguage } from 'app/i18n.js';
import { start as startRouter } from 'app/router.js';
import { loadSession } from 'app/session.js';
import { loadYears } from 'app/years.js';

await startLanguage();
loadSession();
loadYears();
startRouter();
createApp(App).use(i18n).mount('#app');
