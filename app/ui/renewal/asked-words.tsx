import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";

export type ShownAsked = {
  supplierId: string;
  askedOn: string;
  dueOn: string;
  answeredOn: string | null;
  told: readonly string[];
};

/** When who was asked to renew, and what came of it. */
export function AskedWords({
  organizationId,
  asked,
}: {
  organizationId: string;
  asked: ShownAsked;
}) {
  const { supplierId, askedOn, dueOn, answeredOn, told } = asked;
  return (
    <>
      Asked <DateText on={askedOn} />
      {told.length > 0 && `: ${told.join(", ")}`} <br />
      <a href={`${paths.prime.supplier(organizationId, supplierId)}#requests`}>
        {answeredOn ? (
          <>
            Answered <DateText on={answeredOn} />
          </>
        ) : (
          <>
            Due <DateText on={dueOn} />
          </>
        )}
      </a>
    </>
  );
}
