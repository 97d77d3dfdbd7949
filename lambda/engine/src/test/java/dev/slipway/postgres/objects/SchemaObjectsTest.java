package dev.slipway.postgres.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that no kind of object is forgotten: a new server may bring one. */
class SchemaObjectsTest {

  /** Members of other objects, rights and data, passwords of others, what views show. */
  private static final Set<String> LEFT_OUT =
      Set.of("pg_default_acl", "pg_largeobject_metadata", "pg_user_mapping", "pg_policy");

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @Test
  void everyCatalogueOfTheServerIsReadOrLeftOutOnPurpose() throws SQLException {
    String sql = SchemaObjects.query(List.of("x"));
    List<String> unread =
        db
            .rows(
                "SELECT relname FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid"
                    + " WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r'"
                    + " AND NOT relisshared AND attname = 'oid'")
            .stream()
            .flatMap(List::stream)
            .filter(catalogue -> !sql.matches("(?s).*\\b" + catalogue + "\\b.*"))
            .toList();
    assertThat(unread).isSubsetOf(LEFT_OUT);
  }

  @Test
  void aSchemaOfAPublicationIsReadWhereTheServerKnowsIt() throws SQLException {
    assumeThat(PostgresServer.majorVersion()).isGreaterThanOrEqualTo(15);
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE PUBLICATION p FOR TABLES IN SCHEMA public");
    }
    assertThat(db.rows(SchemaObjects.query(List.of("x"))))
        .contains(List.of("publication namespace", "public in publication p", ""));
  }
}
