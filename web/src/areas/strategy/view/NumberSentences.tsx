import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLang } from '@/format';
import {
  attemptWords,
  callerIdWords,
  capWords,
  colon,
  delayWords,
  lastAttempt,
  machineWords,
  type NumberStrategy,
  parseWeek,
  preliminaryRulePlace,
  preliminaryWords,
  quoted,
  recallWords,
  type Rule,
  statusName,
  type Strategy,
  telName,
  textsWords,
  treatmentWords,
  weekWords,
} from '@/strategy-model';
import { planningLook } from '@/theme/plannings';
import classes from './View.module.css';

/** Everything that holds for a number, as sentences (R11). */
export function NumberSentences({ number, index }: { number: NumberStrategy; index: number }) {
  const { t } = useTranslation('strategy');
  const lang = useLang();
  const line = (label: string, words: string) => `${label}${colon(lang)}${words}.`;
  return (
    <section className={classes.number}>
      <Title order={3}>{telName(index, number.name)}</Title>
      <ul className={classes.list}>
        <li>{line(t('number.column'), number.column)}</li>
        <li>{line(t('cap.label'), capWords(number.cap, lang))}</li>
        <li>{line(t('preliminary.calls'), preliminaryWords(number, lang))}</li>
        {(number.preliminary_rule ?? []).map((recall, call) => (
          <li key={call}>{line(preliminaryRulePlace(call + 1, lang), recallWords(recall, lang))}</li>
        ))}
        <li>{line(t('caller.label'), callerIdWords(number.caller_id, lang))}</li>
        <li>{line(t('number.ring'), delayWords(`${number.ring_s} s`, lang))}</li>
        {number.attempts_max !== undefined && (
          <li>{line(t('number.ceiling'), String(number.attempts_max))}</li>
        )}
        <li>{line(t('machine.label'), machineWords(number.machine, lang))}</li>
        <li>{line(t('number.texts'), t(number.texts_accepted ? 'view.yes' : 'view.no'))}</li>
        {(number.text ?? []).map((list) => (
          <li key={list.status}>{line(statusName(list.status, lang), textsWords(list.templates, lang))}</li>
        ))}
      </ul>
      {(number.planning ?? []).map((planning, place) => (
        <div key={planning.name}>
          <Title order={4}>
            <span
              className={classes.swatch}
              style={{ background: planningLook(place).background }}
              aria-hidden
            />
            {t('view.planning', { name: quoted(planning.name, lang) })}
          </Title>
          <ul className={classes.list}>
            <li>{weekWords(parseWeek(planning.hours), lang)}.</li>
            {planning.caller_id && (
              <li>{line(t('caller.label'), callerIdWords(planning.caller_id, lang))}</li>
            )}
          </ul>
          <RuleSentences rules={planning.rule ?? []} />
        </div>
      ))}
      {number.default && number.default.length > 0 && (
        <>
          <Title order={4}>{t('rules.tab_number', { tel: `TEL${index + 1}` })}</Title>
          <RuleSentences rules={number.default} />
        </>
      )}
    </section>
  );
}

/** The rules of last resort (R15). */
export function StrategySentences({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation('strategy');
  return (
    <section className={classes.number}>
      <Title order={3}>{t('rules.tab_strategy')}</Title>
      <RuleSentences rules={strategy.default} />
    </section>
  );
}

function RuleSentences({ rules }: { rules: readonly Rule[] }) {
  const lang = useLang();
  const last = lastAttempt(rules);
  return (
    <ul className={classes.list}>
      {rules.map((rule, index) => (
        <li key={index}>
          {statusName(rule.status ?? null, lang)}, {attemptWords(rule.attempt ?? null, last, lang)}
          {colon(lang)}
          <b>{treatmentWords(rule, [], lang)}</b>
        </li>
      ))}
    </ul>
  );
}
