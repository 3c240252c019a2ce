import { Group, UnstyledButton } from '@mantine/core';
import { IconBroadcastOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AccountMenu } from './AccountMenu';
import { ColourScheme } from './ColourScheme';
import { Crumbs } from './Crumbs';
import classes from './Header.module.css';
import { Language } from './Language';
import { Sections } from './Sections';
import { useSimulatedEverywhere } from './useSimulatedEverywhere';

export function Header() {
  const { t } = useTranslation();
  const simulated = useSimulatedEverywhere();
  return (
    <div className={classes.header}>
      <UnstyledButton component={Link} to="/campaigns" className={classes.brand}>
        <img src="/favicon.svg" alt="" width={22} height={22} />
        Rappel
      </UnstyledButton>
      <Crumbs />
      {simulated ? (
        <p className={classes.simulated}>
          <IconBroadcastOff size={15} aria-hidden />
          <span>{t('simulated')}</span>
        </p>
      ) : (
        <span className={classes.unsaid} />
      )}
      <Group component="nav" gap={2} wrap="nowrap" className={classes.tools} aria-label={t('nav.label')}>
        <Sections />
      </Group>
      <Group gap={2} wrap="nowrap">
        <Language />
        <ColourScheme />
        <AccountMenu />
      </Group>
    </div>
  );
}
