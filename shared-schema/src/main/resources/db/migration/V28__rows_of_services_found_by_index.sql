-- Rows of services are found by an index, whoever else has rows in the same tables (ADR 11).

-- In the order in which requests and consumers come to them, should a service be running.
LOCK TABLE rate_limits, idempotency_keys, inbox, timers, outbox;

-- No index serves a comparison of a text with a name: the service's name is compared in its column's collation.
CREATE OR REPLACE PROCEDURE isolate_services(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP POLICY IF EXISTS service ON %s', target);
  EXECUTE format($policy$CREATE POLICY service ON %s AS RESTRICTIVE
    USING (service = CAST(current_user AS text) COLLATE "default")$policy$, target);
END $$;
DO $$
DECLARE target regclass;
BEGIN
  FOREACH target IN ARRAY ARRAY['outbox', 'inbox', 'idempotency_keys', 'timers', 'rate_limits']::regclass[] LOOP
    CALL isolate_services(target);
  END LOOP;
END $$;

-- As in V21, by the whole of the unique key.
CREATE OR REPLACE FUNCTION take_idempotency_key(asked_by text, asked_key text, OUT taken boolean, OUT request_hash bytea,
                                                OUT response_status int, OUT response_headers text, OUT response_body text)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  taken := pg_try_advisory_xact_lock(
    hashtextextended(current_setting('app.organization_id') || current_user || asked_by || chr(31) || asked_key, 1));
  IF taken THEN
    SELECT k.request_hash, k.response_status, k.response_headers::text, k.response_body
    INTO request_hash, response_status, response_headers, response_body
    FROM idempotency_keys k
    WHERE k.organization_id = current_setting('app.organization_id')::uuid
      AND k.service = CAST(current_user AS text) COLLATE "default"
      AND k.principal = asked_by AND k.key = asked_key AND k.expires_at > now();
  END IF;
END $$;
