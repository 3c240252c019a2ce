import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useSections } from './useSections';

/** The parts of the application that do not belong to a campaign. */
export function Sections() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return useSections().map(({ path, name }) => (
    <Button
      key={path}
      component={NavLink}
      to={path}
      size="compact-sm"
      variant={pathname.startsWith(path) ? 'light' : 'subtle'}
      color={pathname.startsWith(path) ? undefined : 'gray'}
      c={pathname.startsWith(path) ? undefined : 'var(--mantine-color-text)'}
    >
      {t(`nav.${name}`)}
    </Button>
  ));
}
