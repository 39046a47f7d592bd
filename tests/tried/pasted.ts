/*
 * What people pasted into fields, and what is read from it. Invisible characters are written as
 * escapes, so that a reader of this list can see them.
 */

/** Lines: names, titles, addresses of sites. */
export const PASTED_LINES: readonly [what: string, pasted: string, read: string][] = [
  ["spaces around", "  Harrow Castings ", "Harrow Castings"],
  ["no-break spaces, as web pages have", "Harrow\u00A0Castings\u00A0", "Harrow Castings"],
  ["a narrow no-break space", "Harrow\u202FCastings", "Harrow Castings"],
  ["an ideographic space", "Harrow\u3000Castings", "Harrow Castings"],
  ["a zero-width space", "Har\u200Brow Castings", "Harrow Castings"],
  ["a byte order mark in front", "\uFEFFHarrow Castings", "Harrow Castings"],
  ["a word joiner", "Harrow\u2060 Castings", "Harrow Castings"],
  ["a soft hyphen, as PDFs have", "Har\u00ADrow Castings", "Harrow Castings"],
  ["marks of direction", "\u200EHarrow\u200F \u202ACastings\u202C", "Harrow Castings"],
  ["an override that turns text round", "Harrow \u202Eexe.fdp", "Harrow exe.fdp"],
  ["a line feed out of a cell", "Harrow\nCastings", "Harrow Castings"],
  ["a tab out of a table", "Harrow\tCastings", "Harrow Castings"],
  ["a carriage return and a line feed", "Harrow\r\nCastings", "Harrow Castings"],
  ["a vertical tab, as Word has", "Harrow\vCastings", "Harrow Castings"],
  ["a bell and an escape", "Harrow\u0007 \u001BCastings", "Harrow Castings"],
  ["an accent apart from its letter", "Jose\u0301", "José"],
  ["a curly apostrophe stays", "O\u2019Brien", "O\u2019Brien"],
  ["a joiner that Persian needs stays", "می\u200Cخواهم", "می\u200Cخواهم"],
  ["only what nobody sees", "\u200B\uFEFF\u00A0", ""],
];

/** Codes: CAGE, UEI, UID, PIID, one-time codes, recovery codes. */
export const PASTED_CODES: readonly [what: string, pasted: string, read: string][] = [
  ["spaces between groups", "123 456", "123456"],
  ["no-break spaces between groups", "123\u00A0456", "123456"],
  ["a zero-width space", "123\u200B456", "123456"],
  ["a byte order mark", "\uFEFF123456", "123456"],
  ["joiners", "123\u200D\u200C456", "123456"],
  ["full-width digits", "１２３４５６", "123456"],
  ["full-width letters", "７ＨＲ０１", "7HR01"],
  ["Arabic-Indic digits", "١٢٣٤٥٦", "123456"],
  ["Eastern Arabic digits", "۱۲۳۴۵۶", "123456"],
  ["Devanagari digits", "१२३४५६", "123456"],
  ["mathematical digits", "𝟏𝟐𝟑𝟒𝟓𝟔", "123456"],
  ["an en dash", "FA8620–26–C–0042", "FA8620-26-C-0042"],
  ["no-break hyphens", "FA8620\u201126\u2011C\u20110042", "FA8620-26-C-0042"],
  ["a line feed at the end", "7HR01\n", "7HR01"],
  ["marks of direction", "\u200E7HR01\u200E", "7HR01"],
];

/** Whole numbers: scores, people, years. */
export const PASTED_NUMBERS: readonly [what: string, pasted: string, read: number | null][] = [
  ["a hyphen", "-17", -17],
  ["an en dash", "–17", -17],
  ["an em dash", "—17", -17],
  ["a minus sign", "−17", -17],
  ["a full-width minus", "－17", -17],
  ["a small minus", "﹣17", -17],
  ["a figure dash", "‒17", -17],
  ["a minus sign and a space", "− 17", -17],
  ["a plus sign", "+110", 110],
  ["full-width digits", "１１０", 110],
  ["Arabic-Indic digits", "١١٠", 110],
  ["Arabic-Indic digits below zero", "−١٧", -17],
  ["a no-break space behind", "88\u00A0", 88],
  ["digits grouped by a thin space", "1\u2009200", 1200],
  ["a zero-width space", "8\u200B8", 88],
  ["two dashes", "––17", null],
  ["a fraction", "17.5", null],
  ["a fraction slash", "½", null],
  ["words", "seventeen", null],
  ["a circled digit", "①", 1],
];

/** Email addresses. */
export const PASTED_ADDRESSES: readonly [what: string, pasted: string, read: string | null][] = [
  ["capitals and spaces", " June.Okafor@Harrow.example ", "june.okafor@harrow.example"],
  ["a no-break space behind", "june@harrow.example\u00A0", "june@harrow.example"],
  ["a zero-width space in front", "\u200Bjune@harrow.example", "june@harrow.example"],
  ["a byte order mark inside", "june\uFEFF@harrow.example", "june@harrow.example"],
  [
    "a name before it, as mail programs copy",
    "June Okafor <june@harrow.example>",
    "june@harrow.example",
  ],
  [
    "a semicolon behind the brackets",
    '"Okafor, June" <june@harrow.example>;',
    "june@harrow.example",
  ],
  ["a link", "mailto:june@harrow.example", "june@harrow.example"],
  ["the end of a sentence", "june@harrow.example.", "june@harrow.example"],
  ["a full-width at sign", "june＠harrow.example", "june@harrow.example"],
  ["two addresses", "june@harrow.example, sam@harrow.example", null],
  ["no at sign", "june.harrow.example", null],
];

/** Names typed under a statement, and whether they sign for the person. */
export const TYPED_NAMES: readonly [typed: string, name: string, signs: boolean][] = [
  ["Dana Whitfield", "Dana Whitfield", true],
  ["  dana   whitfield ", "Dana Whitfield", true],
  ["DANA WHITFIELD", "Dana Whitfield", true],
  ["Dana\u00A0Whitfield", "Dana Whitfield", true],
  ["Dana\u200B Whitfield\uFEFF", "Dana Whitfield", true],
  ["Conor O'Brien", "Conor O\u2019Brien", true],
  ["Conor O\u2019Brien", "Conor O'Brien", true],
  ["Conor O\u2018Brien", "Conor O'Brien", true],
  ["Conor O`Brien", "Conor O'Brien", true],
  ["Conor O\u00B4Brien", "Conor O'Brien", true],
  ["Conor O\u02BCBrien", "Conor O'Brien", true],
  ["Conor O＇Brien", "Conor O'Brien", true],
  ["Anne\u2013Marie Dupont", "Anne-Marie Dupont", true],
  ["Anne\u2011Marie Dupont", "Anne-Marie Dupont", true],
  ["Jose\u0301 Núñez", "José Nu\u0301n\u0303ez", true],
  ["Ｄａｎａ Whitfield", "Dana Whitfield", true],
  ["Jose Nunez", "José Núñez", false],
  ["Conor OBrien", "Conor O'Brien", false],
  ["Anne Marie Dupont", "Anne-Marie Dupont", false],
  ["Dana", "Dana Whitfield", false],
  ["Dana Whitfeld", "Dana Whitfield", false],
  ["", "Dana Whitfield", false],
  ["\u200B", "Dana Whitfield", false],
];

/** Days, and what is read or asked back. */
export const TYPED_DAYS: readonly [typed: string, read: string | RegExp][] = [
  ["2026-11-24", "2026-11-24"],
  [" 2026-11-24\u00A0", "2026-11-24"],
  ["2026–11–24", "2026-11-24"],
  ["２０２６-11-24", "2026-11-24"],
  ["٢٠٢٦-١١-٢٤", "2026-11-24"],
  ["2026-1-5", "2026-01-05"],
  ["24 Nov 2026", "2026-11-24"],
  ["24-Nov-2026", "2026-11-24"],
  ["24 November 2026", "2026-11-24"],
  ["Nov 24, 2026", "2026-11-24"],
  ["November 24, 2026", "2026-11-24"],
  ["24.11.2026", "2026-11-24"],
  ["24. 11. 2026", "2026-11-24"],
  ["11/24/2026", "2026-11-24"],
  ["24/11/2026", "2026-11-24"],
  ["5/5/2026", "2026-05-05"],
  ["1/5/2027", /can be 5 Jan 2027 or 1 May 2027\. Write it like 2027-01-05 or 2027-05-01/],
  ["0202-01-01", /year 0202, which cannot be; did you mean 2026\?/],
  ["3026-01-01", /year 3026, which cannot be; did you mean 2026\?/],
  ["0026-01-01", /year 0026, which cannot be; did you mean 2026\?/],
  ["2206-01-01", /did you mean 2026\?/],
  ["20226-01-01", /did you mean 2026\?/],
  ["202-01-01", /did you mean 2026\?/],
  ["1/15/27", /year 27, which cannot be; did you mean 2027\?/],
  ["1926-11-24", /year 1926, which cannot be; did you mean 1996\?/],
  ["2027-02-29", /not a date that exists/],
  ["2026-13-01", /not a date that exists/],
  ["31 Foo 2026", /not a date that exists/],
  ["next week", /not a date\. Write it like 2026-11-24/],
  ["20261124", /not a date\. Write it like 2026-11-24/],
  ["", /not a date/],
];

/** Codes that are none, and what the hint says. */
export const WRONG_CAGES: readonly [typed: string, hint: RegExp][] = [
  ["7HRO1", /The letter O is not used in CAGE codes; did you mean 0: 7HR01\?/],
  ["7HRI1", /The letter I is not used in CAGE codes; did you mean 1: 7HR11\?/],
  ["7HRО1", /“О” is of another alphabet; did you mean the letter O\?/],
  ["7НR01", /“Н” is of another alphabet; did you mean the letter H: 7HR01\?/],
  ["7HR0", /4 characters were given; a CAGE code has 5\./],
  ["7HR012", /6 characters were given/],
  ["7", /1 character was given/],
  ["7H-01", /“-” is not used in CAGE codes\./],
  ["7HRÖ1", /“Ö” is not used in CAGE codes\./],
];
export const WRONG_UEIS: readonly [typed: string, hint: RegExp][] = [
  ["J7K2M9QO4T6A", /The letter O is not used in UEIs; did you mean 0: J7K2M9Q04T6A\?/],
  ["OJ7K2M9Q4T6A", /The letter O is not used in UEIs; did you mean 0\?/],
  ["0J7K2M9Q4T6A", /does not begin with 0/],
  ["J7K2M9QX4T6", /11 characters were given; a UEI has 12\./],
];
export const WRONG_UIDS: readonly [typed: string, hint: RegExp][] = [
  ["L2S00412A", /9 characters were given; a CMMC UID has 10\./],
  ["L2S00412A!", /“!” is not used in CMMC UIDs\./],
];
export const WRONG_PIIDS: readonly [typed: string, hint: RegExp][] = [
  ["FA8620-26-C-004", /12 characters were given; a PIID has 13 to 17\./],
  ["FA8620-2X-C-0042", /2X is no year/],
  ["FA8620-26-0-0042", /ninth character is the letter of the instrument; this has 0/],
];
