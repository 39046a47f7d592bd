import { FAMILIES } from "#app/domain/workbook/evaluate.ts";
import { paths } from "#app/paths.ts";
import { requirements } from "#catalogs/index.ts";

export type WorkbookPlace = { organizationId: string; workbookId: string };

/** A requirement by its number and title, leading to where it is answered. */
export function RequirementLink({
  organizationId,
  workbookId,
  id,
}: WorkbookPlace & { id: string }) {
  const family = FAMILIES.find(({ ids }) => ids.includes(id));
  const href = paths.subcontractor.workbookFamily(organizationId, workbookId, family?.slug ?? "");
  return (
    <a href={`${href}#r-${id}`}>
      <span className="identifier">{id}</span> {requirements.find((one) => one.id === id)?.title}
    </a>
  );
}
