import { h, reactive } from 'vue';

const shown = reactive([]);

/** Confirms something that went well; errors stay where they happened. */
export function toast(text) {
  const entry = { text };
  shown.push(entry);
  setTimeout(() => shown.splice(shown.findIndex((other) => other.text === text), 1), 5000);
}

/** Where confirmations show. */
export const Toasts = () => h('div', { class: 'toasts', role: 'status' },
  shown.map((entry) => h('div', { class: 'toast' }, entry.text)));
