import { h, onMounted, ref } from 'vue';
import { RouteLink } from 'app/components/route-link.js';
import { t } from 'app/i18n.js';
import { takeResponseBack } from 'app/take-back.js';
import { TakeBackOffer } from 'app/views/take-back-offer.js';

/** What becomes of an answer, and how to take it back. Props: `response`, `module`. */
export const SurveyThanks = {
  props: ['response', 'module'],
  setup(props) {
    const heading = ref(null);
    onMounted(() => heading.value.focus());
    return () => h('section', { class: 'thanks' }, [
      h('h2', { ref: heading, tabindex: -1 }, t('thanks.title')),
      h('h3', t('thanks.use')),
      h('p', t('thanks.useText')),
      h('p', t('thanks.comments')),
      h(TakeBackOffer, { id: props.response.id, takeBack: takeResponseBack }),
      h('p', h(RouteLink, { to: 'home' }, () => t('thanks.figures'))),
    ]);
  },
};
