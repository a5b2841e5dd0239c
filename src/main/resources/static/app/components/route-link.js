import { h } from 'vue';
import { href, navigate, route } from 'app/router.js';

/** A link to a page. Props: `to` (its name), `params`, `query`; the words in the slot. */
export function RouteLink({ to, params, query }, { slots }) {
  const address = href(to, params, query);
  return h('a', {
    href: address,
    'aria-current': route.path === address.split('?')[0] ? 'page' : null,
    onClick(event) {
      if (event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
        event.preventDefault();
        navigate(address);
      }
    },
  }, slots.default());
}

RouteLink.props = ['to', 'params', 'query'];
