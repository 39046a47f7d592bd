CREATE TABLE "passport_intakes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"verifier_key" text NOT NULL,
	"standing" text NOT NULL,
	"content" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	CONSTRAINT "passport_intakes_standing" CHECK ("passport_intakes"."standing" in ('own', 'known', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "passports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"number" text NOT NULL,
	"json_blob_key" text NOT NULL,
	"json_sha256" text NOT NULL,
	"pdf_blob_key" text NOT NULL,
	"manifest_jws" text NOT NULL,
	"evidence_ids" uuid[] NOT NULL,
	CONSTRAINT "passports_number" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "portal_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"private_key_sealed" text NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "passport_intakes" ADD CONSTRAINT "passport_intakes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passport_intakes" ADD CONSTRAINT "passport_intakes_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passports" ADD CONSTRAINT "passports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passports" ADD CONSTRAINT "passports_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passport_intakes_request" ON "passport_intakes" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "passport_intakes_organization" ON "passport_intakes" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "passports_organization" ON "passports" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "portal_keys_in_use" ON "portal_keys" USING btree ((true)) WHERE "portal_keys"."retired_at" is null;