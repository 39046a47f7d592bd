CREATE TABLE "questionnaire_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submitted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"question" text NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "questionnaire_files_once" UNIQUE("response_id","question","evidence_id")
);
--> statement-breakpoint
ALTER TABLE "questionnaire_files" ADD CONSTRAINT "questionnaire_files_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_files" ADD CONSTRAINT "questionnaire_files_of_response" FOREIGN KEY ("response_id","request_id","prime_id","supplier_id","organization_id") REFERENCES "public"."questionnaire_responses"("id","request_id","prime_id","supplier_id","organization_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questionnaire_files_evidence" ON "questionnaire_files" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "questionnaire_files_prime" ON "questionnaire_files" USING btree ("prime_id","supplier_id");--> statement-breakpoint
CREATE INDEX "questionnaire_files_organization" ON "questionnaire_files" USING btree ("organization_id");