package dev.slipway.action;

import dev.slipway.migration.Script;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.dump.DumpRequest;
import dev.slipway.postgres.dump.DumpSection;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.postgres.dump.SchemaDumpers;
import dev.slipway.sql.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The schema of a live database in a scratch one, without rows, owners and privileges. */
final class LiveSchema {

  private static final List<String> OPTIONS = List.of("--no-owner", "--no-privileges");

  private LiveSchema() {}

  /** Throws {@link dev.slipway.postgres.dump.DumpFailed} and what connecting throws. */
  static void copy(Desk desk, Connector scratch) {
    Connector live = desk.toolbox().connector(desk.terms(), "trace");
    SchemaDumper dumper = SchemaDumpers.choose(live, major(live));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    dumper.dump(new DumpRequest(DumpSection.ALL, null, OPTIONS), out);
    try (Session session = scratch.open()) {
      session.run(statements(out.toString(StandardCharsets.UTF_8)));
    }
  }

  private static int major(Connector live) {
    try (Session session = live.open()) {
      return session.serverMajor();
    }
  }

  /** It is there already in every new database. */
  private static String statements(String dump) {
    return Script.stored("the live database's schema", dump).statements().stream()
        .filter(statement -> !statement.words().starts("CREATE", "SCHEMA", "PUBLIC"))
        .map(Statement::sql)
        .collect(Collectors.joining(";\n"));
  }
}
