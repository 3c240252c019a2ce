import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router';

/** Marks a group of links that are walked through, such as tabs: they keep the focus when one is followed. */
export const KEEPS_FOCUS = { 'data-keeps-focus': true };

/** Moves the focus to the page that was navigated to, so that a keyboard or a screen reader goes on from there. */
export function useFocusOnNavigation(main: RefObject<HTMLElement | null>) {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement?.closest('[data-keeps-focus]') != null) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
