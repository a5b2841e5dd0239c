import { h, nextTick, reactive, ref } from 'vue';
import { Banner } from 'app/components/banner.js';
import { RouteLink } from 'app/components/route-link.js';
import { t } from 'app/i18n.js';

/** What has just been sent, to be taken back. Props: `id`, which it was sent with, and `takeBack(id)`, which does it. */
export const TakeBackOffer = {
  props: ['id', 'takeBack'],
  setup(props) {
    const state = reactive({ sending: false, done: false, problem: '' });
    const outcome = ref(null);

    async function send() {
      Object.assign(state, { sending: true, problem: '' });
      const problem = await props.takeBack(props.id);
      Object.assign(state, { sending: false, problem, done: !problem });
      await nextTick();
      outcome.value?.focus();
    }

    const offer = () => [
      h('p', t('takeBack.offer')),
      h('p', { class: 'number' }, h('code', props.id)),
      state.problem && h(Banner, { kind: 'bad' }, () => state.problem),
      h('p', { class: 'buttons' }, [
        h('button', { type: 'button', disabled: state.sending, onClick: send }, t('takeBack.send')),
        h(RouteLink, { to: 'take-back' }, () => t('takeBack.later')),
      ]),
    ];

    return () => h('section', { class: 'take-back' }, [
      h('h3', t('takeBack.how')),
      state.done ? h('p', { ref: outcome, role: 'status', tabindex: -1 }, t('takeBack.done')) : offer(),
    ]);
  },
};
