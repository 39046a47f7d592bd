import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Standing } from "#app/domain/workbook/evaluate.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { STANDING_WORDS, sayScore } from "./score-words.ts";

/** A workbook as a list shows it. */
export type ListedWorkbook = {
  id: string;
  systemName: string;
  score: number | null;
  answered: number;
  open: number;
  standing: Standing;
};

export type WorkbookListPageProps = {
  organizationId: string;
  workbooks: readonly ListedWorkbook[];
  /** a system that is known and has no workbook yet */
  suggested: string | null;
  /** for the 15 basic safeguards alone */
  isLevel1: boolean;
  lastResult?: SubmissionResult;
};

const ALL =
  "Go through the 110 requirements of NIST SP 800-171 in plain words, see the score and what to fix first, and get the record as SPRS asks for it. Nobody but your company reads a workbook: no prime, no auditor.";
const LEVEL_1 =
  "Go through the 15 basic safeguards in plain words and see what is left. Nobody but your company reads a workbook: no prime, no auditor.";

/** The workbooks of an organization: one for each information system. */
export function WorkbookListPage(props: WorkbookListPageProps) {
  const { organizationId, workbooks, suggested, isLevel1, lastResult } = props;
  const { subcontractor } = paths;
  const hrefOf = isLevel1 ? subcontractor.workbookLevel1 : subcontractor.workbook;
  const [form, fields] = useForm<{ systemName: string }>({
    id: "start",
    lastResult,
    defaultValue: { systemName: workbooks.length === 0 ? (suggested ?? "") : "" },
  });
  return (
    <Page
      title={isLevel1 ? "Workbooks for Level 1" : "SPRS workbooks"}
      lead={isLevel1 ? LEVEL_1 : ALL}
    >
      {isLevel1 && (
        <p>
          Will you handle CUI too?{" "}
          <a href={subcontractor.workbooks(organizationId)}>Go through all 110 requirements</a>
        </p>
      )}
      {workbooks.length > 0 && (
        <Section title="Your systems">
          <ul className="workbook-list">
            {workbooks.map((one) => (
              <li key={one.id} className="workbook-list__one">
                <h3>
                  <a href={hrefOf(organizationId, one.id)}>{one.systemName}</a>
                </h3>
                {!isLevel1 && <WorkbookStanding workbook={one} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        title={workbooks.length > 0 ? "Another system" : "Start a workbook"}
        lead={
          isLevel1
            ? "A system is the computers, the network and the cloud services that handle the same information. Most small shops have one."
            : "A system is what one system security plan covers: the computers, the network and the cloud services that handle the same information."
        }
      >
        <Form form={form}>
          <TextField
            field={fields.systemName}
            label="What you call the system"
            hint={
              isLevel1
                ? "Such as “Office network”. Use the same name in your answers to primes."
                : "The name in your system security plan, such as “Shop network”."
            }
            width="l"
          />
          <Button>Start the workbook</Button>
        </Form>
      </Section>
    </Page>
  );
}

function WorkbookStanding({ workbook }: { workbook: ListedWorkbook }) {
  const { score, answered, open, standing } = workbook;
  return (
    <>
      <p>
        {sayScore(score)} {answered} of 110 answered, {countWords(open, "requirement")} open.
      </p>
      <p>{STANDING_WORDS[standing].title}.</p>
    </>
  );
}
