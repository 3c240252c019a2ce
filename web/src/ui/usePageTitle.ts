import { useEffect } from 'react';

const PRODUCT = 'Rappel';

/** The title of the browser's tab, most particular part first. */
export function usePageTitle(...parts: (string | undefined)[]) {
  const title = [...parts, PRODUCT].filter((part) => part !== undefined && part !== '').join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
