CREATE TABLE "workbook_answers" (
	"workbook_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"requirement" text NOT NULL,
	"version" integer NOT NULL,
	"answered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_by_name" text NOT NULL,
	"status" text,
	"objectives" text[] NOT NULL,
	"ground" text NOT NULL,
	"note" text NOT NULL,
	"evidence" text NOT NULL,
	"evidence_on" date,
	CONSTRAINT "workbook_answers_version" PRIMARY KEY("workbook_id","requirement","version"),
	CONSTRAINT "workbook_answers_status" CHECK ("workbook_answers"."status" in ('met', 'not-met', 'partial', 'not-applicable', 'enduring-exception', 'temporary-deficiency', 'dod-cio-adjudicated')),
	CONSTRAINT "workbook_answers_version_counts" CHECK ("workbook_answers"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "workbook_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"workbook_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workbooks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"system_name" text NOT NULL,
	"system_lineage_id" uuid,
	CONSTRAINT "workbooks_of_organization" UNIQUE("id","organization_id")
);
--> statement-breakpoint
ALTER TABLE "workbook_answers" ADD CONSTRAINT "workbook_answers_of_organization" FOREIGN KEY ("workbook_id","organization_id") REFERENCES "public"."workbooks"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workbook_imports" ADD CONSTRAINT "workbook_imports_of_organization" FOREIGN KEY ("workbook_id","organization_id") REFERENCES "public"."workbooks"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workbooks" ADD CONSTRAINT "workbooks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workbook_answers_organization" ON "workbook_answers" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "workbook_imports_organization" ON "workbook_imports" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "workbooks_of_system" ON "workbooks" USING btree ("organization_id",lower("system_name"));