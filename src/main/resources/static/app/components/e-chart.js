import { h, onBeforeUnmount, onMounted, ref, watch } from 'vue';

/** A chart by ECharts, which loads with the first one. Props: `option(colours)`, `label` (what it shows, in words). */
export const EChart = {
  props: ['option', 'label'],
  setup(props) {
    const place = ref(null);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const sizes = new ResizeObserver(() => chart?.resize());
    const scheme = new MutationObserver(draw);
    let chart = null;

    // The policy on styles leaves no HTML tooltips, and a canvas doesn't know CSS properties.
    function draw() {
      chart?.setOption({
        animation: false,
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink') },
        tooltip: { renderMode: 'richText' },
        ...props.option(colour),
      }, true);
    }

    function colour(token) {
      const probe = document.createElement('span');
      probe.style.color = `var(--${token})`;
      place.value.append(probe);
      const value = getComputedStyle(probe).color;
      probe.remove();
      return value;
    }

    onMounted(async () => {
      const { init } = await import('echarts');
      if (place.value) {
        chart = init(place.value, null, { renderer: 'canvas' });
        draw();
        sizes.observe(place.value);
        scheme.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
        dark.addEventListener('change', draw);
      }
    });
    onBeforeUnmount(() => {
      sizes.disconnect();
      scheme.disconnect();
      dark.removeEventListener('change', draw);
      chart?.dispose();
    });
    watch(() => props.option, draw);
    return () => h('div', { ref: place, class: 'e-chart', role: 'img', 'aria-label': props.label });
  },
};
