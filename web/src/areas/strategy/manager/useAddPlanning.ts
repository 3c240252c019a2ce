import { useTranslation } from 'react-i18next';
import { addPlanning, at, freeName } from '@/strategy-model';
import { useManager } from './ManagerContext';

/** Adds an empty planning to a number and shows it, ready to be painted. */
export function useAddPlanning(number: number) {
  const { t } = useTranslation('strategy');
  const { present, edit, select } = useManager();
  return () => {
    const plannings = at(present().number, number).planning ?? [];
    const taken = plannings.map((planning) => planning.name);
    const usual = t('plannings.names').split(',');
    const name = usual.find((one) => !taken.includes(one)) ?? freeName(taken, t('plannings.name'));
    edit(addPlanning(number, { name, hours: {} }));
    select({ number, shown: { kind: 'planning', planning: plannings.length } });
  };
}
