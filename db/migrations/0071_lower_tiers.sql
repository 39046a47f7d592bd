CREATE TABLE "lower_tier_choices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"subcontract_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"lower_ids" uuid[] NOT NULL,
	CONSTRAINT "lower_tier_choices_version" UNIQUE("organization_id","subcontract_id","version"),
	CONSTRAINT "lower_tier_choices_version_counts" CHECK ("lower_tier_choices"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "lower_tier_statements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"told_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"told_by" uuid NOT NULL,
	"told_by_name" text NOT NULL,
	"told_by_title" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"subcontract_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_sha256" text NOT NULL,
	CONSTRAINT "lower_tier_statements_version" UNIQUE("organization_id","subcontract_id","version"),
	CONSTRAINT "lower_tier_statements_version_counts" CHECK ("lower_tier_statements"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "lower_tier_choices" ADD CONSTRAINT "lower_tier_choices_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lower_tier_choices" ADD CONSTRAINT "lower_tier_choices_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lower_tier_choices" ADD CONSTRAINT "lower_tier_choices_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lower_tier_statements" ADD CONSTRAINT "lower_tier_statements_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lower_tier_statements" ADD CONSTRAINT "lower_tier_statements_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lower_tier_statements" ADD CONSTRAINT "lower_tier_statements_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lower_tier_statements" ADD CONSTRAINT "lower_tier_statements_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lower_tier_statements" ADD CONSTRAINT "lower_tier_statements_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lower_tier_choices_subcontract" ON "lower_tier_choices" USING btree ("subcontract_id");--> statement-breakpoint
CREATE INDEX "lower_tier_statements_prime" ON "lower_tier_statements" USING btree ("prime_id","subcontract_id");