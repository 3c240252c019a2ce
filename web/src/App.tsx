import 'dayjs/locale/fr';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { queryClient } from './api/queryClient';
import { useLang } from './format';
import { router } from './routes';
import { readable, worded } from './theme/theme';

const MONDAY = 1;

export function App() {
  const { t } = useTranslation();
  const lang = useLang();
  const [close, showPassword] = [t('close'), t('show_password')];
  const theme = useMemo(() => worded({ close, showPassword }), [close, showPassword]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: lang, firstDayOfWeek: MONDAY }}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
