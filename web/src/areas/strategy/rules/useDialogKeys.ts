import { type RefObject, useEffect, useRef } from 'react';

/** A small editor takes the focus when it opens and closes at Escape, or when something outside of it is pressed. */
export function useDialogKeys(box: RefObject<HTMLElement | null>, onClose: () => void) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const element = box.current;
    const first = element?.querySelector<HTMLElement>('input:checked, input:not([type="hidden"]), button');
    const frame = requestAnimationFrame(() => (first ?? element)?.focus());
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The first Escape closes an open list of the editor, the next one the editor.
      const listOpen = (event.target as Element).getAttribute('aria-expanded') === 'true';
      if (listOpen) return;
      event.stopPropagation();
      close.current();
    };
    // Lists of a select are drawn outside of the editor and belong to it.
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target as Element;
      const inside = element?.contains(target) ?? false;
      if (
        !inside &&
        target.closest('[data-combobox-dropdown], [role="listbox"], .mantine-Popover-dropdown') === null
      )
        close.current();
    };
    document.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('pointerdown', onPointerDown);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, [box]);
}
