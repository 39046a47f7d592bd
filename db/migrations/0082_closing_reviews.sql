CREATE TABLE "remediation_closing_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reviewed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"reviewed_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"item_number" integer NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	"shown" jsonb NOT NULL,
	CONSTRAINT "remediation_closing_reviews_outcome" CHECK ("remediation_closing_reviews"."outcome" in ('accepted', 'returned')),
	CONSTRAINT "remediation_closing_reviews_returned_says_why" CHECK ("remediation_closing_reviews"."outcome" <> 'returned' or "remediation_closing_reviews"."note" <> '')
);
--> statement-breakpoint
ALTER TABLE "list_defaults" DROP CONSTRAINT "list_defaults_list_known";--> statement-breakpoint
ALTER TABLE "list_views" DROP CONSTRAINT "list_views_list_known";--> statement-breakpoint
ALTER TABLE "remediation_closing_reviews" ADD CONSTRAINT "remediation_closing_reviews_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_closing_reviews" ADD CONSTRAINT "remediation_closing_reviews_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_closing_reviews" ADD CONSTRAINT "remediation_closing_reviews_plan" FOREIGN KEY ("plan_id","organization_id") REFERENCES "public"."remediation_plans"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remediation_closing_reviews_plan_prime" ON "remediation_closing_reviews" USING btree ("plan_id","prime_id","item_number");--> statement-breakpoint
CREATE INDEX "remediation_closing_reviews_organization" ON "remediation_closing_reviews" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "remediation_closing_reviews_supplier" ON "remediation_closing_reviews" USING btree ("supplier_id");--> statement-breakpoint
ALTER TABLE "list_defaults" ADD CONSTRAINT "list_defaults_list_known" CHECK ("list_defaults"."list" in ('suppliers', 'subcontracts', 'expirations', 'reviews', 'remediation'));--> statement-breakpoint
ALTER TABLE "list_views" ADD CONSTRAINT "list_views_list_known" CHECK ("list_views"."list" in ('suppliers', 'subcontracts', 'expirations', 'reviews', 'remediation'));