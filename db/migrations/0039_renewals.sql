ALTER TABLE "requests" DROP CONSTRAINT "requests_kind";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "supplier_id" uuid;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "renews" jsonb;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_supplier" ON "letters" USING btree ("supplier_id","created_at");--> statement-breakpoint
CREATE INDEX "letters_request" ON "letters" USING btree ("request_id");--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('submission', 'correction', 'renewal'));