import type { Token } from 'marked';
import type { Remark } from '../course-model.ts';
import type { Page } from '../page.ts';
import { quoted, remark } from '../remark.ts';

/**
 * Companies that authors are likely to name, in the spelling that a text has. Authorities (CNIL, ICO) are no companies, and
 * names that are words as well (Target, Signal, Zoom) are left to reviewers.
 */
const companies = `
  Mailchimp, MailChimp, Constant Contact, Campaign Monitor, Brevo, Sendinblue, SendGrid, Mailgun, Mailjet, MailerLite,
  CleverReach, rapidmail, Klaviyo, GetResponse, ActiveCampaign, Postmark, ConvertKit, HubSpot, Hubspot, Salesforce, Marketo,
  Braze, Twilio, Zendesk, Intercom, Pipedrive, Typeform, SurveyMonkey, Qualtrics, Eventbrite, Experian, Acxiom, Criteo,
  Taboola, Outbrain, Google, Gmail, YouTube, Alphabet, Meta Platforms, Facebook, Instagram, WhatsApp, Microsoft, LinkedIn,
  Amazon, AWS, Apple, TikTok, ByteDance, Twitter, Pinterest, Snapchat, Reddit, Yahoo, OpenAI, ChatGPT, Anthropic, Dropbox,
  Cloudflare, Hetzner, OVHcloud, IONOS, GitHub, Atlassian, Oracle, SAP, IBM, Cisco, Intuit, Adobe, DocuSign, Mozilla,
  Netflix, Spotify, Deezer, Uber, Airbnb, Booking.com, Shopify, WooCommerce, PayPal, Klarna, Stripe, eBay, Zalando, IKEA,
  Lidl, Flybe, Honda, Capita, Dedalus, Mobius, Verizon, HelloFresh, HUBSIDE, FORIOU, Performeclic, Master of Malt, Fortum,
  Clearview, Cambridge Analytica, Equifax, British Airways, Marriott, Planet49, Deutsche Telekom, Vodafone, Telefónica,
  Deutsche Post, DHL, FedEx, Volkswagen, Siemens, Lufthansa`
  .trim()
  .split(/,\s+/);

const names = companies.map((name) => name.replaceAll('.', String.raw`\.`)).join('|');

/** Says at once that most pages name none; the exact pattern is slower. */
const anyName = new RegExp(names);
const named = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${names})(?![\p{L}\p{N}])`, 'gu');

/** A quotation outside an exercise's answers that begins with these words and names its source. */
const isBox = ({ type, raw }: Token): boolean =>
  type === 'blockquote' &&
  /^ *> *\*\*(?:This happened|Das ist passiert)\b/.test(raw) &&
  /^ *> *(?:Source|Quelle): *\S/m.test(raw);

/** Real companies in invented stories: a course must not look like a verdict on a firm. */
export function companyNames(page: Pick<Page<unknown>, 'file' | 'text' | 'lexed'>): Remark[] {
  if (!anyName.test(page.text)) return [];
  const { tokens, lineOf } = page.lexed;
  return tokens
    .filter((token) => !isBox(token))
    .flatMap((token) =>
      token.raw.split('\n').flatMap((written, at) => {
        // The line in backticks cites cases, and a case is called by its parties.
        if (/^`\s*id:/.test(written)) return [];
        const text = written.replace(/https?:\/\/[^\s)>\]]+/gi, ' ');
        return [...text.matchAll(named)].map(([name]) => {
          const message = `${quoted(name)} is a real company. Invent one; or tell what happened in a box with its source.`;
          const paste = `> **This happened.** ${name} …\n>\n> Source: …`;
          return remark('company-name', { file: page.file, line: lineOf(token) + at }, message, paste);
        });
      }),
    );
}
