-- Tables that every service uses; a row belongs to the service (the database role) that wrote it.

CREATE TABLE outbox (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  service         text NOT NULL DEFAULT current_user,
  position        bigint GENERATED ALWAYS AS IDENTITY,
  topic           text NOT NULL CHECK (length(topic) BETWEEN 1 AND 249),
  aggregatetype   text NOT NULL CHECK (length(aggregatetype) BETWEEN 1 AND 100),
  aggregateid     text NOT NULL CHECK (length(aggregateid) BETWEEN 1 AND 255),
  type            text NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
  payload         jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
  traceparent     text DEFAULT nullif(current_setting('app.traceparent', true), '') CHECK (length(traceparent) <= 100)
);
CREATE INDEX outbox_order ON outbox (service, topic, position);
COMMENT ON TABLE outbox IS 'events to publish; the columns of Debezium''s outbox event router, deleted once acknowledged';
COMMENT ON COLUMN outbox.id IS 'the event''s id: the CloudEvents id, and of booking events the id in booking_events';
COMMENT ON COLUMN outbox.aggregateid IS 'the record key';

CREATE TABLE inbox (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  service         text NOT NULL DEFAULT current_user,
  consumer        text NOT NULL CHECK (length(consumer) BETWEEN 1 AND 100),
  event_id        uuid NOT NULL,
  content_hash    bytea NOT NULL CHECK (octet_length(content_hash) = 32),
  UNIQUE (consumer, event_id)
);
CREATE INDEX inbox_age ON inbox (service, created_at);
COMMENT ON COLUMN inbox.content_hash IS 'SHA-256 of the payload: the same id with another payload is poison, not a repetition';

CREATE TABLE idempotency_keys (
  id               uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id  uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE CASCADE,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  service          text NOT NULL DEFAULT current_user,
  principal        text NOT NULL CHECK (length(principal) BETWEEN 1 AND 300),
  key              text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash     bytea NOT NULL CHECK (octet_length(request_hash) BETWEEN 16 AND 64),
  response_status  int CHECK (response_status BETWEEN 100 AND 599),
  response_headers jsonb CHECK (jsonb_typeof(response_headers) = 'object'),
  response_body    text,
  expires_at       timestamptz NOT NULL DEFAULT now() + interval '24 hours' CHECK (isfinite(expires_at)),
  UNIQUE (organization_id, service, principal, key)
);
CREATE INDEX idempotency_keys_expiry ON idempotency_keys (service, expires_at);

CREATE TABLE timers (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE CASCADE,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  service         text NOT NULL DEFAULT current_user,
  kind            text NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
  subject_id      uuid NOT NULL,
  due_at          timestamptz NOT NULL CHECK (isfinite(due_at)),
  attempts        int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  leased_until    timestamptz CHECK (isfinite(leased_until)),
  last_error      text CHECK (length(last_error) <= 2000),
  payload         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(payload) = 'object'),
  UNIQUE (service, kind, subject_id)
);
CREATE INDEX timers_due ON timers (service, due_at, id);
CREATE INDEX timers_subject ON timers (service, subject_id);

CREATE TABLE rate_limits (
  id               uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id  uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE CASCADE,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  service          text NOT NULL DEFAULT current_user,
  subject          text NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  window_starts_at timestamptz NOT NULL CHECK (isfinite(window_starts_at)),
  used             int NOT NULL DEFAULT 0 CHECK (used >= 0),
  UNIQUE (service, subject, window_starts_at)
);
CREATE INDEX rate_limits_age ON rate_limits (service, window_starts_at);
COMMENT ON COLUMN rate_limits.subject IS 'whose requests are counted, e.g. key:<api key id>';

-- One NOTIFY per statement and service wakes the relay; the payload is the service's name.
CREATE FUNCTION wake_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outbox', service) FROM (SELECT DISTINCT service FROM added) AS services;
  RETURN NULL;
END $$;
CREATE TRIGGER wake_relay AFTER INSERT ON outbox REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION wake_relay();
