import type { PolicyTerms } from './en.ts';

export const es: PolicyTerms = {
  needs: {
    script: 'Nuestro script',
    calls: 'Peticiones al servidor',
    pictures: 'Imágenes de los cursos',
    frame: 'Nuestro marco',
    trusted_types: 'Trusted Types',
    sandbox: 'Sandbox',
    upgrade: 'Cifrado',
  },
  verdicts: { open: 'permitido', nonce: 'permitido con el nonce', blocked: 'bloqueado' },
  decides: 'Lo decide',
  why: {
    unmentioned: 'La política no dice nada en contra.',
    listed: 'El servidor está en la lista.',
    not_listed: 'El servidor no está en la lista.',
    none: 'Todo lo de este tipo está prohibido.',
    nonce:
      'El servidor no está en la lista, pero una etiqueta con el nonce de la página pasa. Dáselo a la etiqueta: nonce="…", nuevo en cada respuesta.',
    strict_dynamic:
      'Con strict-dynamic las direcciones no cuentan. Da a la etiqueta el nonce de la página: nonce="…", nuevo en cada respuesta.',
    integrity: 'La suma de comprobación de la etiqueta está en la lista.',
    lit_missing: 'La biblioteca de nuestro script no puede crear su política, así que se detiene el script entero.',
    lit_once:
      'Si otro script de la página también usa Lit, añade ’allow-duplicates’: el nombre es de quien llega primero.',
    no_scripts: 'La página no puede ejecutar ningún script.',
    no_origin: 'La página no tiene un origen propio, así que el servidor no puede conocerla.',
    no_popups: 'La ventana para iniciar sesión no se puede abrir. El inicio de sesión sale entonces de la página.',
    upgraded: 'Al servidor se le pregunta con cifrado, que no tiene. Dale una dirección https.',
  },
  put: 'Pon en su lugar',
};
