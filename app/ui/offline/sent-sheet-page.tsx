import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { JustSent } from "#app/domain/offline/sent-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";
import { UnmarkedField } from "./unmarked-field.tsx";

export type SentSheetPageProps = {
  token: string;
  organizationName: string;
  supplierName: string;
  asked: readonly { requestId: string; number: string; title: string }[];
  /** null where this browser sent none just now */
  justSent: JustSent | null;
  lastResult?: SubmissionResult;
};

/** Where whoever holds the link of a letter sends a spreadsheet in; it shows nothing that was sent before. */
export function SentSheetPage(props: SentSheetPageProps) {
  const { token, organizationName, supplierName, asked, lastResult } = props;
  // What was sent before a file that was refused is no news.
  const justSent = lastResult?.error ? null : props.justSent;
  const [form, fields] = useForm<{ requestId: string; file?: string; isOfThisRequest?: string }>({
    id: "send-sheet",
    lastResult,
  });
  const [only, ...others] = asked;
  const isOne = only !== undefined && others.length === 0;
  return (
    <SignedOutShell
      title="Answer in a spreadsheet"
      lead={
        <p>
          The answers of {supplierName} to {organizationName}, without signing in.
        </p>
      }
      foot={
        <p>
          <a href={paths.invitation(token)}>Back to the invitation</a>
        </p>
      }
    >
      {justSent && <Sent sent={justSent} organizationName={organizationName} token={token} />}
      {!justSent && (
        <p>
          Take the questions, fill in the yellow cells, save the file and send it here. It must be
          this spreadsheet, or the one that {organizationName} sent you. It counts for nothing until
          somebody of {supplierName} signs in, checks it and signs, or {organizationName} records
          what it says as your word without a signature. This page shows nothing that was sent
          before.
        </p>
      )}
      {asked.length === 0 ? (
        <Notice title="Nothing is asked at the moment">
          There is no question that a spreadsheet could answer.
        </Notice>
      ) : (
        <Form
          form={form}
          multipart
          hidden={isOne ? { requestId: only.requestId } : undefined}
          ariaLabel="Send a spreadsheet"
        >
          <ButtonRow>
            {asked.map(({ requestId, number }) => (
              <ButtonLink
                key={requestId}
                look="secondary"
                href={paths.askedSheet(token, requestId)}
                download
              >
                Take the questions of {number} (XLSX)
              </ButtonLink>
            ))}
          </ButtonRow>
          {isOne ? (
            <p>
              For <span className="identifier">{only.number}</span> {only.title}.
            </p>
          ) : (
            <RadioGroup
              field={fields.requestId}
              label="Which subcontract is it for?"
              options={asked.map(({ requestId, number, title }) => ({
                value: requestId,
                label: `${number} ${title}`,
              }))}
            />
          )}
          <FileField
            field={fields.file}
            label={justSent ? "The spreadsheet again, corrected" : "Spreadsheet, filled in"}
            hint="Saved as XLSX or CSV, at most 1 MB. Never one with CUI in it."
            accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
          />
          <UnmarkedField
            field={fields.isOfThisRequest}
            lastResult={lastResult}
            here={isOne ? only.number : "the subcontract that you chose"}
          />
          <ButtonRow>
            <Button look={justSent ? "secondary" : undefined}>Send it</Button>
          </ButtonRow>
        </Form>
      )}
    </SignedOutShell>
  );
}

function Sent({
  sent,
  organizationName,
  token,
}: {
  sent: JustSent;
  organizationName: string;
  token: string;
}) {
  const { sections, problems, more, unchanged = 0 } = sent;
  const count = problems.length + more;
  return (
    <Notice tone={count > 0 ? "warning" : "success"} live title={`${organizationName} has it`}>
      <p>
        It answers something of {countWords(sections, "section")}.{" "}
        {count === 0
          ? "Every cell that was filled in could be read."
          : `${countWords(count, "cell")} could not be read. Correct ${count === 1 ? "it" : "them"} and send the spreadsheet again:`}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ cell, label, why }) => (
            <li key={cell}>
              <strong>{cell}</strong>, {label}: {why}
            </li>
          ))}
        </ul>
      )}
      {unchanged > 0 && (
        <p>
          {countWords(unchanged, "cell")} {unchanged === 1 ? "stands" : "stand"} as{" "}
          {organizationName} had filled {unchanged === 1 ? "it" : "them"} in. That is not counted as
          your answer until somebody confirms it.
        </p>
      )}
      {more > 0 && <p>And {countWords(more, "more cell")}.</p>}
      <p>
        No prime may rely on it before your official signs:{" "}
        <a href={paths.invitation(token)}>accept the invitation</a> and take it over.
      </p>
    </Notice>
  );
}
