ALTER TABLE "supplier_contacts" ADD COLUMN "suggested" jsonb;--> statement-breakpoint
grant update (suggested) on supplier_contacts to flowdown_system;
--> statement-breakpoint
-- Whom somebody named came to be known when they said that they are the wrong person.
create or replace view known.supplier_contacts with (security_invoker = true) as
  select id, created_at, prime_id, supplier_id, name, email, title, wrong_person_at,
    case when wrong_person_at <= flowdown.known_at() then suggested end as suggested
  from public.supplier_contacts where created_at <= flowdown.known_at();
