import { Anchor, Button, Group, List, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Finding } from '@/api/types';
import { useLang } from '@/format';

interface Props {
  campaign: number;
  findings: Finding[];
  onClose: () => void;
  /** Starts all the same; null when errors prevent it (R4). */
  onAccept: (() => void) | null;
}

/** What stands against starting, each with the page where it is put right. */
export function StartFindings({ campaign, findings, onClose, onAccept }: Props) {
  const { t } = useTranslation('live');
  const lang = useLang();
  const page = ({ place }: Finding) =>
    place.document === 'strategy' ? `/campaigns/${campaign}/strategy` : `/campaigns/${campaign}/general`;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={onAccept === null ? t('refused.title') : t('warned.title')}
    >
      <Text size="sm">{onAccept === null ? t('refused.why') : t('warned.why')}</Text>
      <List size="sm" mt="sm" spacing={6}>
        {findings.map((finding) => (
          <List.Item key={`${finding.code} ${finding.place.path}`}>
            <Anchor component={Link} to={page(finding)} inherit>
              {finding.label[lang]}
            </Anchor>
            {lang === 'fr' ? '\u202f: ' : ': '}
            {finding.message[lang]}
          </List.Item>
        ))}
      </List>
      <Group mt="lg" gap="xs" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
        {onAccept !== null && <Button onClick={onAccept}>{t('warned.accept')}</Button>}
      </Group>
    </Modal>
  );
}
