import { Alert, Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useFormat, useLang } from '@/format';
import { KEEPS_FOCUS } from '@/frame/useFocusOnNavigation';
import { usePageTitle } from '@/ui/usePageTitle';
import { CampaignActions } from '../campaigns/CampaignActions';
import { NetworkBadge } from '../campaigns/NetworkBadge';
import { StateBadge } from '../campaigns/StateBadge';
import { useCampaign } from './CampaignContext';
import { useCampaignClock } from './clock';
import classes from './CampaignTabs.module.css';
import { FindingsButton } from './FindingsButton';
import { campaignTabs } from './tabs';

/** The page of a campaign: its name and state, its tabs, and the tab that is open. */
export function Component() {
  const { t } = useTranslation('campaign');
  const lang = useLang();
  const campaign = useCampaign();
  const { pathname } = useLocation();
  const open = campaignTabs.find(({ path }) => pathname.endsWith(`/${path}`));
  const tabs = useRef<HTMLElement>(null);
  // Where the tabs are wider than the screen, the open one may be out of sight.
  useEffect(() => {
    const shown = tabs.current?.querySelector('[aria-current=page]');
    shown?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open]);
  usePageTitle(open === undefined ? undefined : t(`tab.${open.name}`), campaign.name);
  return (
    <>
      <div className={classes.head}>
        <Group justify="space-between" gap="sm" mb={6}>
          <Group gap="sm">
            <Title order={1}>{campaign.name}</Title>
            <StateBadge state={campaign.state} />
            <NetworkBadge simulated={campaign.simulated} />
            <Clock />
          </Group>
          <Group gap="xs">
            {(campaign.findings.length > 0 || campaign.state === 'draft') && (
              <FindingsButton findings={campaign.findings} campaign={campaign.id} />
            )}
            <CampaignActions campaign={campaign} />
          </Group>
        </Group>
        <nav ref={tabs} aria-label={t('tabs')} className={classes.tabs} {...KEEPS_FOCUS}>
          {campaignTabs.map(({ path, name }) => (
            <NavLink key={path} to={path} className={classes.tab}>
              {t(`tab.${name}`)}
            </NavLink>
          ))}
        </nav>
      </div>
      <div className={classes.body}>
        {campaign.last_error !== null && (
          <Alert
            color="red"
            variant="light"
            mb="md"
            role="alert"
            icon={<IconAlertTriangle aria-hidden />}
            title={t('stopped_itself')}
          >
            {campaign.last_error[lang]}
          </Alert>
        )}
        <Outlet context={campaign} />
      </div>
    </>
  );
}

/** What the campaign's clock shows, which may run faster than ours. */
function Clock() {
  const { t } = useTranslation('campaigns');
  const { t: tCampaign } = useTranslation('campaign');
  const format = useFormat();
  const campaign = useCampaign();
  const now = useCampaignClock(campaign);
  const { state, speed, zone } = campaign;
  if (state !== 'running' || speed === null) return null;
  return (
    <Text size="sm" c="dimmed" title={tCampaign('clock')}>
      {t(`speed_short.${speed}`)} · {format.moment(now, zone)}
    </Text>
  );
}
