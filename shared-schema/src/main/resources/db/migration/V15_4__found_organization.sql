-- A new tenant is no row of its founder's: the function alone, for its own statements, may write across tenants. The setting is made
-- in the body, because a clause SET is refused to an owner who is no superuser.
CREATE FUNCTION found_organization(wanted_name text, wanted_slug text, owner text) RETURNS organizations
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  founded organizations;
  before text := coalesce(current_setting('app.all_organizations', true), '');
BEGIN
  PERFORM set_config('app.all_organizations', 'on', true);
  INSERT INTO organizations (name, slug) VALUES (wanted_name, wanted_slug) RETURNING * INTO founded;
  INSERT INTO organization_members (organization_id, user_id, role) VALUES (founded.id, owner, 'owner');
  PERFORM set_config('app.all_organizations', before, true);
  RETURN founded;
END $$;
