import { h, nextTick, ref } from 'vue';

/** A button that opens a short list of links and buttons (the slot). Props: `label` (the button's words), `purpose` (unseen words after them). Escape closes it. */
export const Menu = {
  props: ['label', 'purpose'],
  setup(props, { slots }) {
    const open = ref(false);
    const root = ref(null);

    async function toggle() {
      open.value = !open.value;
      if (open.value) {
        await nextTick();
        root.value.querySelector('.menu-list :is(a, button)')?.focus();
      }
    }

    function onKeydown(event) {
      const items = [...root.value.querySelectorAll('.menu-list :is(a, button)')];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape' && open.value) {
        open.value = false;
        root.value.querySelector('button').focus();
      }
      else if (step && open.value) {
        event.preventDefault();
        items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
      }
    }

    const onFocusout = (event) => {
      if (!root.value.contains(event.relatedTarget)) {
        open.value = false;
      }
    };

    return () => h('div', { ref: root, class: 'menu', onKeydown, onFocusout }, [
      h('button', { type: 'button', class: 'plain', 'aria-expanded': String(open.value), onClick: toggle }, [
        props.label,
        props.purpose && h('span', { class: 'unseen' }, props.purpose),
        h('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'),
      ]),
      open.value ? h('div', { class: 'menu-list', onClick: () => { open.value = false; } }, slots.default()) : null,
    ]);
  },
};
