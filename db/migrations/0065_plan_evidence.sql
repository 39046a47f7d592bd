CREATE TABLE "remediation_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"about_on" date NOT NULL,
	"supersedes_id" uuid,
	"is_withdrawn" boolean NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "remediation_files_superseded_once" UNIQUE("supersedes_id"),
	CONSTRAINT "remediation_files_withdrawn" CHECK (not "remediation_files"."is_withdrawn" or ("remediation_files"."supersedes_id" is not null and "remediation_files"."reason" <> ''))
);
--> statement-breakpoint
ALTER TABLE "remediation_shares" DROP CONSTRAINT "remediation_shares_level";--> statement-breakpoint
ALTER TABLE "remediation_shares" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "remediation_shares" ADD COLUMN "shown_sha256" text;--> statement-breakpoint
ALTER TABLE "remediation_files" ADD CONSTRAINT "remediation_files_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_files" ADD CONSTRAINT "remediation_files_supersedes_id_remediation_files_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."remediation_files"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_files" ADD CONSTRAINT "remediation_files_plan" FOREIGN KEY ("plan_id","organization_id") REFERENCES "public"."remediation_plans"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remediation_files_item" ON "remediation_files" USING btree ("plan_id","item_id");--> statement-breakpoint
CREATE INDEX "remediation_files_evidence" ON "remediation_files" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "remediation_files_organization" ON "remediation_files" USING btree ("organization_id");--> statement-breakpoint
ALTER TABLE "remediation_shares" ADD CONSTRAINT "remediation_shares_version" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "remediation_shares" ADD CONSTRAINT "remediation_shares_level" CHECK ("remediation_shares"."level" in ('progress', 'items', 'history'));