import { z } from "zod";
import { ASKED_KINDS } from "#app/domain/questionnaire/what-is-asked.ts";

/** What a token in a letter opens, when its button needs one. The token itself is never stored. */
export const TOKEN_PURPOSES = ["invitation", "password-reset"] as const;

/** Where the one button of a letter leads: an address of ours, or a row whose token opens a page. */
export const LetterLink = z.union([
  z.object({ path: z.string().startsWith("/") }),
  z.object({ tokenFor: z.enum(TOKEN_PURPOSES), id: z.uuid() }),
]);
export type LetterLink = z.infer<typeof LetterLink>;

const text = z.string().min(1);
const date = z.iso.date();
const Asked = z.enum(ASKED_KINDS);

/** What the prime adds in its own words, filled in; "" where nothing, as in letters of before. */
const addition = z.string().default("");

/** One of the things that a letter reminds of; those of before did not tell what is overdue. */
const remindedThing = z.object({
  key: text,
  text,
  on: date,
  left: text,
  isOverdue: z.boolean().default(false),
});

/** Both who is away and who stands in get the letter, each told which of them they are. */
const deputyFacts = z.object({
  link: LetterLink,
  reader: z.enum(["owner", "deputy"]),
  ownerName: text,
  deputyName: text,
  startsOn: date,
  endsOn: date,
  reason: text,
  /** who named the deputy, or ended it */
  byName: text,
});

/** Which parts of what somebody is to answer, by when. */
const assignedFacts = {
  link: LetterLink,
  organizationName: text,
  parts: z.array(text).min(1),
  about: text,
  dueOn: date,
  /** what the giver adds; "" where nothing */
  note: z.string(),
};

/** What must be known before a letter of each kind can be written: one with a hole is never sent. */
export const LETTER_FACTS = {
  "supplier-invitation": z.object({
    link: LetterLink,
    primeName: text,
    inviterName: text,
    supplierName: text,
    expiresOn: date,
    dueOn: date.nullable(),
    /** what all of it comes to; letters of before asked for a status, whatever was asked */
    asked: Asked.default("cmmc-status"),
    asks: z.array(text),
    addition,
  }),
  "colleague-invitation": z.object({
    link: LetterLink,
    organizationName: text,
    inviterName: text,
    roleName: text,
    expiresOn: date,
  }),
  /** somebody new is asked to answer parts; they see those alone */
  "assignment-invitation": z.object({ ...assignedFacts, inviterName: text, expiresOn: date }),
  /** the same to somebody who works there */
  "assignment-given": z.object({ ...assignedFacts, giverName: text }),
  /** a part was taken back from whom it was given to */
  "assignment-ended": z.object({
    link: LetterLink,
    organizationName: text,
    enderName: text,
    parts: z.array(text).min(1),
    about: text,
    /** whether somebody else does it now */
    isReassigned: z.boolean(),
  }),
  /** to whoever gave it */
  "assignment-finished": z.object({
    link: LetterLink,
    assigneeName: text,
    part: text,
    about: text,
    /** how many questions or requirements of it had no whole answer; letters that wait from before say nothing */
    leftOpen: z.number().int().min(0).default(0),
  }),
  /** whom parts were given to left; to whoever gave them */
  "assignment-freed": z.object({
    link: LetterLink,
    assigneeName: text,
    parts: z.array(text).min(1),
  }),
  "auditor-invitation": z.object({
    link: LetterLink,
    primeName: text,
    inviterName: text,
    auditTitle: text,
    contracts: z.array(text),
    expiresOn: date,
    accessFrom: date,
    accessUntil: date,
  }),
  "audit-note": z.object({
    link: LetterLink,
    auditTitle: text,
    auditorName: text,
    what: z.enum(["finding", "question", "reply"]),
    about: text,
    text,
  }),
  "audit-answer": z.object({
    link: LetterLink,
    auditTitle: text,
    primeName: text,
    answererName: text,
    what: z.enum(["finding", "question"]),
    about: text,
    asked: text,
    text,
  }),
  "audit-record-built": z.object({
    link: LetterLink,
    primeName: text,
    auditTitle: text,
    number: text,
    /** what it is of */
    about: text,
    /** the sample whose record this is; null of a record that the auditor asked for */
    sample: text.nullable(),
  }),
  "audit-corrected": z.object({
    link: LetterLink,
    primeName: text,
    auditTitle: text,
    items: z
      .array(
        z.object({
          /** the contract or subcontract that something was noted about */
          about: text,
          /** what happened, in the words of the log */
          what: text,
          on: date,
        }),
      )
      .min(1),
    /** how many more corrections are not told one by one */
    more: z.number().int().nonnegative(),
  }),
  "audit-ending": z.object({
    link: LetterLink,
    primeName: text,
    auditTitle: text,
    endsOn: date,
    /** findings and questions that nobody settled */
    unsettled: z.number().int().nonnegative(),
  }),
  "password-reset": z.object({ link: LetterLink, expiresInMinutes: z.number().int().positive() }),
  "second-factor-reset": z.object({
    link: LetterLink,
    organizationName: text,
    requesterName: text,
    approverName: text,
    openForHours: z.number().int().positive(),
  }),
  "second-factor-reset-asked": z.object({
    link: LetterLink,
    organizationName: text,
    personName: text,
    requesterName: text,
    reason: text,
    openForHours: z.number().int().positive(),
  }),
  "flowdown-issued": z.object({
    link: LetterLink,
    primeName: text,
    subcontractNumber: text,
    subcontractTitle: text,
    asked: Asked.default("cmmc-status"),
    required: text.nullable(),
    /** what must be shown beside the status, in words */
    alsoRequired: text.nullable().default(null),
    /** what the prime asks beyond the rule; absent in letters of before */
    ownTerms: z.object({ required: text, wording: text }).nullable().optional(),
    dueOn: date,
  }),
  "flowdowns-issued": z.object({
    link: LetterLink,
    primeName: text,
    /** of several contracts, all their titles */
    contractTitle: text,
    /** whether all of them were told before, and are told anew; letters of before were */
    isAgain: z.boolean().default(true),
    subcontracts: z
      .array(
        z.object({
          number: text,
          title: text,
          required: text.nullable(),
          /** what the prime asks beyond the rule */
          asked: text.nullable(),
        }),
      )
      .min(1),
    dueOn: date,
    /** what the prime adds; "" where nothing, as in letters of before */
    message: z.string().default(""),
  }),
  "request-reminder": z.object({
    link: LetterLink,
    primeName: text,
    subcontractNumber: text,
    subcontractTitle: text,
    asked: Asked.default("cmmc-status"),
    required: text.nullable().default(null),
    dueOn: date,
    /** whether it was answered, and facts of the answer were sent back */
    isAnswered: z.boolean().default(false),
    /** what was sent back and waits for a correction */
    corrections: z
      .array(z.object({ name: text, says: text, reason: text, returnedOn: date }))
      .default([]),
    addition,
  }),
  "renewal-asked": z.object({
    link: LetterLink,
    primeName: text,
    askerName: text,
    subcontractNumber: text,
    subcontractTitle: text,
    /** what lapses, each in a sentence */
    lapses: z.array(text).min(1),
    dueOn: date,
    /** what the asker wrote besides; null where nothing */
    message: text.nullable(),
  }),
  /** everything that somebody at a supplier is reminded of on one day */
  reminders: z.object({
    link: LetterLink,
    primeName: text,
    items: z.array(remindedThing).min(1),
    /** by when a renewal of it is asked for; null where none is, or several are */
    dueOn: date.nullable(),
    addition,
  }),
  /** the same for somebody at the prime */
  "owner-reminders": z.object({
    link: LetterLink,
    primeName: text,
    items: z.array(remindedThing.extend({ supplierName: text.nullable() })).min(1),
  }),
  "request-question": z.object({
    link: LetterLink,
    supplierName: text,
    askerName: text,
    subcontractNumber: text,
    text,
  }),
  "request-answer": z.object({
    link: LetterLink,
    primeName: text,
    answererName: text,
    subcontractNumber: text,
    text,
  }),
  "submission-received": z.object({
    link: LetterLink,
    supplierName: text,
    subcontractNumber: text,
    officialName: text,
  }),
  /** what a supplier says of the subcontracts below its own, without their names */
  "lower-tiers-told": z.object({
    link: LetterLink,
    supplierName: text,
    subcontractNumber: text,
    officialName: text,
    summary: text,
    /** how it does not fit what the supplier signed; absent where it does */
    contradiction: text.optional(),
  }),
  "sheet-sent": z.object({
    link: LetterLink,
    supplierName: text,
    subcontractNumber: text,
    /** the address to which the letter went whose link was used */
    email: text,
    /** how many cells could not be read, in a sentence */
    problems: text,
  }),
  "submission-accepted": z.object({
    link: LetterLink,
    primeName: text,
    subcontractNumber: text,
    acceptedOn: date,
    required: text.nullable(),
    /** why what was accepted does not meet the requirement; empty where it does */
    missing: z.array(text),
    /** the last day on which the affirmation counts; null where none was stated */
    affirmationUntil: date.nullable(),
    /** the last day on which the requirement is met; null where it is not, or has no end */
    holdsUntil: date.nullable(),
  }),
  "fact-returned": z.object({
    link: LetterLink,
    primeName: text,
    /** called as its section is */
    factName: text,
    /** what was stated, in one line; absent in letters of before */
    says: text.optional(),
    /** who sent it back, and on which day; absent in letters of before */
    returnedBy: text.optional(),
    returnedOn: date.optional(),
    reason: text,
    subcontractNumber: text,
  }),
  "plan-reviewed": z.object({
    link: LetterLink,
    primeName: text,
    reviewerName: text,
    systemName: text,
    isAccepted: z.boolean(),
    /** null where nothing was said beside it */
    note: text.nullable(),
  }),
  /** what a prime says of the closing of one item of a plan */
  "closing-reviewed": z.object({
    link: LetterLink,
    primeName: text,
    reviewerName: text,
    systemName: text,
    /** by its number: `item 3 (3.5.3)` */
    itemName: text,
    /** what it is about */
    about: text,
    isAccepted: z.boolean(),
    /** null where nothing was said beside it */
    note: text.nullable(),
  }),
  "questionnaire-sent": z.object({
    link: LetterLink,
    primeName: text,
    senderName: text,
    title: text,
    purpose: text,
    minutes: z.number().int().positive(),
    /** how many questions stand open; what a status or an earlier answer says is not asked */
    questions: z.number().int().positive(),
    asksSignature: z.boolean(),
    /** what the sender adds; "" where nothing */
    message: z.string(),
    dueOn: date,
    /** whether it was asked before, and is reminded of */
    isReminder: z.boolean().default(false),
    /** of a reminder, the questions that were sent back, each with what to change */
    returned: z.array(z.object({ question: text, message: text })).default([]),
  }),
  "questionnaire-submitted": z.object({
    link: LetterLink,
    supplierName: text,
    submitterName: text,
    title: text,
    message: z.string(),
  }),
  "questionnaire-reviewed": z.object({
    link: LetterLink,
    primeName: text,
    title: text,
    isAccepted: z.boolean(),
    /** the returned questions, each with what to change; empty where all is accepted */
    returned: z.array(z.object({ question: text, message: text })),
    message: z.string(),
    /** by when what was returned is asked for again; letters of before did not say */
    dueOn: date.nullable().default(null),
  }),
  "exception-requested": z.object({
    link: LetterLink,
    requesterName: text,
    subcontractNumber: text,
    supplierName: text,
    reason: text,
  }),
  "exception-decided": z.object({
    link: LetterLink,
    approverName: text,
    subcontractNumber: text,
    outcome: z.enum(["approved", "refused"]),
    reason: text,
    /** each with the day by which it is due; null when the approver set none */
    conditions: text.nullable(),
  }),
  /** somebody took up an invitation; to who sent it */
  "invitation-taken": z.object({
    link: LetterLink,
    personName: text,
    roleName: text,
    /** whom they joined */
    organizationName: text,
  }),
  /** whom an invitation reached says that they are not whom it was meant for; to who sent it */
  "wrong-person": z.object({
    link: LetterLink,
    email: text,
    organizationName: text,
    /** whom they name instead; null where nobody, as in letters of before */
    suggested: z
      .object({ name: z.string(), email: text, words: z.string() })
      .nullable()
      .default(null),
  }),
  /** a letter to a supplier could not be delivered; to who looks after it */
  "letter-returned": z.object({
    link: LetterLink,
    supplierName: text,
    email: text,
    about: text,
    /** in the words of the mail server */
    words: text,
  }),
  "suppliers-handed-over": z.object({
    link: LetterLink,
    giverName: text,
    suppliers: z.number().int().positive(),
    reason: text,
  }),
  "record-built": z.object({ link: LetterLink, number: text }),
  /** a prime learned that an assessment stopped counting before its time */
  "status-ended": z.object({
    link: LetterLink,
    primeName: text,
    /** what was stated, in one line */
    says: text,
    cause: text,
    endedOn: date,
  }),
  /** what came up in the portal on the days before, for who chose to get it so */
  "notification-digest": z.object({
    link: LetterLink,
    organizationName: text,
    items: z.array(z.object({ text, on: date })).min(1),
  }),
  /** somebody made a key with which a program reads; to them */
  "access-key-made": z.object({
    link: LetterLink,
    organizationName: text,
    keyName: text,
    lastOn: date,
  }),
  "deputy-named": deputyFacts,
  "deputy-ended": deputyFacts,
  "log-checkpoint": z.object({
    link: LetterLink,
    primeName: text,
    entries: text,
    sealedAt: text,
    root: text,
  }),
} as const;

export type LetterKind = keyof typeof LETTER_FACTS;
export type LetterFacts<K extends LetterKind> = z.infer<(typeof LETTER_FACTS)[K]>;
