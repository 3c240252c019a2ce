/** What a strategy says, in sentences of either language: the same ones in the manager, in the final view and in differences. */

import { at } from './at';
import { parseDelay } from './delay';
import { nationalPhone } from '@/format';
import { follow, type Moment } from './recall';
import type { CallerId, Cap, Lang, Machine, NumberStrategy, Period, Recall, Treatment } from './types';
import { type Cell } from './table';
import { type Week, dayRuns, formatTime } from './week';

/** Unbreakable spaces of French typography: before `:`, and the thin one before `;`. */
const NB = '\u00a0';
const TH = '\u202f';

export const colon = (lang: Lang): string => (lang === 'fr' ? `${NB}: ` : ': ');
export const semicolon = (lang: Lang): string => (lang === 'fr' ? `${TH}; ` : '; ');
export const quoted = (text: string, lang: Lang): string =>
  lang === 'fr' ? `«${NB}${text}${NB}»` : `“${text}”`;

const say = (lang: Lang, fr: string, en: string): string => (lang === 'fr' ? fr : en);

/** `a, b et c`. */
export function listed(parts: readonly string[], lang: Lang): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')}${say(lang, ' et ', ' and ')}${parts.at(-1)}`;
}

const STATUS_WORDS: Record<string, readonly [fr: string, en: string]> = {
  busy: ['occupé', 'busy'],
  no_answer: ['non-réponse', 'no answer'],
  absent: ['absent', 'absent'],
  rejected: ['rejeté', 'rejected'],
  invalid: ['numéro invalide', 'invalid number'],
  machine: ['répondeur', 'answering machine'],
  fax: ['fax', 'fax'],
  congestion: ['encombrement', 'congestion'],
  caller_id_blocked: ['numéro affiché bloqué', 'caller ID blocked'],
  undetermined: ['indéterminé', 'undetermined'],
  abandoned: ['abandonné', 'abandoned'],
  interrupted: ['interrompu', 'interrupted'],
};

/** A status in the words of the interface; a qualification by its own name. */
export function statusName(status: string | null, lang: Lang): string {
  if (status === null) return say(lang, 'tous les statuts', 'every status');
  const words = STATUS_WORDS[status];
  return words ? say(lang, ...words) : status.replaceAll('_', ' ');
}

export const DAY_NAMES: Record<Lang, readonly string[]> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
export const DAY_SHORT: Record<Lang, readonly string[]> = {
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const FILE_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `18:00–20:00`. */
export const spanWords = (span: { from: number; to: number }): string =>
  `${formatTime(span.from)}–${formatTime(span.to)}`;

/** `lun. à ven. 18:00–20:00, sam. 10:00–12:00 et 14:00–15:00`. */
export function weekWords(week: Week, lang: Lang): string {
  const names = DAY_SHORT[lang];
  const runs = dayRuns(week).map(({ first, last, spans }) => {
    const days =
      first === last
        ? at(names, first)
        : last === first + 1
          ? listed([at(names, first), at(names, last)], lang)
          : `${names[first]} ${say(lang, 'à', 'to')} ${names[last]}`;
    return `${days} ${listed(spans.map(spanWords), lang)}`;
  });
  return runs.join(', ') || say(lang, 'aucune heure', 'no hour');
}

/** `1 h 30 min`, `3 j`. */
export function delayWords(delay: string, lang: Lang): string {
  if (parseDelay(delay) === null) return delay;
  return (lang === 'fr' ? delay.replace(/ d\b/, ' j') : delay).replaceAll(' ', NB);
}

const ordinal = (n: number, lang: Lang): string => {
  if (lang === 'fr') return n === 1 ? '1er' : `${n}e`;
  const tens = n % 100;
  return `${n}${tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
};

/** A target: `TEL2`, `même numéro`. */
export function targetWords(call: string, lang: Lang): string {
  switch (call) {
    case 'same':
      return say(lang, 'même numéro', 'same number');
    case 'next':
      return say(lang, 'numéro suivant', 'next number');
    case 'choice':
      return say(lang, 'au choix de la stratégie', 'the strategy’s choice');
    default:
      return call;
  }
}

/** A day of a rule: `demain`, `dans 3 jours`, `lundi`. */
export function dayWords(day: string, lang: Lang): string {
  if (day === 'same') return say(lang, 'le même jour', 'the same day');
  const days = /^\+(\d+)$/.exec(day);
  if (!days) return DAY_NAMES[lang][FILE_DAYS.indexOf(day)] ?? day;
  const count = Number(days[1]);
  return count === 1 ? say(lang, 'demain', 'tomorrow') : say(lang, `dans ${count} jours`, `in ${count} days`);
}

function momentWords(moment: Moment, lang: Lang): string {
  switch (moment.kind) {
    case 'after':
      return `+${delayWords(moment.after, lang)}`;
    case 'on':
      return `${dayWords(moment.day, lang)} ${moment.at === 'same' ? say(lang, 'à la même heure', 'at the same hour') : say(lang, `à ${moment.at}`, `at ${moment.at}`)}`;
    case 'next_planning':
      return moment.name === 'any'
        ? say(lang, 'au prochain planning', 'at its next planning')
        : say(
            lang,
            `au prochain planning ${quoted(moment.name, lang)}`,
            `at its next planning ${quoted(moment.name, lang)}`,
          );
    case 'other_time':
      return say(lang, 'à un autre moment de la journée', 'at another time of day');
  }
}

/** A recall rule as a sentence: `TEL2, demain à la même heure`. */
export function recallWords(recall: Recall, lang: Lang): string {
  const what = follow(recall);
  switch (what.kind) {
    case 'give_up_number':
      return say(lang, 'abandonner ce numéro', 'give up this number');
    case 'close':
      return say(
        lang,
        `clore la fiche${colon(lang)}${quoted(what.result, lang)}`,
        `close the contact: ${quoted(what.result, lang)}`,
      );
    case 'call': {
      const valid =
        what.valid === undefined
          ? ''
          : say(
              lang,
              `, valable ${delayWords(what.valid, lang)}`,
              `, valid for ${delayWords(what.valid, lang)}`,
            );
      return `${targetWords(what.call, lang)}, ${momentWords(what.moment, lang)}${valid}`;
    }
  }
}

/** A cell as a sentence: `TEL2, demain à la même heure ; message B ; texto Relance 1, puis Relance 2`. */
export function treatmentWords({ recall, message }: Treatment, texts: readonly string[], lang: Lang): string {
  return [
    recallWords(recall, lang),
    ...(message === undefined ? [] : [`message ${message}`]),
    ...(texts.length === 0 ? [] : [textsWords(texts, lang)]),
  ].join(semicolon(lang));
}

export const textsWords = (texts: readonly string[], lang: Lang): string =>
  say(lang, `texto ${texts.join(', puis ')}`, `text ${texts.join(', then ')}`);

/** Where a rule stands in its table: `tentative 3 et suivantes, occupé`. */
export function cellWords({ attempt, status }: Cell, last: number, lang: Lang): string {
  return `${attemptWords(attempt, last, lang)}, ${statusName(status, lang)}`;
}

export function attemptWords(attempt: number | null, last: number, lang: Lang): string {
  if (attempt === null) return say(lang, 'toutes les tentatives', 'every attempt');
  const later = attempt === last ? say(lang, ' et suivantes', ' and later') : '';
  return `${say(lang, 'tentative', 'attempt')} ${attempt}${later}`;
}

const ROLLING: Record<Period, readonly [fr: string, en: string]> = {
  day: ['en 24 heures glissantes', 'in the last 24 hours'],
  week: ['sur 7 jours glissants', 'in the last 7 days'],
  month: ['sur 31 jours glissants', 'in the last 31 days'],
};
const CALENDAR: Record<Period, readonly [fr: string, en: string]> = {
  day: ['par jour civil', 'per calendar day'],
  week: ['par semaine civile', 'per calendar week'],
  month: ['par mois civil', 'per calendar month'],
};

/** A cap as a sentence: `4 appels au plus sur 31 jours glissants`. */
export function capWords(cap: Cap | undefined, lang: Lang): string {
  if (!cap) return say(lang, 'pas de maximum d’appels', 'no maximum of calls');
  const calls = say(
    lang,
    `${cap.calls} ${cap.calls > 1 ? 'appels' : 'appel'} au plus`,
    `at most ${cap.calls} ${cap.calls > 1 ? 'calls' : 'call'}`,
  );
  const period = say(lang, ...(cap.window === 'calendar' ? CALENDAR : ROLLING)[cap.per]);
  const scope =
    cap.scope === 'all_campaigns' ? say(lang, ', toutes campagnes confondues', ', over all campaigns') : '';
  return `${calls} ${period}${scope}`;
}

/** A displayed number as a phrase (R13). */
export function callerIdWords(callerId: CallerId, lang: Lang): string {
  const phone = nationalPhone(callerId.number ?? '');
  switch (callerId.show) {
    case 'hidden':
      return say(lang, 'numéro caché', 'hidden number');
    case 'fixed':
      return phone;
    case 'called':
      return say(lang, 'le numéro appelé', 'the number being called');
    case 'listed':
      return say(lang, `${phone} (de la liste)`, `${phone} (from the list)`);
    case 'random':
      return callerId.sticky
        ? say(
            lang,
            'au hasard dans la liste, toujours le même pour une fiche',
            'at random from the list, always the same for a contact',
          )
        : say(
            lang,
            'au hasard dans la liste, jamais deux fois de suite le même',
            'at random from the list, never the same twice running',
          );
  }
}

/** Preliminary calls as a sentence. */
export function preliminaryWords(number: NumberStrategy, lang: Lang): string {
  const calls = number.preliminary_calls;
  if (calls === 0) return say(lang, 'aucun appel préliminaire', 'no preliminary call');
  const plural = calls > 1 ? 's' : '';
  const own = number.use_preliminary_rules
    ? say(lang, ', chacun avec sa règle', ', each with its own rule')
    : '';
  return say(
    lang,
    `${calls} appel${plural} préliminaire${plural} avant le numéro suivant${own}`,
    `${calls} preliminary call${plural} before the next number${own}`,
  );
}

/** The rule of the k-th preliminary call, from 1. */
export const preliminaryRulePlace = (call: number, lang: Lang): string =>
  say(
    lang,
    `après le ${ordinal(call, lang)} appel préliminaire`,
    `after the ${ordinal(call, lang)} preliminary call`,
  );

const PER: Record<Period, readonly [fr: string, en: string]> = {
  day: ['jour', 'day'],
  week: ['semaine', 'week'],
  month: ['mois', 'month'],
};

/** Messages for machines as a sentence (R17). */
export function machineWords(machine: Machine | undefined, lang: Lang): string {
  if (!machine || machine.messages.length === 0) return say(lang, 'aucun message', 'no message');
  const order = machine.messages.join(say(lang, ', puis ', ', then '));
  const after = machine.after_last === 'nothing' ? say(lang, ', puis plus rien', ', then nothing') : '';
  const max = machine.max
    ? say(
        lang,
        `, ${machine.max.messages} au plus par ${PER[machine.max.per][0]}`,
        `, at most ${machine.max.messages} a ${PER[machine.max.per][1]}`,
      )
    : '';
  return `${order}${after}${max}`;
}

/** `TEL1 (Mobile)`. */
export const telName = (index: number, name: string): string =>
  name.trim() ? `TEL${index + 1} (${name})` : `TEL${index + 1}`;
