import { colon, isEmpty, type Lang, quoted, weekWords } from '@/strategy-model';
import type { Refused } from './brush';

/** Why cells could not be painted, with the layer and the cells: overlaps are impossible to draw (R12). */
export function refusedWords({ closed, taken }: Refused, names: readonly string[], lang: Lang): string {
  const own = taken.map(({ layer, week }) => {
    const [name, cells] = [quoted(names[layer] ?? '', lang), weekWords(week, lang)];
    return lang === 'fr'
      ? `Déjà dans ${name}${colon(lang)}${cells}. Deux plannings d’un numéro ne se chevauchent pas${colon(lang)}effacez-y d’abord ces heures.`
      : `Already in ${name}: ${cells}. Two plannings of a number never overlap: erase these hours there first.`;
  });
  const shut =
    lang === 'fr'
      ? `Campagne fermée${colon(lang)}${weekWords(closed, lang)}.`
      : `Campaign closed: ${weekWords(closed, lang)}.`;
  return [...own, ...(isEmpty(closed) ? [] : [shut])].join(' ');
}
