import { computed, h, nextTick, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from 'vue';
import { PageHeading } from 'app/components/page-heading.js';
import { Problem } from 'app/components/problem.js';
import { Skeleton } from 'app/components/skeleton.js';
import { toast } from 'app/components/toasts.js';
import { YearSwitch } from 'app/components/year-switch.js';
import { countryName } from 'app/format.js';
import { RequestError } from 'app/graphql.js';
import { t } from 'app/i18n.js';
import { useQuery } from 'app/query.js';
import { openReturn } from 'app/return-model.js';
import { route } from 'app/router.js';
import { session } from 'app/session.js';
import { ReturnGrid } from 'app/views/return-grid.js';
import { ReturnState, ReturnTools } from 'app/views/return-head.js';
import { SubmitDialog } from 'app/views/return-submit.js';
import { ReturnSurveys } from 'app/views/return-surveys.js';
import { ReturnUpload } from 'app/views/return-upload.js';

const YEARS = 'query ReportingYears { reportingYears { year status } }';

/** A coordinator's return of a year: filled in, saved as it is typed, and submitted. */
export default {
  setup() {
    const country = session.account.country;
    const year = computed(() => Number(route.params.year));
    const years = useQuery(YEARS);
    const model = shallowRef(null);
    const waiting = reactive({ error: null, slow: false, reload: open });
    const submitting = ref(false);
    const file = shallowRef(null);

    async function open() {
      const asked = year.value;
      const timer = setTimeout(() => { waiting.slow = true; }, 200);
      model.value = null;
      waiting.error = null;
      try {
        const opened = await openReturn(country.code, asked, session.account.username);
        if (asked === year.value) {
          model.value = opened;
        }
      }
      catch (error) {
        waiting.error = error instanceof RequestError ? error : new RequestError('UNKNOWN', error.message);
      }
      clearTimeout(timer);
      waiting.slow = false;
    }

    watch(year, (now, before) => {
      if (before) {
        model.value?.settled?.();
      }
      if (now) {
        open();
      }
    }, { immediate: true });

    const changeable = () => model.value?.nationalReturn?.takesChanges;
    const submittable = () => changeable() && model.value.nationalReturn.status !== 'SUBMITTED';

    async function submitted() {
      submitting.value = false;
      toast(t('myReturn.submittedToast'));
      await nextTick();
      document.querySelector('h1').focus();
    }

    function onKeydown(event) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submittable()) {
        event.preventDefault();
        submitting.value = true;
      }
    }

    const onVisible = () => document.visibilityState === 'visible' && model.value?.refresh?.();
    const onLeave = (event) => model.value?.edited?.length && event.preventDefault();
    onMounted(() => {
      document.addEventListener('visibilitychange', onVisible);
      addEventListener('beforeunload', onLeave);
    });
    onBeforeUnmount(() => {
      document.removeEventListener('visibilitychange', onVisible);
      removeEventListener('beforeunload', onLeave);
      model.value?.settled?.();
    });

    function body() {
      if (waiting.error) {
        return h(Problem, { query: waiting });
      }
      if (!model.value) {
        return waiting.slow ? h(Skeleton, { lines: 12 }) : h('div', { class: 'waiting' });
      }
      if (!model.value.nationalReturn) {
        return h('p', t('myReturn.noReturn', { country: countryName(country), year: year.value }));
      }
      return [
        h(ReturnState, { model: model.value }),
        h(ReturnTools, {
          model: model.value,
          submittable: submittable(),
          onSubmit: () => { submitting.value = true; },
          onFile: (chosen) => { file.value = chosen; },
        }),
        h(ReturnGrid, { model: model.value }),
        submitting.value && h(SubmitDialog, {
          model: model.value,
          onClose: () => { submitting.value = false; },
          onDone: submitted,
        }),
        file.value && h(ReturnUpload, { model: model.value, file: file.value, onClose: () => { file.value = null; } }),
        h(ReturnSurveys, { country: country.code, year: year.value, key: year.value }),
      ];
    }

    const choices = computed(() => years.data?.reportingYears.filter(({ status, year: each }) =>
      status !== 'PLANNED' || each === year.value).map((each) => each.year) ?? []);

    return () => h('div', { class: 'my-return', onKeydown }, [
      h('div', { class: 'page-head' }, [
        h(PageHeading, { text: t('myReturn.title', { country: countryName(country), year: year.value }) }),
        choices.value.length > 1 && h(YearSwitch, { years: choices.value, current: year.value, to: 'return' }),
      ]),
      body(),
    ]);
  },
};
