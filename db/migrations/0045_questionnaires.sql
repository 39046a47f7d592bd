CREATE TABLE "questionnaire_answers" (
	"request_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"question" text NOT NULL,
	"version" integer NOT NULL,
	"answered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_by_name" text NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "questionnaire_answers_version" PRIMARY KEY("request_id","question","version"),
	CONSTRAINT "questionnaire_answers_version_counts" CHECK ("questionnaire_answers"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "questionnaire_decisions" (
	"response_id" uuid PRIMARY KEY NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "questionnaire_decisions_outcome" CHECK ("questionnaire_decisions"."outcome" in ('accepted', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "questionnaire_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"noted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"noted_by" uuid NOT NULL,
	"noted_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"question" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"sending_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"settled" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "questionnaire_requests_once" UNIQUE("sending_id","supplier_id"),
	CONSTRAINT "questionnaire_requests_of_organization" UNIQUE("id","organization_id"),
	CONSTRAINT "questionnaire_requests_between" UNIQUE("id","prime_id","supplier_id","organization_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_responses" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submitted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_by_name" text NOT NULL,
	"official_title" text NOT NULL,
	"is_signed" boolean NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"statement" text NOT NULL,
	"statement_hash" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "questionnaire_responses_round" UNIQUE("request_id","round"),
	CONSTRAINT "questionnaire_responses_between" UNIQUE("id","request_id","prime_id","supplier_id","organization_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reviewed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"reviewed_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"question" text NOT NULL,
	"outcome" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "questionnaire_reviews_outcome" CHECK ("questionnaire_reviews"."outcome" in ('accepted', 'returned', 'comment'))
);
--> statement-breakpoint
CREATE TABLE "questionnaire_sendings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sent_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"prime_name" text NOT NULL,
	"questionnaire" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"due_on" date NOT NULL,
	"message" text NOT NULL,
	"asks_all" boolean NOT NULL,
	CONSTRAINT "questionnaire_sendings_of_prime" UNIQUE("id","prime_id")
);
--> statement-breakpoint
ALTER TABLE "questionnaire_answers" ADD CONSTRAINT "questionnaire_answers_of_organization" FOREIGN KEY ("request_id","organization_id") REFERENCES "public"."questionnaire_requests"("id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_decisions" ADD CONSTRAINT "questionnaire_decisions_of_response" FOREIGN KEY ("response_id","request_id","prime_id","supplier_id","organization_id") REFERENCES "public"."questionnaire_responses"("id","request_id","prime_id","supplier_id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_notes" ADD CONSTRAINT "questionnaire_notes_of_request" FOREIGN KEY ("request_id","prime_id","supplier_id","organization_id") REFERENCES "public"."questionnaire_requests"("id","prime_id","supplier_id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_requests" ADD CONSTRAINT "questionnaire_requests_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_requests" ADD CONSTRAINT "questionnaire_requests_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_requests" ADD CONSTRAINT "questionnaire_requests_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_requests" ADD CONSTRAINT "questionnaire_requests_of_sending" FOREIGN KEY ("sending_id","prime_id") REFERENCES "public"."questionnaire_sendings"("id","prime_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_responses" ADD CONSTRAINT "questionnaire_responses_of_request" FOREIGN KEY ("request_id","prime_id","supplier_id","organization_id") REFERENCES "public"."questionnaire_requests"("id","prime_id","supplier_id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_reviews" ADD CONSTRAINT "questionnaire_reviews_of_response" FOREIGN KEY ("response_id","request_id","prime_id","supplier_id","organization_id") REFERENCES "public"."questionnaire_responses"("id","request_id","prime_id","supplier_id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_sendings" ADD CONSTRAINT "questionnaire_sendings_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questionnaire_answers_organization" ON "questionnaire_answers" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "questionnaire_decisions_organization" ON "questionnaire_decisions" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "questionnaire_notes_request" ON "questionnaire_notes" USING btree ("request_id","question","noted_at");--> statement-breakpoint
CREATE INDEX "questionnaire_requests_supplier" ON "questionnaire_requests" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "questionnaire_requests_organization" ON "questionnaire_requests" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "questionnaire_responses_organization" ON "questionnaire_responses" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "questionnaire_responses_prime" ON "questionnaire_responses" USING btree ("prime_id","submitted_at");--> statement-breakpoint
CREATE INDEX "questionnaire_reviews_response" ON "questionnaire_reviews" USING btree ("response_id","question","reviewed_at");--> statement-breakpoint
CREATE INDEX "questionnaire_reviews_organization" ON "questionnaire_reviews" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "questionnaire_sendings_prime" ON "questionnaire_sendings" USING btree ("prime_id","sent_at");