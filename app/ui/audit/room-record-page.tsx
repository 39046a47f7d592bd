import { type SubmissionResult, useForm } from "@conform-to/react";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type RoomRecordPageProps = {
  grantId: string;
  primeName: string;
  isAllowed: boolean;
  kind: "contract" | "subcontract";
  id: string;
  /** `Subcontract SC-0042` */
  name: string;
  lastResult?: SubmissionResult;
};

/** An auditor makes a record without the prime's help, where the prime allows it for the room. */
export function RoomRecordPage(props: RoomRecordPageProps) {
  const { grantId, primeName, isAllowed, kind, id, name, lastResult } = props;
  const back = paths.audit[kind](grantId, id);
  const [form] = useForm({ id: "room-record", lastResult });
  return (
    <Page
      title="Make an oversight record"
      kicker={name}
      breadcrumb={[{ label: name, href: back }]}
      lead={`Everything that ${primeName} recorded about it by now: what was required, asked, received, checked and decided, as a PDF to read and a JSON to verify, with its evidence and proofs.`}
    >
      {isAllowed ? (
        <Form form={form} hidden={{ kind, id }}>
          <p>
            It is built in about a minute and stays with the records of {fullStop(primeName)} The
            log says that it was made for you. Anybody can check it, offline too, at{" "}
            <a href={paths.verify}>the verifier</a>.
          </p>
          <ButtonRow>
            <Button>Make the record</Button>
            <a href={back}>Cancel</a>
          </ButtonRow>
        </Form>
      ) : (
        <Notice title="This room does not make records by itself">
          {primeName} can allow it for the room, or make the record for you: ask for it with a
          question on <a href={`${back}#notes`}>the page of {name.toLowerCase()}</a>.
        </Notice>
      )}
    </Page>
  );
}
