import { useTranslation } from 'react-i18next';
import { useLang } from '@/format';
import { recallWords, type Strategy, telName } from '@/strategy-model';
import classes from './View.module.css';

/** The calls owed before the strategy chooses freely, in their order, as a line (R31). */
export function PreliminaryLine({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const calls = strategy.number.flatMap((number, index) =>
    Array.from({ length: number.preliminary_calls }, (_, call) => ({
      key: `${index}/${call}`,
      tel: telName(index, number.name),
      nth: t('view.nth', { n: call + 1, of: number.preliminary_calls }),
      rule:
        number.use_preliminary_rules && !strategy.favour_number_order
          ? number.preliminary_rule?.[call]
          : undefined,
    })),
  );
  if (calls.length === 0) return <p className={classes.summary}>{t('view.no_preliminary')}</p>;
  return (
    <ol className={classes.line} aria-label={t('view.preliminary')}>
      {calls.map(({ key, tel, nth, rule }) => (
        <li key={key} className={classes.call}>
          <b>{tel}</b> <span>{nth}</span>
          {rule && <span className={classes.rule}>{recallWords(rule, lang)}</span>}
        </li>
      ))}
      <li className={classes.call} data-free>
        {t(`view.free_${strategy.choice}`)}
      </li>
    </ol>
  );
}
