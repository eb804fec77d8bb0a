import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';

const outsideTryMode = {
  A39_TRY: 'no',
  A39_ORGANISATION: 'Brightwater Outdoor',
  A39_CONTACT_NAME: 'Ines Castellan',
  A39_CONTACT_EMAIL: 'ines.castellan@brightwater.example',
  A39_EVIDENCE_ORIGIN: 'learn.brightwater.example/evidence/main',
};
const company = { A39_OIDC_ISSUER: 'https://login.brightwater.example', A39_OIDC_CLIENT_ID: 'article39' };
const mail = { A39_MAIL_SIGN_IN: 'yes', A39_SMTP_URL: 'smtp://127.0.0.1:25' };
const read = (settings: Record<string, string>) => readConfig({ ...outsideTryMode, ...settings });

test('try mode and a real sign-in exclude each other', () => {
  for (const signIn of [company, mail]) {
    expect(() => readConfig({ A39_TRY: 'yes', ...signIn })).toThrow(/Set A39_TRY=no/);
    expect(() => readConfig({ A39_TRY: 'yes', A39_TRY_ANYWHERE: 'yes', ...signIn })).toThrow(/Set A39_TRY=no/);
    expect(readConfig({ ...outsideTryMode, ...signIn, A39_TRY: 'auto' }).tryMode).toBe(false);
  }
  expect(readConfig({}).tryMode).toBe(true);
});

test('where browsers would keep nobody signed in, it says so instead of starting', () => {
  const plain = { A39_PUBLIC_URL: 'http://learn.brightwater.example' };
  for (const settings of [plain, { ...outsideTryMode, ...mail, ...plain }])
    expect(() => readConfig(settings)).toThrow(/keep nobody signed in .* without TLS/);
  for (const url of ['https://learn.brightwater.example', 'http://localhost:3939', 'http://127.0.0.1:3939'])
    expect(readConfig({ A39_PUBLIC_URL: url }).publicUrl).toBe(url);
  // Who comes with a token of their company needs no cookie.
  expect(read(plain).publicUrl).toBe(plain.A39_PUBLIC_URL);
});

test('what belongs together is set together, and what cannot be used is said', () => {
  expect(() => read({ A39_MAIL_SIGN_IN: 'yes' })).toThrow(/A39_SMTP_URL is not set/);
  expect(() => read({ A39_OIDC_ISSUER: company.A39_OIDC_ISSUER })).toThrow(/belong together/);
  expect(() => read({ A39_OIDC_CLIENT_ID: 'article39' })).toThrow(/belong together/);
  const wrong: Record<string, string> = {
    A39_OIDC_ISSUER: 'http://login.brightwater.example',
    A39_OIDC_SCOPES: 'email profile',
    A39_OIDC_FIND_BY: 'upn',
    A39_OIDC_ROLES: 'manager=leads',
    A39_OIDC_REQUIRE: 'hd',
    A39_MAIL_SIGN_IN: 'perhaps',
  };
  for (const [name, value] of Object.entries(wrong))
    expect(() => read({ ...company, [name]: value }), name).toThrow(new RegExp(`- ${name}`));
  expect(() => read({ ...company, A39_OIDC_FIND_BY: ' ' })).toThrow(/name at least one/);
  expect(() => read({ ...company, A39_OIDC_TENANT: 'x' })).toThrow(/A39_OIDC_TENANT is not a setting/);
  for (const issuer of ['http://127.0.0.1:8080', 'http://localhost/realms/a'])
    expect(read({ ...company, A39_OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
});

test('the settings of the company’s sign-in are read as they are written down', () => {
  expect(read(company).oidc).toEqual({
    issuer: 'https://login.brightwater.example',
    clientId: 'article39',
    clientSecret: null,
    scopes: 'openid email profile',
    findBy: ['external_id', 'email'],
    staffNumberClaim: 'staff_number',
    rolesClaim: 'roles',
    roles: [],
    require: [],
    name: null,
  });
  const { oidc } = read({
    ...company,
    A39_OIDC_ROLES: 'dpo=privacy-office  training_admin=cn=hr,ou=x dpo=b',
    A39_OIDC_REQUIRE: 'hd=brightwater.example acr=urn:mace:gold',
  });
  expect(oidc?.roles).toEqual([
    { role: 'dpo', value: 'privacy-office' },
    { role: 'training_admin', value: 'cn=hr,ou=x' },
    { role: 'dpo', value: 'b' },
  ]);
  expect(oidc?.require).toEqual([
    { claim: 'hd', value: 'brightwater.example' },
    { claim: 'acr', value: 'urn:mace:gold' },
  ]);
  expect([read({}).oidc, read({}).mailSignIn, read(mail).mailSignIn]).toEqual([null, false, true]);
});
