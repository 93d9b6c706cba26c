-- Tenants, their members and API keys. Written by booking-service.

CREATE TABLE organizations (
  id          uuid PRIMARY KEY DEFAULT uuidv7(),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  slug        text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  settings    jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
  is_active   boolean NOT NULL DEFAULT true
);
CREATE INDEX organizations_list ON organizations (created_at, id);

INSERT INTO organizations (id, name, slug) VALUES ('00000000-0000-0000-0000-000000000001', 'Default', 'default');

CREATE TABLE organization_members (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE CASCADE,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  user_id         text NOT NULL CHECK (length(user_id) BETWEEN 1 AND 255),
  role            member_role NOT NULL DEFAULT 'member',
  UNIQUE (organization_id, user_id)
);
CREATE INDEX organization_members_list ON organization_members (organization_id, created_at, id);
CREATE INDEX organization_members_user ON organization_members (user_id);
COMMENT ON COLUMN organization_members.user_id IS 'the OIDC subject';

CREATE TABLE api_keys (
  id                    uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id       uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE CASCADE,
  created_at            timestamptz NOT NULL DEFAULT now(),
  updated_at            timestamptz NOT NULL DEFAULT now(),
  name                  text NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  kind                  api_key_kind NOT NULL,
  prefix                text NOT NULL CHECK (length(prefix) BETWEEN 3 AND 20),
  key_hash              bytea NOT NULL UNIQUE CHECK (octet_length(key_hash) = 32),
  scopes                text[] NOT NULL DEFAULT '{}' CHECK (array_position(scopes, NULL) IS NULL),
  rate_limit_per_minute int NOT NULL DEFAULT 600 CHECK (rate_limit_per_minute BETWEEN 1 AND 1000000),
  expires_at            timestamptz CHECK (isfinite(expires_at)),
  revoked_at            timestamptz,
  last_used_at          timestamptz,
  created_by            text CHECK (length(created_by) <= 300)
);
CREATE INDEX api_keys_list ON api_keys (organization_id, created_at, id);
COMMENT ON COLUMN api_keys.prefix IS 'the first characters of the key, for people to recognise it by';
COMMENT ON COLUMN api_keys.key_hash IS 'HMAC-SHA256 of the key; the key itself is stored nowhere';
COMMENT ON COLUMN api_keys.created_by IS 'the actor who made it, e.g. user:<subject>';
