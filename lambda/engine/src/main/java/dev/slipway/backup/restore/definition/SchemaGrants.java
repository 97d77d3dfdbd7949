package dev.slipway.backup.restore.definition;

import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Grants on schemas, before what is made in them. Who gets a table must be allowed to create in its
 * schema, unless a superuser gives it (PostgreSQL manual, ALTER TABLE, "OWNER TO"); a dump grants
 * that at its end.
 */
public final class SchemaGrants {

  private static final String EVERYBODY = "PUBLIC";

  private SchemaGrants() {}

  /** The same definitions, those grants behind the last schema that is made; all else in order. */
  public static List<Definition> first(List<Definition> definitions) {
    int behind = behindSchemas(definitions);
    List<Definition> rest = definitions.subList(behind, definitions.size());
    Set<List<String>> revoked =
        rest.stream()
            .filter(one -> one.words().starts("REVOKE"))
            .map(one -> given(one.words(), "FROM"))
            .collect(Collectors.toSet());
    Set<String> made = made(definitions.subList(0, behind));
    Map<Boolean, List<Definition>> parted =
        rest.stream().collect(Collectors.partitioningBy(one -> letsCreate(one, made, revoked)));
    List<Definition> all = new ArrayList<>(definitions.subList(0, behind));
    all.addAll(parted.getOrDefault(true, List.of()));
    all.addAll(parted.getOrDefault(false, List.of()));
    return List.copyOf(all);
  }

  private static int behindSchemas(List<Definition> definitions) {
    int behind = 0;
    for (int i = 0; i < definitions.size(); i++) {
      StatementWords words = definitions.get(i).words();
      if (words.starts("CREATE", "SCHEMA") || words.starts("ALTER", "SCHEMA")) {
        behind = i + 1;
      }
    }
    return behind;
  }

  /** Those of extensions come with them. */
  private static Set<String> made(List<Definition> definitions) {
    Set<String> names = new HashSet<>(Set.of("public"));
    definitions.stream()
        .map(Definition::words)
        .filter(words -> words.starts("CREATE", "SCHEMA"))
        .forEach(words -> names.add(words.lastNameAt(words.at(2).equals("IF") ? 5 : 2)));
    return names;
  }

  /** What was passed on waits for who passed it on, and what is less than usual for its REVOKE. */
  private static boolean letsCreate(
      Definition definition, Set<String> made, Set<List<String>> revoked) {
    StatementWords words = definition.words();
    List<String> given = given(words, "TO");
    return definition.grantor().isEmpty()
        && words.starts("GRANT")
        && (words.contains("ALL") || words.contains("CREATE"))
        && made.contains(given.get(0))
        && !given.get(1).equals(EVERYBODY)
        && !revoked.contains(given);
  }

  /** The schema and the role; of what is about no schema, two empty texts. */
  private static List<String> given(StatementWords words, String to) {
    int schema = words.indexOf("ON", "SCHEMA") + 2;
    int role = schema < 2 ? -1 : words.after(schema + 1, to);
    return role < 0
        ? List.of("", "")
        : List.of(
            words.lastNameAt(schema),
            words.at(role).equals(EVERYBODY) ? EVERYBODY : words.lastNameAt(role));
  }
}
