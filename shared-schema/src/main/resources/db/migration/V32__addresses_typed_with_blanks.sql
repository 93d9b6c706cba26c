-- Keyboards of phones put a blank behind an address. One with blanks around it was kept as it was typed, and no address that anyone
-- asks to be forgotten has any.

CREATE FUNCTION addresses_among(answers jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT DISTINCT lower(typed.address)
  FROM jsonb_each_text(answers) AS answer, LATERAL (SELECT btrim(answer.value, E' \t\r\n')) AS typed (address)
  WHERE length(typed.address) BETWEEN 3 AND 254 AND strpos(typed.address, '@') > 0;
END;

CREATE OR REPLACE FUNCTION keep_submission_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM routing_submission_addresses WHERE submission_id = NEW.id;
  END IF;
  INSERT INTO routing_submission_addresses (organization_id, submission_id, email_key)
  SELECT NEW.organization_id, NEW.id, address FROM addresses_among(NEW.answers) AS address;
  RETURN NULL;
END $$;

SELECT set_config('app.all_organizations', 'on', true);
DELETE FROM routing_submission_addresses WHERE email_key <> btrim(email_key, E' \t\r\n');
INSERT INTO routing_submission_addresses (organization_id, submission_id, email_key)
SELECT s.organization_id, s.id, address FROM routing_submissions s, addresses_among(s.answers) AS address
ON CONFLICT DO NOTHING;
