/** Editions of FIPS 140 under which a cryptographic module can be validated. */
export const FIPS_EDITIONS = ["FIPS 140-2", "FIPS 140-3"] as const;
export type FipsEdition = (typeof FIPS_EDITIONS)[number];

/** The validated module that encrypts CUI, as its certificate names it. */
export type CryptographicModule = {
  /** number of the NIST certificate */
  certificate: string;
  /** as the certificate says: the number alone does not tell it */
  edition: FipsEdition;
};

const CERTIFICATE = /^#?(\d{1,5})$/;

/** The number of a NIST validation certificate, `#4282` or `4282`; null when it is none. */
export function readFipsCertificate(text: string): string | null {
  return CERTIFICATE.exec(text.trim())?.[1] ?? null;
}

/**
 * Where validations under an edition stand.
 *
 * @returns null where nothing is to be said.
 * @see NIST CMVP; NIST SP 800-171 R2 3.13.11
 */
export function sayFipsStanding(edition: FipsEdition): string | null {
  if (edition === "FIPS 140-3") return null;
  return "NIST moved validations under FIPS 140-2 to its historical list on 21 or 22 September 2026. How assessors treat such a certificate is unsettled: ask the assessor, and plan for a module validated under FIPS 140-3.";
}
