import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Hole } from '@/api/types';
import { useCampaign } from '@/areas/campaign/CampaignContext';
import { useFormat, useLang } from '@/format';
import { colon, holeWeek, isEmpty, weekWords } from '@/strategy-model';
import classes from './Holes.module.css';
import type { Holes } from './useHoles';

/** Says what the hatch of holes means, lets one choose whose holes are shown, and has them in words. */
export function HoleBar({ holes, known }: { holes: Holes; known: boolean }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const { profiles, contacts, chosen, choose, shown, weeks } = holes;
  if (profiles.length === 0) {
    return (
      <div className={classes.room}>
        <Text size="xs" c="dimmed">
          {t(known ? 'holes.none' : 'holes.unknown')}
        </Text>
      </div>
    );
  }
  const all =
    contacts === null
      ? t('holes.all_unknown')
      : t('holes.all', { count: contacts, contacts: format.number(contacts) });
  return (
    <div className={classes.room}>
      <div className={classes.bar}>
        {(['every', 'some'] as const)
          .filter((part) => !isEmpty(weeks[part]))
          .map((part) => (
            <span key={part} className={classes.legend}>
              <span className={classes.swatch} data-part={part} aria-hidden /> {t(`holes.legend_${part}`)}
            </span>
          ))}
        <NativeSelect
          size="xs"
          aria-label={t('holes.of')}
          value={chosen ?? ''}
          onChange={(event) => choose(event.currentTarget.value || null)}
          data={[
            { value: '', label: all },
            ...profiles.map(({ key, contacts }) => ({
              value: key,
              label:
                contacts === null
                  ? key
                  : t('holes.profile', { columns: key, count: contacts, contacts: format.number(contacts) }),
            })),
          ]}
        />
      </div>
      <details className={classes.details}>
        <summary>{t('holes.list')}</summary>
        <ul>
          {shown.map((hole, index) => (
            <HoleLine key={index} hole={hole} />
          ))}
        </ul>
      </details>
    </div>
  );
}

function HoleLine({ hole }: { hole: Hole }) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const { zone } = useCampaign();
  const progress =
    typeof hole.progress === 'string'
      ? t(`holes.${hole.progress}`)
      : t('holes.owing', { rank: hole.progress.owing });
  return (
    <li>
      {hole.columns.join(' + ')}
      {hole.zone !== zone && ` (${hole.zone})`}, {progress}
      {colon(lang)}
      <b>{weekWords(holeWeek(hole), lang)}</b>
    </li>
  );
}
