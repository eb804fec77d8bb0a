/**
 * Fill in both before building. They are not settings of the web part on purpose: whoever may edit a page could name a server of
 * their own, and every reader's token would go there.
 */
export const server: string = 'https://learn.example.org';

/** The application (client) id of the app registration "Data Protection Training" in your own tenant. */
export const clientId: string = '00000000-0000-0000-0000-000000000000';
