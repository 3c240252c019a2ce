import { Anchor, Breadcrumbs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { campaignQuery } from '@/api/campaigns';
import classes from './Crumbs.module.css';

/** Where the page stands: the campaigns, then the campaign. */
export function Crumbs() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { pathname } = useLocation();
  const { data } = useQuery({ ...campaignQuery(Number(id)), enabled: id !== undefined });
  if (!pathname.startsWith('/campaigns')) return <span />;
  return (
    <nav aria-label={t('nav.crumbs')} className={classes.crumbs}>
      <Breadcrumbs separator="▸" separatorMargin={6}>
        {id === undefined ? (
          <Text size="sm" aria-current="page">
            {t('nav.campaigns')}
          </Text>
        ) : (
          <Anchor size="sm" component={Link} to="/campaigns">
            {t('nav.campaigns')}
          </Anchor>
        )}
        {data !== undefined && (
          <Anchor size="sm" component={Link} to={`/campaigns/${data.id}/general`} className={classes.name}>
            {data.name}
          </Anchor>
        )}
      </Breadcrumbs>
    </nav>
  );
}
