import { Link, Text } from "@react-email/components";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import type { AskedKind } from "#app/domain/questionnaire/what-is-asked.ts";
import { Addition } from "./addition.tsx";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { letterStyle } from "./letter-style.ts";

type Said = Record<AskedKind, (prime: string, supplier: string) => string>;

/** Who asks whom for what; of the heading the supplier is you. */
const SUBJECTS: Said = {
  "cmmc-status": (prime, supplier) =>
    `${prime} asks ${supplier} to show ${its(supplier)} CMMC status`,
  "dod-assessment": (prime, supplier) =>
    `${prime} asks ${supplier} to show ${its(supplier)} NIST SP 800-171 DoD Assessment`,
  acceptance: (prime, supplier) => `${prime} asks ${supplier} to accept what flows down`,
  information: (prime, supplier) => `${prime} tells ${supplier} what flows down: nothing to show`,
  "nothing-yet": (prime, supplier) => `${prime} invites ${supplier} to answer on Flowdown`,
};

const its = (supplier: string) => (supplier === "you" ? "your" : "its");

const WHAT_FOR: Said = {
  "cmmc-status": (asker, supplier) =>
    `${asker} asks ${supplier} to say what it holds under the Cybersecurity Maturity Model Certification (CMMC).`,
  "dod-assessment": (asker, supplier) =>
    `${asker} asks ${supplier} to show the score of its NIST SP 800-171 DoD Assessment. No CMMC status is asked for.`,
  acceptance: (asker, supplier) =>
    `${asker} asks ${supplier} to read and accept the clauses that flow down. Neither a CMMC status nor a score is asked for.`,
  information: (asker, supplier) =>
    `${asker} asks ${supplier} to take note of what its subcontract carries. Nothing has to be shown.`,
  "nothing-yet": (asker, supplier) =>
    `${asker} invites ${supplier} to set up its account. Nothing is asked yet; you get a letter when something is.`,
};

const SHOWS: Partial<Record<AskedKind, string[]>> = {
  "cmmc-status": ["Nobody outside can look your status up: DoD shows it to you alone."],
  "dod-assessment": ["Nobody outside can look your score up: DoD shows it to you alone."],
};

/** A prime asks a supplier's contact to join and answer. */
export const supplierInvitation: LetterWriter<"supplier-invitation"> = {
  subject: ({ primeName, supplierName, asked }) => SUBJECTS[asked](primeName, supplierName),
  body: (facts, { url, wrongPersonUrl, spreadsheetUrl }) => (
    <Letter
      preview={`${facts.inviterName} of ${facts.primeName} invites you to answer for ${fullStop(facts.supplierName)}`}
      heading={SUBJECTS[facts.asked](facts.primeName, "you")}
      paragraphs={[
        `${WHAT_FOR[facts.asked](`${facts.inviterName} of ${facts.primeName}`, facts.supplierName)} Your work for ${facts.primeName} falls under a contract of the Department of Defense.`,
        "You answer in plain steps, you can stop and go on at any time, and what you answer once you can show to other primes as well.",
        ...(SHOWS[facts.asked] ?? []),
      ]}
      facts={[
        ["Asked by", `${facts.inviterName}, ${facts.primeName}`],
        ["For", facts.supplierName],
        ...(facts.asks.length > 0 ? ([["What for", facts.asks.join("; ")]] as const) : []),
        ...(facts.dueOn ? ([["Answer due", formatDay(facts.dueOn)]] as const) : []),
        ["This link opens until", formatDay(facts.expiresOn)],
      ]}
      action={{ label: "See what is asked", url }}
      after={
        spreadsheetUrl &&
        facts.asks.length > 0 && (
          <Text style={letterStyle.paragraph} className="letter-ink">
            You would rather not sign in?{" "}
            <Link href={spreadsheetUrl} style={letterStyle.link}>
              Take the questions as a spreadsheet
            </Link>
            , fill it in and send it back on the same page. No account is needed for that. It is
            your word without a signature until an official of {facts.supplierName} signs it.
          </Text>
        )
      }
      footer={
        <>
          You get this letter because {facts.primeName} names you as its contact at{" "}
          {fullStop(facts.supplierName)}{" "}
          {wrongPersonUrl && (
            <>
              Not you?{" "}
              <Link href={wrongPersonUrl} style={letterStyle.link}>
                Say that it reached the wrong person
              </Link>{" "}
              and {facts.primeName} will know.
            </>
          )}
        </>
      }
    >
      <Addition primeName={facts.primeName} text={facts.addition} />
    </Letter>
  ),
};
