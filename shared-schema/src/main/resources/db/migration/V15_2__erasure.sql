-- Erasing a customer reaches the stored answers to requests, too: by the id of what an answer shows.

ALTER TABLE idempotency_keys ADD COLUMN about uuid;
CREATE INDEX idempotency_keys_about ON idempotency_keys (about) WHERE about IS NOT NULL;
COMMENT ON COLUMN idempotency_keys.about IS 'the member id of the stored answer; the answer''s body goes when its customer is erased';
