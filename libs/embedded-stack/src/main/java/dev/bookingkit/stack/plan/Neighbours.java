package dev.bookingkit.stack.plan;

import dev.bookingkit.stack.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Copies of an organization with everything it has, under other ids: tables as they look where many are served.
 *
 * <p>Every table with a column {@code organization_id} is copied but {@code outbox}, since nobody is to hear of it; written past triggers and
 * foreign keys. What is due is due in a year, so that no worker finds it.
 */
public final class Neighbours implements AutoCloseable {

    private static final String SLUG = "neighbour-";
    private static final String ALL =
            " organization_id in (select id from organizations where slug like '" + SLUG + "%')";

    private static final String COLUMNS = """
            select c.table_name, c.column_name, c.udt_name,
                   c.udt_name = 'text' and c.column_name <> 'service' and exists (
                     select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                     where i.indrelid = c.table_name::text::regclass and i.indisunique
                     group by i.indexrelid
                     having bool_or(a.attname = c.column_name)
                       and not bool_or(a.atttypid = 'uuid'::regtype)) as is_key
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'outbox'
              and c.is_generated = 'NEVER' and c.is_identity = 'NO'
              and exists (select from information_schema.columns o where o.table_schema = c.table_schema
                          and o.table_name = c.table_name and o.column_name = 'organization_id')
            order by c.table_name, c.ordinal_position
            """;

    private static final String APPEND_ONLY = """
            select tgrelid::regclass::text, tgname from pg_trigger where tgenabled = 'A' and not tgisinternal
            """;

    private final Database database;
    private final List<String> tables;

    private Neighbours(Database database, List<String> tables) {
        this.database = database;
        this.tables = List.copyOf(tables);
    }

    public static Neighbours of(Database database, UUID organization, int copies) {
        Map<String, List<Column>> tables = columns(database);
        List<String> statements = new ArrayList<>();
        statements.add("insert into organizations (name, slug) select 'Neighbour', '" + SLUG
                + "' || n from generate_series(1, " + copies + ") as n");
        tables.forEach((table, columns) -> statements.add(copy(table, columns, organization)));
        statements.add("analyze");
        withoutTriggers(database, statements);
        return new Neighbours(database, List.copyOf(tables.keySet()));
    }

    /** @param isKey whether it is unique without the help of an id */
    private record Column(String name, String type, boolean isKey) {

        /** Ids become others, the same ones everywhere; what is unique by its hash stays unique. */
        String copied() {
            if (name.equals("organization_id")) {
                return "o.id";
            }
            if (name.equals("due_at")) {
                return "t.due_at + interval '1 year'";
            }
            return switch (type) {
                case "uuid" -> other("t." + name);
                case "_uuid" ->
                    "case when t." + name + " is not null then array(select " + other("x") + " from unnest(t." + name
                            + ") with ordinality as u(x, place) order by place) end";
                case "text" -> isKey ? "t." + name + " || o.id" : "t." + name;
                case "bytea" -> "sha256(t." + name + " || uuid_send(o.id))";
                default -> "t." + name;
            };
        }

        private static String other(String id) {
            return "md5(" + id + "::text || o.id)::uuid";
        }
    }

    private static String copy(String table, List<Column> columns, UUID organization) {
        return "insert into " + table + " ("
                + String.join(", ", columns.stream().map(Column::name).toList()) + ") select "
                + String.join(", ", columns.stream().map(Column::copied).toList()) + " from " + table
                + " t, organizations o where t.organization_id = '" + organization + "' and o.slug like '" + SLUG
                + "%'";
    }

    @Override
    public void close() {
        List<String> statements = new ArrayList<>();
        List<List<String>> always = rows(database, APPEND_ONLY, 2);
        always.forEach(it -> statements.add("alter table " + it.get(0) + " disable trigger " + it.get(1)));
        tables.forEach(table -> statements.add("delete from " + table + " where" + ALL));
        always.forEach(it -> statements.add("alter table " + it.get(0) + " enable always trigger " + it.get(1)));
        statements.add("delete from organizations where slug like '" + SLUG + "%'");
        statements.add("analyze");
        withoutTriggers(database, statements);
    }

    private static Map<String, List<Column>> columns(Database database) {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        for (List<String> row : rows(database, COLUMNS, 4)) {
            tables.computeIfAbsent(row.get(0), table -> new ArrayList<>())
                    .add(new Column(row.get(1), row.get(2), row.get(3).equals("t")));
        }
        return tables;
    }

    private static List<List<String>> rows(Database database, String sql, int width) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** All of them or none. */
    private static void withoutTriggers(Database database, List<String> statements) {
        String now = "";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                now = sql;
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(now, failure);
        }
    }
}
