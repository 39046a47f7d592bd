CREATE TABLE "request_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"written_by_name" text NOT NULL,
	"side" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "request_messages_side" CHECK ("request_messages"."side" in ('prime', 'subcontractor'))
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "unanswered" jsonb;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "telephone" text;--> statement-breakpoint
ALTER TABLE "information_systems" ADD COLUMN "unanswered" jsonb;--> statement-breakpoint
ALTER TABLE "organization_profiles" ADD COLUMN "unanswered" jsonb;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_messages_request" ON "request_messages" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "request_messages_prime" ON "request_messages" USING btree ("prime_id","supplier_id");