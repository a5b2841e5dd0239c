import { h, onBeforeUnmount, onMounted, ref } from 'vue';
import { t } from 'app/i18n.js';

/** A dialog, open while it is rendered. Props: `title`, `closable` (default true); emits `close`; focus goes back by itself. */
export const ModalDialog = {
  props: { title: String, closable: { type: Boolean, default: true } },
  emits: ['close'],
  setup(props, { emit, slots }) {
    const dialog = ref(null);
    let before = null;
    onMounted(() => {
      before = document.activeElement;
      dialog.value.showModal();
    });
    onBeforeUnmount(() => {
      dialog.value.close();
      before?.focus();
    });
    return () => h('dialog', {
      ref: dialog,
      'aria-labelledby': 'dialog-title',
      onCancel(event) {
        event.preventDefault();
        if (props.closable) {
          emit('close');
        }
      },
      onClick: (event) => event.target === dialog.value && props.closable && emit('close'),
    }, h('div', { class: 'dialog-body' }, [
      h('header', [
        h('h2', { id: 'dialog-title' }, props.title),
        props.closable && h('button', { type: 'button', class: 'plain', onClick: () => emit('close') }, t('dialog.close')),
      ]),
      slots.default(),
    ]));
  },
};
