package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.manifest.Part;
import dev.slipway.testing.postgres.PgDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests sequences and large objects. */
class OtherDataTest extends BackupTestBase {

  private static final String SEQUENCES =
      "CREATE SEQUENCE used; CREATE SEQUENCE fresh START 5;"
          + " CREATE SEQUENCE \"Zähler ''\\\" INCREMENT -3;"
          + " CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY)";

  private static final String OBJECTS =
      "SELECT oid, length(lo_get(oid)), md5(lo_get(oid)), lomowner::regrole, obj_description(oid,"
          + " 'pg_largeobject'), lomacl FROM pg_largeobject_metadata ORDER BY oid";

  @Test
  void sequencesGoOnWhereTheyStood() throws Exception {
    db.execute(SEQUENCES);
    db.execute(
        "SELECT nextval('used') FROM generate_series(1, 41); SELECT nextval('\"Zähler ''''\\\"');"
            + "INSERT INTO t SELECT FROM generate_series(1, 3)");
    BackupResult backup = backUp(terms());
    try (PgDatabase target = PgDatabase.open()) {
      target.execute(SEQUENCES);
      restore(backup, target);
      assertThat(target.queryString("SELECT nextval('used')")).isEqualTo("42");
      assertThat(target.queryString("SELECT nextval('fresh')")).isEqualTo("5");
      assertThat(target.queryString("SELECT nextval('\"Zähler ''''\\\"')")).isEqualTo("-4");
      assertThat(target.queryString("SELECT nextval('t_id_seq')")).isEqualTo("4");
    }
    assertThat(part(backup, Part.Kind.SEQUENCES).rows()).isEqualTo(4);
  }

  @Test
  void largeObjectsComeBackWithTheirRights() throws Exception {
    db.execute(
        "SELECT lo_from_bytea(700001, '')",
        "SELECT lo_from_bytea(700002, decode(repeat('00ff5c27', 16384), 'hex'))",
        "SELECT lo_from_bytea(700003, convert_to(repeat('0123456789', 20000), 'UTF8'))",
        "SELECT lo_from_bytea(710000 + i, decode(lpad(to_hex(i), 8, '0'), 'hex'))"
            + " FROM generate_series(1, 70) i",
        "SELECT lo_create(800000), lo_put(800000, 300000, '\\x01')",
        "GRANT SELECT ON LARGE OBJECT 700003 TO PUBLIC",
        "COMMENT ON LARGE OBJECT 700003 IS 'it''s \\ long'");
    BackupResult backup = backUp(terms());
    try (PgDatabase target = PgDatabase.open()) {
      restore(backup, target);
      List<List<String>> objects = target.rows(OBJECTS);
      assertThat(objects).hasSize(74).isEqualTo(db.rows(OBJECTS));
    }
    assertThat(part(backup, Part.Kind.LARGE_OBJECTS).rows()).isEqualTo(74);
  }

  private static Part part(BackupResult backup, Part.Kind kind) {
    return backup.manifest().parts().stream()
        .filter(part -> part.kind() == kind)
        .findFirst()
        .orElseThrow();
  }
}
