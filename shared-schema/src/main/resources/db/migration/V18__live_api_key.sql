-- Whose request it is, in one statement that is planned once: before the organization is known, so across all of them.
CREATE FUNCTION live_api_key(wanted bytea)
RETURNS TABLE (id uuid, organization_id uuid, kind text, scopes text[]) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  before text := coalesce(current_setting('app.all_organizations', true), '');
BEGIN
  PERFORM set_config('app.all_organizations', 'on', true);
  RETURN QUERY
    SELECT k.id, k.organization_id, k.kind::text, k.scopes
    FROM api_keys k JOIN organizations o ON o.id = k.organization_id AND o.is_active
    WHERE k.key_hash = wanted AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now());
  PERFORM set_config('app.all_organizations', before, true);
END $$;
