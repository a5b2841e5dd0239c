import { h, onBeforeUnmount, onMounted, ref } from 'vue';
import { t } from 'app/i18n.js';

/** A dialog, open while it is rendered. Props: `title`, `closable` (default true); emits `close`; focus goes back by itself. */
export const ModalDialog = {
  props: { title: String, closable: { type: Boolean, default: true } },
  emits: ['close'],
  setup(props, { emit, slots }) {
    const dialog = ref(null);
    let before = null;
    let pressed = null;
    onMounted(() => {
      before = document.activeElement;
      dialog.value.showModal();
    });
    onBeforeUnmount(() => {
      dialog.value.close();
      before?.focus();
    });
    // A click beside it closes it: not the second of two, of which the first opened it, nor the end of a selection made inside.
    function onClick(event) {
      if (event.target === dialog.value && pressed === dialog.value && event.detail === 1 && props.closable) {
        emit('close');
      }
    }

    return () => h('dialog', {
      ref: dialog,
      'aria-labelledby': 'dialog-title',
      onCancel(event) {
        event.preventDefault();
        if (props.closable) {
          emit('close');
        }
      },
      onPointerdown: (event) => { pressed = event.target; },
      onClick,
    }, h('div', { class: 'dialog-body' }, [
      h('header', [
        h('h2', { id: 'dialog-title' }, props.title),
        props.closable && h('button', { type: 'button', class: 'plain', onClick: () => emit('close') }, t('dialog.close')),
      ]),
      slots.default(),
    ]));
  },
};
