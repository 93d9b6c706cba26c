-- A new tenant is no row of its founder's: the function alone, for its own statements, may write across tenants.
CREATE FUNCTION found_organization(wanted_name text, wanted_slug text, owner text) RETURNS organizations
LANGUAGE plpgsql VOLATILE SET app.all_organizations TO 'on' AS $$
DECLARE founded organizations;
BEGIN
  INSERT INTO organizations (name, slug) VALUES (wanted_name, wanted_slug) RETURNING * INTO founded;
  INSERT INTO organization_members (organization_id, user_id, role) VALUES (founded.id, owner, 'owner');
  RETURN founded;
END $$;
