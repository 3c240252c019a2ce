import { Group, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { KEEPS_FOCUS } from '@/frame/useFocusOnNavigation';
import { usePageTitle } from '@/ui/usePageTitle';
import { StateBadge } from '../campaigns/StateBadge';
import { useCampaign } from './CampaignContext';
import classes from './CampaignTabs.module.css';
import { campaignTabs } from './tabs';

/** The page of a campaign: its name and state, its tabs, and the tab that is open. */
export function Component() {
  const { t } = useTranslation('campaign');
  const campaign = useCampaign();
  const { pathname } = useLocation();
  const open = campaignTabs.find(({ path }) => pathname.endsWith(`/${path}`));
  usePageTitle(open === undefined ? undefined : t(`tab.${open.name}`), campaign.name);
  return (
    <>
      <div className={classes.head}>
        <Group justify="space-between" gap="sm" mb="xs">
          <Group gap="sm">
            <Title order={1}>{campaign.name}</Title>
            <StateBadge state={campaign.state} />
          </Group>
        </Group>
        <nav aria-label={t('tabs')} className={classes.tabs} {...KEEPS_FOCUS}>
          {campaignTabs.map(({ path, name }) => (
            <NavLink key={path} to={path} className={classes.tab}>
              {t(`tab.${name}`)}
            </NavLink>
          ))}
        </nav>
      </div>
      <div className={classes.body}>
        <Outlet context={campaign} />
      </div>
    </>
  );
}
