package dev.bookingkit.schema;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes {@code docs/schema.md} from a migrated database. */
final class SchemaDocument {

    private static final Set<String> COMMON = Set.of("id", "organization_id", "created_at", "updated_at");

    private final Session session;
    private final StringBuilder text = new StringBuilder();

    private SchemaDocument(Session session) {
        this.session = session;
    }

    static String of(Session session) {
        return new SchemaDocument(session).write();
    }

    private String write() {
        line("# Schema");
        line("");
        line("Generated from the migrated database by `shared-schema`; do not edit. To regenerate:");
        line("`./mvnw -pl shared-schema verify -Dschema.doc.update`.");
        line("");
        line(
                "Every table has `id uuid` (primary key, `uuidv7()`), `created_at` and `updated_at`; they are left out below.");
        line(
                "So is `organization_id uuid` (not null, `default_organization_id()`), which every table but `organizations` has,");
        line("and which row-level security compares with the transaction's setting `app.organization_id`.");
        line("One service writes a table; rows of a platform table belong to the service that wrote them.");
        line("");
        overview();
        for (Table.Area area : Table.Area.values()) {
            area(area);
        }
        enums();
        return text.toString();
    }

    private void overview() {
        line("## Who writes, who reads");
        line("");
        line("| table | area | writes | reads |");
        line("|---|---|---|---|");
        for (Table table : Tables.ALL) {
            line("| [`%s`](#%s) | %s | %s | %s |"
                    .formatted(
                            table.name(),
                            table.name(),
                            title(table.area()),
                            modules(table.owners()),
                            modules(table.readers())));
        }
        line("");
    }

    private void area(Table.Area area) {
        List<Table> tables =
                Tables.ALL.stream().filter(table -> table.area() == area).toList();
        line("## " + title(area));
        line("");
        diagram(tables);
        tables.forEach(this::table);
    }

    private void diagram(List<Table> tables) {
        line("```mermaid");
        line("erDiagram");
        for (Table table : tables) {
            line("  " + table.name() + " {");
            line("    uuid id PK");
            for (List<@Nullable String> column : columns(table)) {
                boolean plain =
                        session.one("""
                                SELECT count(*) FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid
                                  AND a.attnum = ANY (c.conkey) WHERE c.contype = 'f' AND c.conrelid = ?::regclass
                                  AND a.attname = ?""", table.name(), column.getFirst()).equals("0");
                line("    " + column.get(1) + " " + column.getFirst() + (plain ? "" : " FK"));
            }
            line("  }");
        }
        String[] names = tables.stream().map(Table::name).toArray(String[]::new);
        session.column("""
                        SELECT c.confrelid::regclass || CASE WHEN a.attnotnull THEN ' ||--o{ ' ELSE ' |o--o{ ' END
                          || c.conrelid::regclass || ' : ' || a.attname
                        FROM pg_constraint c, pg_attribute a
                        WHERE c.contype = 'f' AND c.conrelid::regclass::text = ANY (?)
                          AND a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                          AND (a.attname <> 'organization_id' OR c.confrelid = 'organizations'::regclass)
                          AND (c.confrelid <> 'organizations'::regclass OR 'organizations' = ANY (?))
                        ORDER BY 1""", names, names).forEach(relation -> line("  " + relation));
        line("```");
        line("");
    }

    private void table(Table table) {
        line("### " + table.name());
        line("");
        String comment = session.one("SELECT coalesce(obj_description(?::regclass), '')", table.name());
        if (!comment.isEmpty()) {
            line(sentence(comment));
            line("");
        }
        line("Written by %s; read by %s.%s"
                .formatted(
                        modules(table.owners()),
                        table.readers().isEmpty() ? "no other service" : modules(table.readers()),
                        table.kind() == Table.Kind.APPEND_ONLY ? " Append-only." : ""));
        line("");
        line("| column | type | null | default | |");
        line("|---|---|---|---|---|");
        for (List<@Nullable String> column : columns(table)) {
            line("| `%s` | %s | %s | %s | %s |"
                    .formatted(column.get(0), column.get(1), column.get(2), column.get(3), column.get(4)));
        }
        line("");
        constraints(table);
    }

    private void constraints(Table table) {
        List<@Nullable String> constraints = session.column("""
                SELECT pg_get_constraintdef(oid) FROM pg_constraint
                WHERE conrelid = ?::regclass AND contype IN ('f', 'u', 'x')
                  AND pg_get_constraintdef(oid) NOT IN ('UNIQUE (organization_id, id)')
                  AND confrelid <> 'organizations'::regclass
                UNION ALL
                SELECT replace(pg_get_indexdef(indexrelid), ' USING btree', '') FROM pg_index
                WHERE indrelid = ?::regclass AND indisunique
                  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
                ORDER BY 1""", table.name(), table.name());
        constraints.forEach(constraint -> line("- `" + constraint + "`"));
        if (!constraints.isEmpty()) {
            line("");
        }
    }

    private void enums() {
        line("## Enums");
        line("");
        line("| type | values |");
        line("|---|---|");
        session.rows("""
                        SELECT t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
                        FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
                        WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname ORDER BY t.typname""").forEach(row -> line("| `" + row.getFirst() + "` | " + row.getLast() + " |"));
    }

    /** Name, type, null, default, comment. */
    private List<List<@Nullable String>> columns(Table table) {
        return session.rows("""
                        SELECT a.attname,
                          replace(replace(format_type(a.atttypid, a.atttypmod), ' with time zone', 'tz'), ' without time zone', ''),
                          CASE WHEN a.attnotnull THEN 'no' ELSE 'yes' END,
                          CASE WHEN a.attgenerated <> '' THEN 'generated: `' || pg_get_expr(d.adbin, d.adrelid) || '`'
                               WHEN a.attidentity <> '' THEN 'identity'
                               WHEN d.adbin IS NOT NULL THEN '`' || pg_get_expr(d.adbin, d.adrelid) || '`'
                               ELSE '' END,
                          coalesce(replace(col_description(a.attrelid, a.attnum), '|', chr(92) || '|'), '')
                        FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                        WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum""", table.name()).stream()
                .filter(column -> !COMMON.contains(String.valueOf(column.getFirst())))
                .toList();
    }

    private static String modules(Set<Service> services) {
        return services.size() == Service.values().length
                ? "every service"
                : services.stream().sorted().map(Service::module).collect(joining(", "));
    }

    private static String title(Table.Area area) {
        String name = area.name().toLowerCase(Locale.ROOT);
        return sentence(name).replace(".", "");
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
