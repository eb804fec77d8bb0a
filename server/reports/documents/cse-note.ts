import type { Transparency } from '../transparency-shapes.ts';
import { fr } from './document-words.ts';
import {
  contactLine,
  head,
  keptList,
  list,
  listOr,
  neverList,
  platformList,
  reportList,
  sightTable,
  storeList,
} from './parts.ts';

/** The note for a French comité social et économique: what the system does, before it is discussed. */
export function cseNote(facts: Transparency, { today }: { today: string }): string[] {
  const { connections } = facts;
  return [
    ...head(
      'Note d’information au comité social et économique : formation à la protection des données',
      facts,
      fr,
      today,
    ),
    `Le référentiel de la CNIL sur la gestion du personnel (délibération n° 2019-160, 15 avril 2020) couvre la formation, mais pas les traitements qui contrôlent l’activité. L’information du comité et celle de chaque personne : ${fr.open('articles du Code du travail, date de la consultation')}.`,
    '## Finalité',
    'Former le personnel à la protection des données, en garder la preuve et rappeler les échéances. Le système ne sert pas à évaluer le travail ni le comportement : il n’a ni champ ni interface pour cela.',
    '## Ce qui n’est pas enregistré',
    neverList(facts, fr),
    '## Qui voit quoi',
    sightTable(facts, fr),
    facts.recordsPoints
      ? 'Les points et les questions tirées au sort sont scellés dans la preuve d’un achèvement et ne sont révélés que dans un dossier de preuves. Le réglage `A39_RECORD_SCORES=no` les en exclut.'
      : 'Les points et les questions tirées au sort n’entrent pas dans la preuve (`A39_RECORD_SCORES=no`).',
    '## Rapports',
    'La liste des rapports est fermée : aucune requête libre sur des données personnelles.',
    reportList(facts, fr),
    `Des nombres par groupe ne sont montrés qu’à partir de ${facts.smallestGroup} personnes. Personne n’est classé.`,
    '## Journal des consultations',
    'Chaque consultation nominative est inscrite avec le jour, la personne et l’écran. Chacun peut lire qui a consulté ses données.',
    '## Durées de conservation',
    keptList(facts, fr),
    '## Liens avec l’extérieur',
    list([
      `Courrier électronique : ${connections.mail ? 'configuré' : fr.none}.`,
      `Outils de discussion (des nombres seulement) : ${listOr(
        connections.webhooks.map(({ host }) => host),
        fr,
      )}.`,
      `Plateformes de formation : ${platformList(facts, fr)}. Paquets de formation dans de telles plateformes : ${connections.packages}.`,
      `Magasins de traces : ${storeList(facts, fr)}.`,
      `Programmes munis d’une clé : ${connections.keys}, dont ${connections.scimKeys} avec accès à la liste du personnel.`,
      `Pages qui peuvent intégrer les éléments : ${listOr(connections.embedOrigins, fr)}.`,
      `Horodatage et témoins (des empreintes seulement) : ${listOr([...(connections.timeStamps ? [connections.timeStamps] : []), ...connections.witnesses], fr)}.`,
    ]),
    '## Droits et contact',
    `Chaque personne voit ce qui est conservé sur elle et qui l’a consulté, et peut demander une correction. Contact : ${contactLine(facts, fr)}. Responsable du traitement, hébergeur, base légale : ${fr.open('par le conseil juridique')}.`,
  ];
}
