/** A strategy as single facts, each with its place, and the difference of two strategies in words. */

import { lastAttempt } from './table';
import {
  attemptWords,
  callerIdWords,
  capWords,
  colon,
  delayWords,
  machineWords,
  preliminaryRulePlace,
  preliminaryWords,
  quoted,
  recallWords,
  statusName,
  telName,
  textsWords,
  treatmentWords,
  weekWords,
} from './words';
import type { Lang, NumberStrategy, Planning, Rule, Strategy } from './types';
import { parseWeek } from './week';

/** Something that a strategy says. */
export interface Fact {
  /** The same in two strategies for the same thing. */
  key: string;
  place: string;
  text: string;
}

/** Something that differs; absent on the side that does not say it. */
export interface Difference {
  place: string;
  before: string | null;
  after: string | null;
}

/** What changed from one strategy to another, in the order of the later one. */
export function difference(before: Strategy, after: Strategy, lang: Lang): Difference[] {
  const [old, now] = [facts(before, lang), facts(after, lang)];
  const [oldByKey, nowKeys] = [
    new Map(old.map((fact) => [fact.key, fact])),
    new Set(now.map((fact) => fact.key)),
  ];
  const changed = now.flatMap((fact): Difference[] => {
    const was = oldByKey.get(fact.key);
    return was?.text === fact.text
      ? []
      : [{ place: fact.place, before: was?.text ?? null, after: fact.text }];
  });
  const gone = old
    .filter((fact) => !nowKeys.has(fact.key))
    .map((fact): Difference => ({ place: fact.place, before: fact.text, after: null }));
  return [...changed, ...gone];
}

/** Everything a strategy says. Numbers are the same if their columns are, plannings if their names are. */
export function facts(strategy: Strategy, lang: Lang): Fact[] {
  const say = (fr: string, en: string) => (lang === 'fr' ? fr : en);
  const place = say('stratégie', 'strategy');
  const yes = (value: boolean) => (value ? say('oui', 'yes') : say('non', 'no'));
  const property = (key: string, name: string, text: string): Fact => ({
    key,
    place: `${place}, ${name}`,
    text,
  });
  const off = {
    wait: say('les numéros suivants attendent', 'the next numbers wait'),
    skip: say('les numéros suivants passent', 'the next numbers go ahead'),
  };
  const choice = {
    first: say('le premier dans l’ordre', 'the first in order'),
    rotate: say('chacun son tour', 'each in turn'),
    least_called: say('le moins appelé', 'the least called'),
  };
  return [
    property('name', say('nom', 'name'), strategy.name),
    property(
      'favour',
      say('privilégier l’ordre des numéros', 'favour number order'),
      yes(strategy.favour_number_order),
    ),
    property('off', say('hors planning', 'off planning'), off[strategy.off_planning]),
    property('choice', say('choix du numéro', 'choice of number'), choice[strategy.choice]),
    property(
      'attempts',
      say('plafond de tentatives par fiche', 'ceiling of attempts per contact'),
      String(strategy.attempts_max),
    ),
    property(
      'horizon',
      say('horizon d’abandon', 'give-up horizon'),
      say(`${strategy.horizon_days} jours`, `${strategy.horizon_days} days`),
    ),
    property(
      'congestion',
      say('reprises après encombrement', 'retries after congestion'),
      strategy.congestion_retry_min.length > 0
        ? `${strategy.congestion_retry_min.join(', ')} min`
        : say('aucune', 'none'),
    ),
    ...ruleFacts(
      'default',
      say('règles par défaut de la stratégie', 'default rules of the strategy'),
      strategy.default,
      lang,
    ),
    ...strategy.number.flatMap((number, index) => numberFacts(strategy, number, index, lang)),
  ];
}

function numberFacts(strategy: Strategy, number: NumberStrategy, index: number, lang: Lang): Fact[] {
  const say = (fr: string, en: string) => (lang === 'fr' ? fr : en);
  const twin = strategy.number.slice(0, index).filter((other) => other.column === number.column).length;
  const key = `number/${number.column}/${twin}`;
  const place = telName(index, number.name);
  const fact = (name: string, label: string, text: string): Fact => ({
    key: `${key}/${name}`,
    place: `${place}, ${label}`,
    text,
  });
  return [
    fact('rank', say('rang', 'rank'), `TEL${index + 1}`),
    fact('name', say('nom', 'name'), number.name),
    fact('column', say('colonne', 'column'), number.column),
    fact('cap', say('maximum d’appels', 'maximum of calls'), capWords(number.cap, lang)),
    fact('preliminary', say('appels préliminaires', 'preliminary calls'), preliminaryWords(number, lang)),
    ...(number.preliminary_rule ?? []).map((recall, call) =>
      fact(`preliminary/${call}`, preliminaryRulePlace(call + 1, lang), recallWords(recall, lang)),
    ),
    fact('caller', say('numéro affiché', 'displayed number'), callerIdWords(number.caller_id, lang)),
    fact('ring', say('sonnerie', 'ring time'), delayWords(`${number.ring_s} s`, lang)),
    fact(
      'attempts',
      say('plafond de tentatives', 'ceiling of attempts'),
      number.attempts_max === undefined ? say('aucun', 'none') : String(number.attempts_max),
    ),
    fact(
      'machine',
      say('messages sur répondeur', 'messages on machines'),
      machineWords(number.machine, lang),
    ),
    fact(
      'texts',
      say('textos acceptés', 'texts accepted'),
      number.texts_accepted ? say('oui', 'yes') : say('non', 'no'),
    ),
    ...(number.text ?? []).map((list) =>
      fact(
        `text/${list.status}`,
        `${say('textos', 'texts')}${colon(lang)}${statusName(list.status, lang)}`,
        textsWords(list.templates, lang),
      ),
    ),
    ...(number.planning ?? []).flatMap((planning) => planningFacts(`${key}/planning`, place, planning, lang)),
    ...ruleFacts(
      `${key}/default`,
      say(`règles par défaut de ${place}`, `default rules of ${place}`),
      number.default ?? [],
      lang,
    ),
  ];
}

function planningFacts(key: string, number: string, planning: Planning, lang: Lang): Fact[] {
  const say = (fr: string, en: string) => (lang === 'fr' ? fr : en);
  const [own, place] = [`${key}/${planning.name}`, `${number}, planning ${quoted(planning.name, lang)}`];
  return [
    {
      key: `${own}/hours`,
      place: `${place}, ${say('heures', 'hours')}`,
      text: weekWords(parseWeek(planning.hours), lang),
    },
    ...(planning.caller_id
      ? [
          {
            key: `${own}/caller`,
            place: `${place}, ${say('numéro affiché', 'displayed number')}`,
            text: callerIdWords(planning.caller_id, lang),
          },
        ]
      : []),
    ...ruleFacts(`${own}/rule`, place, planning.rule ?? [], lang),
  ];
}

function ruleFacts(key: string, place: string, rules: readonly Rule[], lang: Lang): Fact[] {
  const last = lastAttempt(rules);
  return rules.map((rule) => {
    const [attempt, status] = [rule.attempt ?? null, rule.status ?? null];
    return {
      key: `${key}/${attempt ?? '*'}/${status ?? '*'}`,
      place: `${place}, ${attemptWords(attempt, last, lang)}, ${statusName(status, lang)}`,
      text: treatmentWords(rule, [], lang),
    };
  });
}
