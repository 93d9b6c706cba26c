-- Holds a key until the transaction ends and says what was answered to it, in one statement. The second half is a statement of its
-- own inside: it sees what the last holder of the lock has committed, which the snapshot of a single query might not.
CREATE FUNCTION take_idempotency_key(asked_by text, asked_key text, OUT taken boolean, OUT request_hash bytea,
                                     OUT response_status int, OUT response_headers text, OUT response_body text)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  taken := pg_try_advisory_xact_lock(
    hashtextextended(current_setting('app.organization_id') || current_user || asked_by || chr(31) || asked_key, 1));
  IF taken THEN
    SELECT k.request_hash, k.response_status, k.response_headers::text, k.response_body
    INTO request_hash, response_status, response_headers, response_body
    FROM idempotency_keys k
    WHERE k.principal = asked_by AND k.key = asked_key AND k.expires_at > now();
  END IF;
END $$;
