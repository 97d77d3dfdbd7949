package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the tests of both kinds of pg_dump do alike. */
abstract class DumpTestBase {

  @RegisterExtension final PgDatabase database = new PgDatabase();

  /** The dumper that is tested, or none, which skips the test. */
  abstract SchemaDumper dumper(Connector connector);

  @BeforeEach
  void skipWithoutDumper() {
    dumper(owner());
  }

  Connector owner() {
    return DumpTarget.of(database, PostgresServer.OWNER);
  }

  Connector superuser() {
    return DumpTarget.of(database, PostgresServer.SUPERUSER);
  }

  /** A dump of everything, without a key that is another each time. */
  String dump(Connector connector, String... options) {
    return dump(connector, new DumpRequest(DumpSection.ALL, null, List.of(options)));
  }

  String dump(Connector connector, DumpRequest request) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    dumper(connector).dump(request, out);
    return sql(out.toString(StandardCharsets.UTF_8));
  }

  /** What a server takes: without the commands of psql, which hold a key that is never the same. */
  static String sql(String dump) {
    return dump.replaceAll("(?m)^\\\\(un)?restrict .*\n", "");
  }

  /** Runs a dump; a server before 17 does not know one of the settings that it begins with. */
  static void restore(Connector connector, String... dumps) {
    try (Session session = connector.open()) {
      for (String dump : dumps) {
        boolean known = PostgresServer.majorVersion() >= 17;
        session.executeAsWritten(known ? dump : dump.replace("SET transaction_timeout = 0;\n", ""));
      }
    }
  }
}
