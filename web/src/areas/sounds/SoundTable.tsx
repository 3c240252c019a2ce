import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignDetail, Sound } from '@/api/types';
import { useMay } from '@/session/SessionContext';
import { useFormat } from '@/format';
import { audioUrl } from './api';
import { clockOf } from './naming';
import { Player } from './Player';
import { SoundActions } from './SoundActions';
import classes from './Sounds.module.css';

interface Props {
  campaign: CampaignDetail;
  sounds: Sound[];
  /** Names that the campaign has and nothing was recorded for. */
  missing: string[];
}

export function SoundTable({ campaign, sounds, missing }: Props) {
  const { t } = useTranslation('sounds');
  const format = useFormat();
  const mayEdit = useMay()('edit');
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('list') }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('name.label')}</Table.Th>
            <Table.Th scope="col">{t('listening')}</Table.Th>
            <Table.Th scope="col" className="num">
              {t('duration')}
            </Table.Th>
            <Table.Th scope="col" visibleFrom="md">
              {t('file')}
            </Table.Th>
            <Table.Th scope="col" visibleFrom="md">
              {t('put_at')}
            </Table.Th>
            {mayEdit && <Table.Th scope="col">{t('actions')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sounds.map((sound) => (
            <Table.Tr key={sound.name}>
              <Table.Th scope="row" className={classes.name}>
                {sound.name}
              </Table.Th>
              <Table.Td>
                <Player src={audioUrl(campaign.id, sound)} label={t('listen', { name: sound.name })} />
              </Table.Td>
              <Table.Td className="num">{clockOf(sound.duration_ms)}</Table.Td>
              <Table.Td visibleFrom="md" className={classes.name}>
                {sound.file_name} · {format.bytes(sound.bytes)}
              </Table.Td>
              <Table.Td visibleFrom="md">{format.dateTime(sound.put_at)}</Table.Td>
              {mayEdit && (
                <Table.Td>
                  <SoundActions campaign={campaign} name={sound.name} recorded />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
          {missing.map((name) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" className={classes.name}>
                {name}
              </Table.Th>
              <Table.Td colSpan={4} c="dimmed">
                {t('missing')}
              </Table.Td>
              {mayEdit && (
                <Table.Td>
                  <SoundActions campaign={campaign} name={name} recorded={false} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
