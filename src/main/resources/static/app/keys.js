import { onMounted, onUnmounted, ref } from 'vue';

/** Whether single letters do something; some people's input sends them unasked, so they can be turned off. */
export const keysOn = ref(localStorage.getItem('keys') !== 'off');

export function turnKeys() {
  keysOn.value = !keysOn.value;
  localStorage.setItem('keys', keysOn.value ? 'on' : 'off');
}

/** While the component is there, letters do what `actions` says, such as `{ j: next }`; not while typing or in a dialog. */
export function useKeys(actions) {
  function onKeydown(event) {
    const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
    const action = actions[event.key];
    if (keysOn.value && action && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
      && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      action();
    }
  }
  onMounted(() => addEventListener('keydown', onKeydown));
  onUnmounted(() => removeEventListener('keydown', onKeydown));
}
