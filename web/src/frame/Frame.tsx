import { AppShell } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration } from 'react-router';
import { Header } from './Header';
import { NavigationProgress } from './NavigationProgress';
import { useFocusOnNavigation } from './useFocusOnNavigation';

/** What stands around every page once somebody is signed in. */
export function Frame() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main);
  return (
    <AppShell header={{ height: { base: 76, sm: 52 } }} padding={0}>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <AppShell.Header withBorder>
        <Header />
        <NavigationProgress />
      </AppShell.Header>
      <AppShell.Main id="main" ref={main} tabIndex={-1} style={{ outline: 'none' }}>
        <Outlet />
      </AppShell.Main>
      <ScrollRestoration />
    </AppShell>
  );
}
