CREATE TABLE "applicability_statements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"workbook_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"covers_cui_system" boolean NOT NULL,
	"accreditation" text NOT NULL,
	"expires_on" date,
	"controls" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "applicability_statements" ADD CONSTRAINT "applicability_statements_of_organization" FOREIGN KEY ("workbook_id","organization_id") REFERENCES "public"."workbooks"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applicability_statements_workbook" ON "applicability_statements" USING btree ("workbook_id","created_at");--> statement-breakpoint
CREATE INDEX "applicability_statements_organization" ON "applicability_statements" USING btree ("organization_id");