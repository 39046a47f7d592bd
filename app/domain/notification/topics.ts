import type { LetterKind } from "#app/domain/letter/letters.ts";
import { type Role, type Side, sideOf } from "#app/domain/person/roles.ts";

/** How somebody gets the letters of a topic; in the portal all of it stands in any case. */
export const EMAIL_CHOICES = ["at-once", "digest", "none"] as const;
export type EmailChoice = (typeof EMAIL_CHOICES)[number];

/** How each reads. */
export const EMAIL_CHOICE_WORDS: Record<EmailChoice, string> = {
  "at-once": "At once",
  digest: "In the daily digest",
  none: "Not at all",
};

/** What is chosen together: everything that tells of the same sort of thing. */
export const TOPICS = [
  "answers",
  "questions",
  "endings",
  "work",
  "joining",
  "returned-letters",
  "exceptions",
  "auditors",
  "records",
  "decisions",
  "accepted",
  "messages",
  "requests",
  "assignments",
  "void",
  "invitations",
  "audit-answers",
  "audit-records",
  "audit-corrections",
  "audit-endings",
  "security",
] as const;
export type Topic = (typeof TOPICS)[number];

type TopicRecord = {
  name: string;
  /** whose people get such letters */
  sides: readonly Side[];
  letters: readonly LetterKind[];
  /** what holds until somebody chooses */
  byDefault: EmailChoice;
  /** the duty that hangs on it, for which it cannot be put off; null where nothing does */
  duty: string | null;
};

const EVERYBODY: readonly Side[] = ["prime", "subcontractor", "audit"];

const RECORDS: Record<Topic, TopicRecord> = {
  answers: {
    name: "A supplier answers",
    sides: ["prime"],
    letters: ["submission-received", "questionnaire-submitted", "lower-tiers-told", "sheet-sent"],
    byDefault: "at-once",
    duty: null,
  },
  questions: {
    name: "A supplier asks you something",
    sides: ["prime"],
    letters: ["request-question"],
    byDefault: "at-once",
    duty: null,
  },
  endings: {
    name: "What ends or is due in your supply chain",
    sides: ["prime"],
    letters: ["owner-reminders"],
    byDefault: "at-once",
    duty: null,
  },
  work: {
    name: "Suppliers and work that come to you from a colleague",
    sides: ["prime"],
    letters: ["suppliers-handed-over", "deputy-named", "deputy-ended"],
    byDefault: "at-once",
    duty: null,
  },
  joining: {
    name: "Somebody takes up your invitation, or is the wrong person",
    sides: ["prime", "subcontractor"],
    letters: ["invitation-taken", "wrong-person"],
    byDefault: "none",
    duty: null,
  },
  "returned-letters": {
    name: "A letter to a supplier comes back",
    sides: ["prime"],
    letters: ["letter-returned"],
    byDefault: "none",
    duty: null,
  },
  exceptions: {
    name: "An exception that you asked for is decided",
    sides: ["prime"],
    letters: ["exception-decided"],
    byDefault: "at-once",
    duty: null,
  },
  auditors: {
    name: "An auditor writes a finding or a question",
    sides: ["prime"],
    letters: ["audit-note"],
    byDefault: "at-once",
    duty: null,
  },
  records: {
    name: "An oversight record that you asked for is ready",
    sides: ["prime"],
    letters: ["record-built"],
    byDefault: "none",
    duty: null,
  },
  decisions: {
    name: "You are to decide on an exception",
    sides: ["prime"],
    letters: ["exception-requested"],
    byDefault: "at-once",
    duty: "An award waits for your decision, and nobody else was asked.",
  },
  accepted: {
    name: "What you sent is accepted or commented on",
    sides: ["subcontractor"],
    letters: ["submission-accepted", "plan-reviewed", "closing-reviewed"],
    byDefault: "at-once",
    duty: null,
  },
  messages: {
    name: "A prime writes to you about a request",
    sides: ["subcontractor"],
    letters: ["request-answer"],
    byDefault: "at-once",
    duty: null,
  },
  requests: {
    name: "A prime asks for an answer, or reminds you of one",
    sides: ["subcontractor"],
    letters: [
      "flowdown-issued",
      "flowdowns-issued",
      "questionnaire-sent",
      "renewal-asked",
      "request-reminder",
      "reminders",
    ],
    byDefault: "at-once",
    duty: "An answer is due by a day, and your company's awards hang on it.",
  },
  assignments: {
    name: "A colleague gives you a part of an answer, takes it back, or finishes one of yours",
    sides: ["subcontractor"],
    letters: ["assignment-given", "assignment-ended", "assignment-finished", "assignment-freed"],
    byDefault: "at-once",
    duty: null,
  },
  void: {
    name: "What you stated is sent back, or no longer counts",
    sides: ["subcontractor"],
    letters: ["fact-returned", "questionnaire-reviewed", "status-ended"],
    byDefault: "at-once",
    duty: "What your official signed is not relied on any more until somebody puts it right.",
  },
  invitations: {
    name: "An invitation",
    sides: EVERYBODY,
    letters: [
      "supplier-invitation",
      "colleague-invitation",
      "assignment-invitation",
      "auditor-invitation",
    ],
    byDefault: "at-once",
    duty: "Its link lets you in, and stands nowhere else.",
  },
  "audit-answers": {
    name: "A prime answers what you found or asked in its audit room",
    sides: ["audit"],
    letters: ["audit-answer"],
    byDefault: "at-once",
    duty: null,
  },
  "audit-records": {
    name: "An oversight record that you asked for, or that completes your sample, is ready",
    sides: ["audit"],
    letters: ["audit-record-built"],
    byDefault: "at-once",
    duty: null,
  },
  "audit-corrections": {
    name: "What you found or asked something about is corrected",
    sides: ["audit"],
    letters: ["audit-corrected"],
    byDefault: "at-once",
    duty: null,
  },
  "audit-endings": {
    name: "Your access to an audit room ends soon",
    sides: ["audit"],
    letters: ["audit-ending"],
    byDefault: "at-once",
    duty: null,
  },
  security: {
    name: "Your password, a second factor or an access key",
    sides: EVERYBODY,
    letters: [
      "password-reset",
      "second-factor-reset",
      "second-factor-reset-asked",
      "access-key-made",
    ],
    byDefault: "at-once",
    duty: "It is how you notice that somebody else was at an account.",
  },
};

const TOPIC_OF = new Map(
  TOPICS.flatMap((topic) => RECORDS[topic].letters.map((kind) => [kind, topic] as const)),
);

/** The topic of a kind of letter; null where it has none and always goes out. */
export function topicOf(kind: LetterKind): Topic | null {
  return TOPIC_OF.get(kind) ?? null;
}

function nameOfTopic(topic: Topic): string {
  return RECORDS[topic].name;
}

/** Why the letters of a topic cannot be put off; null where they can. */
export function dutyOf(topic: Topic): string | null {
  return RECORDS[topic].duty;
}

/** The topics whose letters may reach who holds these roles, in their order. */
export function topicsFor(roles: readonly Role[]): Topic[] {
  const held = roles.map(sideOf);
  return TOPICS.filter((topic) => RECORDS[topic].sides.some((side) => held.includes(side)));
}

/** What somebody chose for a topic, and when. */
export type Chosen = { topic: Topic; email: EmailChoice; createdAt: Date };

/**
 * How somebody gets letters of a topic that came up at an instant: by the last choice before it. A
 * choice that comes later changes nothing for what is on its way, so that nothing is told twice or
 * never, and none ends in a flood.
 *
 * @throws never
 */
export function choiceAt(topic: Topic, chosen: readonly Chosen[], at: Date): EmailChoice {
  const { duty, byDefault } = RECORDS[topic];
  if (duty !== null) return "at-once";
  const before = chosen.filter((one) => one.topic === topic && one.createdAt <= at);
  const last = before.reduce<Chosen | null>(
    (latest, one) => (latest && latest.createdAt > one.createdAt ? latest : one),
    null,
  );
  return last?.email ?? byDefault;
}

/** How somebody with these roles gets the letters of each topic now, and what they cannot choose. */
export function describeChoices(roles: readonly Role[], chosen: readonly Chosen[], at: Date) {
  const described = topicsFor(roles).map((topic) => ({
    topic,
    name: nameOfTopic(topic),
    email: choiceAt(topic, chosen, at),
    duty: dutyOf(topic),
  }));
  return {
    topics: described.filter(({ duty }) => duty === null),
    duties: described.flatMap(({ topic, name, duty }) => (duty ? [{ topic, name, duty }] : [])),
  };
}
