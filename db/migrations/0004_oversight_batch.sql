-- Appends many entries at once: the tree is read and written once, whatever their number. Appended
-- one by one in one transaction, every entry leaves a dead version of the tree's row behind, and
-- the time grows with the square of their number.
create function flowdown.append_oversight_entries(
  p_prime uuid, p_at timestamptz, p_actor uuid, p_entries jsonb
) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_size bigint;
  v_first bigint;
  v_edge bytea[];
  v_node bytea;
  v_rest bigint;
  v_leaf bytea;
  v_leaves bytea[] := '{}';
  v_text text;
begin
  if session_user = 'flowdown_web' and p_prime is distinct from flowdown.organization() then
    raise exception 'not the log of this organization' using errcode = 'insufficient_privilege';
  end if;
  insert into public.oversight_trees (prime_id, size, edge) values (p_prime, 0, '{}')
    on conflict (prime_id) do nothing;
  select size, edge into v_size, v_edge from public.oversight_trees where prime_id = p_prime for update;
  v_first := v_size;
  for v_text in
    select e ->> 'entry' from jsonb_array_elements(p_entries) with ordinality as t(e, n) order by n
  loop
    v_leaf := sha256('\x00'::bytea || convert_to(v_text, 'UTF8'));
    v_leaves := v_leaves || v_leaf;
    v_node := v_leaf;
    v_rest := v_size;
    while v_rest % 2 = 1 loop
      v_node := sha256('\x01'::bytea || v_edge[cardinality(v_edge)] || v_node);
      v_edge := trim_array(v_edge, 1);
      v_rest := v_rest / 2;
    end loop;
    v_edge := v_edge || v_node;
    v_size := v_size + 1;
  end loop;
  insert into public.oversight_log
    (prime_id, seq, at, action, actor_id, contract_id, subcontract_id, supplier_id, entry, leaf_hash)
  select p_prime, v_first + n - 1, p_at, e ->> 'action', p_actor, (e ->> 'contractId')::uuid,
    (e ->> 'subcontractId')::uuid, (e ->> 'supplierId')::uuid, e ->> 'entry', v_leaves[n]
  from jsonb_array_elements(p_entries) with ordinality as t(e, n);
  update public.oversight_trees set size = v_size, edge = v_edge where prime_id = p_prime;
  return v_first;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.append_oversight_entries(uuid, timestamptz, uuid, jsonb) from public;
--> statement-breakpoint
grant execute on function flowdown.append_oversight_entries(uuid, timestamptz, uuid, jsonb)
  to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.append_oversight_entries(uuid, timestamptz, uuid, jsonb) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
drop function flowdown.append_oversight_entry(uuid, timestamptz, text, uuid, uuid, uuid, uuid, text);
--> statement-breakpoint
-- Evidence can be put beside a fact only by the organization that owns both.
-- Asked of the system role, because what an organization sees of evidence follows from these links.
create function flowdown.owns_evidence(p_evidence uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select exists (select 1 from public.evidence
    where id = p_evidence and organization_id = flowdown.organization())
$$;
--> statement-breakpoint
revoke execute on function flowdown.owns_evidence(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.owns_evidence(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.owns_evidence(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
drop policy with_own_fact on evidence_links;
--> statement-breakpoint
create policy with_own_fact on evidence_links for insert to flowdown_web
  with check (flowdown.owns_evidence(evidence_id)
    and exists (select 1 from facts where facts.id = fact_id
      and facts.organization_id = (select flowdown.organization())));
