-- Whose answers to a form are to be forgotten is known by an address among them. Operators of jsonb are not leakproof, so under
-- row-level security no index finds it there; it has rows here, kept by a trigger.
ALTER TABLE routing_submissions ADD UNIQUE (organization_id, id);
CREATE TABLE routing_submission_addresses (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  submission_id   uuid NOT NULL,
  email_key       text NOT NULL CHECK (length(email_key) BETWEEN 3 AND 254),
  FOREIGN KEY (organization_id, submission_id) REFERENCES routing_submissions (organization_id, id) ON DELETE CASCADE,
  UNIQUE (submission_id, email_key)
);
CREATE INDEX routing_submission_addresses_customer ON routing_submission_addresses (organization_id, email_key, submission_id);
COMMENT ON TABLE routing_submission_addresses IS 'the mail addresses among a submission''s answers; kept by a trigger';
COMMENT ON COLUMN routing_submission_addresses.email_key IS 'in lower case';

GRANT SELECT, INSERT, UPDATE, DELETE ON routing_submission_addresses TO booking_service;
CALL isolate_tenants('routing_submission_addresses');
CALL keep_updated_at('routing_submission_addresses');

CREATE FUNCTION keep_submission_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM routing_submission_addresses WHERE submission_id = NEW.id;
  END IF;
  INSERT INTO routing_submission_addresses (organization_id, submission_id, email_key)
  SELECT DISTINCT NEW.organization_id, NEW.id, lower(a.value) FROM jsonb_each_text(NEW.answers) AS a
  WHERE length(a.value) BETWEEN 3 AND 254 AND strpos(a.value, '@') > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_submission_addresses AFTER INSERT OR UPDATE OF answers ON routing_submissions
  FOR EACH ROW EXECUTE FUNCTION keep_submission_addresses();

SELECT set_config('app.all_organizations', 'on', true);
INSERT INTO routing_submission_addresses (organization_id, submission_id, email_key)
SELECT DISTINCT s.organization_id, s.id, lower(a.value) FROM routing_submissions s, jsonb_each_text(s.answers) AS a
WHERE length(a.value) BETWEEN 3 AND 254 AND strpos(a.value, '@') > 0;
