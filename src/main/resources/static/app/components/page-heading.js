import { h, watchEffect } from 'vue';

/** A page's heading, which is its title too and takes the focus after navigation. Props: `text`. */
export const PageHeading = {
  props: ['text'],
  setup(props) {
    watchEffect(() => { document.title = `${props.text} · Uptake`; });
    return () => h('h1', { tabindex: -1 }, props.text);
  },
};
