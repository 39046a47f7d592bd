CREATE TABLE "remediation_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remediation_items" (
	"item_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"plan_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"number" integer NOT NULL,
	"source" text NOT NULL,
	"source_key" text NOT NULL,
	"requirement" text,
	"open_as" text,
	"weakness" text NOT NULL,
	"action" text NOT NULL,
	"owner_id" uuid,
	"owner_name" text NOT NULL,
	"resources" text NOT NULL,
	"milestones" jsonb NOT NULL,
	"due_on" date,
	"status" text NOT NULL,
	"done_on" date,
	"evidence" text NOT NULL,
	CONSTRAINT "remediation_items_version" PRIMARY KEY("item_id","version"),
	CONSTRAINT "remediation_items_number" UNIQUE("plan_id","number","version"),
	CONSTRAINT "remediation_items_source" CHECK ("remediation_items"."source" in ('workbook', 'returned-fact', 'contradiction', 'expired-status', 'import', 'own')),
	CONSTRAINT "remediation_items_status" CHECK ("remediation_items"."status" in ('open', 'done', 'dropped')),
	CONSTRAINT "remediation_items_open_as" CHECK ("remediation_items"."open_as" in ('not-met', 'partial')),
	CONSTRAINT "remediation_items_version_counts" CHECK ("remediation_items"."version" > 0),
	CONSTRAINT "remediation_items_done" CHECK (("remediation_items"."status" = 'done') = ("remediation_items"."done_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "remediation_plans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"workbook_id" uuid NOT NULL,
	CONSTRAINT "remediation_plans_of_organization" UNIQUE("id","organization_id")
);
--> statement-breakpoint
CREATE TABLE "remediation_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reviewed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"reviewed_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	"shown" jsonb NOT NULL,
	CONSTRAINT "remediation_reviews_outcome" CHECK ("remediation_reviews"."outcome" in ('accepted', 'commented'))
);
--> statement-breakpoint
CREATE TABLE "remediation_shares" (
	"plan_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"shared_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"level" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"system_name" text NOT NULL,
	"system_lineage_id" uuid,
	"open_count" integer NOT NULL,
	"done_count" integer NOT NULL,
	"undated_count" integer NOT NULL,
	"next_due_on" date,
	"finish_on" date,
	"moved_on" date NOT NULL,
	CONSTRAINT "remediation_shares_once" PRIMARY KEY("plan_id","prime_id"),
	CONSTRAINT "remediation_shares_level" CHECK ("remediation_shares"."level" in ('progress', 'items'))
);
--> statement-breakpoint
ALTER TABLE "remediation_imports" ADD CONSTRAINT "remediation_imports_plan" FOREIGN KEY ("plan_id","organization_id") REFERENCES "public"."remediation_plans"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_items" ADD CONSTRAINT "remediation_items_plan" FOREIGN KEY ("plan_id","organization_id") REFERENCES "public"."remediation_plans"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_plans" ADD CONSTRAINT "remediation_plans_workbook" FOREIGN KEY ("workbook_id","organization_id") REFERENCES "public"."workbooks"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_reviews" ADD CONSTRAINT "remediation_reviews_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_reviews" ADD CONSTRAINT "remediation_reviews_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_reviews" ADD CONSTRAINT "remediation_reviews_plan" FOREIGN KEY ("plan_id","organization_id") REFERENCES "public"."remediation_plans"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_shares" ADD CONSTRAINT "remediation_shares_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_shares" ADD CONSTRAINT "remediation_shares_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_shares" ADD CONSTRAINT "remediation_shares_plan" FOREIGN KEY ("plan_id","organization_id") REFERENCES "public"."remediation_plans"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remediation_imports_organization" ON "remediation_imports" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "remediation_items_organization" ON "remediation_items" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "remediation_plans_of_workbook" ON "remediation_plans" USING btree ("workbook_id");--> statement-breakpoint
CREATE INDEX "remediation_plans_organization" ON "remediation_plans" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "remediation_reviews_plan_prime" ON "remediation_reviews" USING btree ("plan_id","prime_id","reviewed_at");--> statement-breakpoint
CREATE INDEX "remediation_reviews_organization" ON "remediation_reviews" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "remediation_shares_prime" ON "remediation_shares" USING btree ("prime_id","supplier_id");--> statement-breakpoint
CREATE INDEX "remediation_shares_organization" ON "remediation_shares" USING btree ("organization_id");