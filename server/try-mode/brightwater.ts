/**
 * Brightwater Outdoor, the fictional organisation of try mode. Units are groups; the first of each unit manages the others
 * and reports to the managing director.
 */
export const units = {
  Management: ['Ragna Solberg', 'Ines Castellan', 'Tobias Feld', 'Yusuf Demir'],
  Marketing: [
    'Mina Okafor',
    'Jonas Weil',
    'Leila Haddad',
    'Pieter de Wit',
    'Sofia Marek',
    'Callum Reid',
    'Noor Aziz',
    'Emil Strand',
    'Ada Quist',
  ],
  'Customer service': [
    'Henrik Vass',
    'Priya Nair',
    'Lucía Ferrer',
    'Oskar Blom',
    'Freya Holt',
    'Mateo Rossi',
    'Hana Novak',
    'Daan Visser',
    'Wren Ashby',
    'Zoë Müller',
  ],
  Purchasing: ['Amara Diallo', 'Viktor Lund', 'Elif Kaya', 'Bram Janssen', 'Ruth Adler', 'Kofi Mensah', 'Ilse Brandt'],
  Warehouse: [
    'Sven Aalto',
    'Carmen Ortiz',
    'Piotr Zielny',
    'Maeve Burke',
    'Anton Kral',
    'Lin Wei',
    'Fatou Sarr',
    'Gus Hagen',
    'Selma Berg',
    'Rafael Pinto',
  ],
} as const;

export const dpo = 'Ines Castellan';
export const trainingAdmin = 'Tobias Feld';
