package dev.bookingkit.local;

import dev.bookingkit.schema.SchemaMigration;
import dev.bookingkit.stack.Database;
import dev.bookingkit.tenant.ApiKeySecret;
import dev.bookingkit.tenant.Permission;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Migrates the database and makes sure that the organization "demo" exists with its owner and keys. */
final class Bootstrap {

    static final String ORGANIZATION = "demo";
    static final String OWNER = "demo-owner";

    private static final int KEY_RATE_PER_MINUTE = 60_000;

    private Bootstrap() {}

    static void run(Database database, Secrets secrets) {
        SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password(), Map.of());
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            update(
                    connection,
                    "INSERT INTO organizations (name, slug) VALUES ('Demo', ?) ON CONFLICT (slug) DO NOTHING",
                    ORGANIZATION);
            update(
                    connection,
                    "INSERT INTO organization_members (organization_id, user_id, role)"
                            + " SELECT id, ?, 'owner' FROM organizations WHERE slug = ?"
                            + " ON CONFLICT (organization_id, user_id) DO NOTHING",
                    OWNER,
                    ORGANIZATION);
            key(connection, secrets, secrets.secretKey(), "secret", Permission.ofSecretKeys());
            key(connection, secrets, secrets.publishableKey(), "publishable", Permission.ofPublishableKeys());
            connection.commit();
        } catch (SQLException e) {
            throw new Failure("the organization \"demo\" could not be made: " + e.getMessage(), e);
        }
    }

    private static void key(
            Connection connection, Secrets secrets, String key, String kind, Collection<Permission> permissions)
            throws SQLException {
        String[] scopes = permissions.stream().map(Permission::wireName).toArray(String[]::new);
        update(
                connection,
                "INSERT INTO api_keys (organization_id, name, kind, prefix, key_hash, scopes, rate_limit_per_minute,"
                        + " created_by) SELECT id, ?, ?::api_key_kind, ?, ?, ?, ?, 'system:local'"
                        + " FROM organizations WHERE slug = ?"
                        + " ON CONFLICT (key_hash) DO UPDATE SET scopes = excluded.scopes",
                "Local run, " + kind,
                kind,
                ApiKeySecret.prefix(key),
                ApiKeySecret.hmac(key, secrets.apiKeyPepper()),
                connection.createArrayOf("text", scopes),
                KEY_RATE_PER_MINUTE,
                ORGANIZATION);
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
