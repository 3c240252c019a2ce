import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { pointingTo, removeNumber } from '@/strategy-model';
import { placeWords } from './placeWords';
import { useManager } from './ManagerContext';

/** Takes a number away, and says which rules called it and now leave the choice to the strategy. Ctrl-Z brings it back. */
export function useRemoveNumber() {
  const { t } = useTranslation('strategy');
  const { present, edit, lang } = useManager();
  return (index: number) => {
    const strategy = present();
    const pointing = pointingTo(strategy, index);
    edit(removeNumber(index));
    notifications.show({
      title: t('numbers.removed', { tel: `TEL${index + 1}` }),
      message:
        pointing.length === 0 ? (
          t('numbers.removed_plain')
        ) : (
          <>
            {t('numbers.removed_pointing', { count: pointing.length })}
            {pointing.slice(0, 6).map((placed, place) => (
              <Text key={place} size="xs">
                {placeWords(strategy, placed, lang)}
              </Text>
            ))}
          </>
        ),
      autoClose: pointing.length === 0 ? 4_000 : 8_000,
    });
  };
}
