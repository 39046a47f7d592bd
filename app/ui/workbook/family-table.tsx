import type { FamilyProgress } from "#app/domain/workbook/evaluate.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import type { WorkbookPlace } from "./requirement-link.tsx";

type FamilyTableProps = WorkbookPlace & { families: readonly FamilyProgress[] };

/** How far each family is and what it costs. */
export function FamilyTable({ organizationId, workbookId, families }: FamilyTableProps) {
  return (
    <DataTable
      caption="Families of requirements"
      captionHidden
      rows={families}
      rowKey={({ slug }) => slug}
      columns={[
        {
          id: "family",
          header: "Family",
          rowHeader: true,
          cell: ({ slug, family }) => (
            <a href={paths.subcontractor.workbookFamily(organizationId, workbookId, slug)}>
              {family}
            </a>
          ),
        },
        {
          id: "answered",
          header: "Answered",
          align: "end",
          cell: ({ answered, count }) => `${answered} of ${count}`,
        },
        { id: "open", header: "Open", align: "end", cell: ({ open }) => open },
        { id: "lost", header: "Points lost", align: "end", cell: ({ pointsLost }) => pointsLost },
      ]}
    />
  );
}
