package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A schema as pg_dump writes it, without what differs where the schema is the same: versions,
 * random keys, time limits, owners, and the order in which rights were granted.
 */
public final class SchemaText {

  private static final String DIFFERING =
      "-- Dumped (from|by) .*|\\\\restrict .*|SET \\w*timeout = .*|-- PostgreSQL database dump";

  private SchemaText() {}

  /**
   * The text of a database's schema; it ends with a line break. Throws {@link DumpFailed}, and what
   * connecting throws.
   *
   * @param tables names of tables that are left out, in whatever schema
   */
  public static String of(Connector connector, Collection<String> tables) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> options =
        Stream.concat(
                Stream.of("--no-owner"), tables.stream().map(name -> "--exclude-table=*." + name))
            .toList();
    SchemaDumpers.choose(connector, major(connector))
        .dump(new DumpRequest(DumpSection.ALL, null, options), out);
    return plain(out.toString(StandardCharsets.UTF_8));
  }

  private static int major(Connector connector) {
    try (Session session = connector.open()) {
      return session.serverMajor();
    }
  }

  /** What is left of a dump. Pure. */
  static String plain(String dump) {
    List<String> lines = new ArrayList<>();
    List<String> grants = new ArrayList<>();
    boolean isPreamble = true;
    boolean isOfRights = false;
    for (String line : dump.split("\n", -1)) {
      if (line.startsWith("-- Name: ")) {
        isPreamble = false;
        isOfRights = line.contains("; Type: ACL;") || line.contains("; Type: DEFAULT ACL;");
      }
      if (isOfRights && line.startsWith("GRANT ")) {
        grants.add(line);
      } else if (!isPreamble || !line.matches(DIFFERING)) {
        grants.stream().sorted().forEach(lines::add);
        grants.clear();
        lines.add(line);
      }
    }
    return withoutEnd(String.join("\n", lines)).strip() + "\n";
  }

  private static String withoutEnd(String text) {
    return text.replaceFirst(
        "--\\n-- PostgreSQL database dump complete\\n--\\s*(\\\\unrestrict .*\\s*)?$", "");
  }
}
