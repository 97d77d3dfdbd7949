package dev.slipway.backfill.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.Problem;
import dev.slipway.migration.FolderSource;
import dev.slipway.postgres.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests reading backfill files: what they say, how a batch is bounded, and all that is refused. */
class BackfillsTest {

  private static final String HEADER = "-- Table: cards\n-- Key: id\n";
  private static final List<KeyColumn> ID = List.of(new KeyColumn("id", "bigint", "pg_catalog"));
  private static final List<KeyColumn> TWO =
      List.of(
          new KeyColumn("created_at", "timestamptz", "pg_catalog"),
          new KeyColumn("id", "uuid", "pg_catalog"));

  @TempDir Path folder;

  /** The text with its bounds as they would be written: the signs name their schema. */
  private static String sent(PreparedBatch batch) {
    return batch.sql().replaceAll(" OPERATOR\\(\"pg_catalog\"\\.(..)\\) ", "$1");
  }

  @Test
  void readsWhatAFileSaysOfItself() throws Exception {
    Backfill read =
        read(
            """
            -- Table: Shop."Cards"
            -- Key: Created_At, id
            -- Batch: 5000
            -- Params: rarity, since timestamp with time zone, most numeric(10, 2) = 5, kind = 'a, b'
            -- Description: old cards
            -- slipway: lock_timeout=1s environments=dev,staging
            UPDATE shop."Cards" SET rarity = :rarity, kind = :kind, price = least(price, :most)
            WHERE (created_at, id) > :batch_from AND (created_at, id) <= (:batch_to)
              AND added >= :since;
            """);
    assertThat(read.name()).isEqualTo("fill");
    assertThat(read.file()).isEqualTo("backfills/fill.sql");
    assertThat(read.table()).isEqualTo(new TableName("shop", "Cards"));
    assertThat(read.key()).containsExactly("created_at", "id");
    assertThat(read.batch()).isEqualTo(5000);
    assertThat(read.description()).isEqualTo("old cards");
    assertThat(read.options().environments()).isEqualTo(Set.of("dev", "staging"));
    assertThat(read.parameters())
        .containsExactly(
            new BackfillParameter("rarity", "unknown", null),
            new BackfillParameter("since", "timestamp with time zone", null),
            new BackfillParameter("most", "numeric(10, 2)", "5"),
            new BackfillParameter("kind", "unknown", "a, b"));
    PreparedBatch batch = read.statement().prepare(TWO);
    assertThat(batch.sql()).contains("(created_at, id)  OPERATOR(\"pg_catalog\".>=)  ROW($1, $2)");
    assertThat(sent(batch))
        .isEqualTo(
            """
            UPDATE shop."Cards" SET rarity = $5, kind = $8, price = least(price, $7)
            WHERE (created_at, id) >= ROW($1, $2) AND (created_at, id) <= (ROW($3, $4))
              AND added >= $6\
            """);
    assertThat(batch.types())
        .isEqualTo(
            "timestamptz, uuid, timestamptz, uuid, unknown, timestamp with time zone,"
                + " numeric(10, 2), unknown");
    Map<String, String> given = Map.of("rarity", "it's", "since", "now", "most", "5", "kind", "k");
    assertThat(batch.arguments(new BatchValues(List.of("a", "b"), List.of("c", "d"), 9, given)))
        .isEqualTo("'a', 'b', 'c', 'd', 'it''s', 'now', '5', 'k'");
    assertThat(batch.place(batch.sql().indexOf("added"))).hasToString("backfills/fill.sql:9:7");
  }

  /** However it is written, a batch goes from its first to its last row, both included. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id >= :batch_from AND id <= :batch_to | id >= $1 AND id <= $2",
        "id > :batch_from AND id <= :batch_to | id >= $1 AND id <= $2",
        "id >= :batch_from AND id < :batch_to | id >= $1 AND id <= $2",
        ":batch_from < id AND :batch_to > id | $1 <= id AND $2 >= id",
        "id>:batch_from AND id<=:batch_to | id>=$1 AND id<=$2",
        "id BETWEEN :batch_from AND :batch_to | id >= $1 AND id <= $2",
        "id BETWEEN (:batch_from) AND (:batch_to)::bigint | id >= ($1) AND id <= ($2)::bigint",
        "cards.\"id\" > :batch_from::int AND public.cards.id < :batch_to"
            + " | cards.\"id\" >= $1::int AND public.cards.id <= $2",
        "(x = 1 OR y) AND (id > :batch_from AND (id < :batch_to)) AND NOT z"
            + " | (x = 1 OR y) AND (id >= $1 AND (id <= $2)) AND NOT z",
        "CASE WHEN a OR b THEN c END AND id > :batch_from AND id < :batch_to"
            + " | CASE WHEN a OR b THEN c END AND id >= $1 AND id <= $2",
        "note <> ':batch_from' AND a[1:n] = $$:x$$ AND b::text = '' AND id > :batch_from AND id <"
            + " :batch_to | note <> ':batch_from' AND a[1:n] = $$:x$$ AND b::text = '' AND id >="
            + " $1 AND id <= $2",
      })
  void bothEndsBelongToABatch(String written, String sent) throws Exception {
    Backfill read = read(HEADER + "UPDATE cards SET x = 1 WHERE " + written);
    assertThat(sent(read.statement().prepare(ID)))
        .isEqualTo("UPDATE cards SET x = 1 WHERE " + sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM cards c WHERE c.id > :batch_from AND c.id <= :batch_to",
        "DELETE FROM notes WHERE x AND card IN (SELECT c.id FROM cards c WHERE c.id BETWEEN"
            + " :batch_from AND :batch_to)",
        "UPDATE notes SET x = (SELECT 1) FROM (SELECT id FROM cards WHERE cards.id BETWEEN"
            + " :batch_from AND :batch_to) c WHERE c.id = card",
        "INSERT INTO notes (SELECT id FROM cards WHERE id BETWEEN :batch_from AND :batch_to)",
        "WITH a AS (SELECT 1), b AS (DELETE FROM cards WHERE id BETWEEN :batch_from AND :batch_to"
            + " RETURNING *) INSERT INTO archive SELECT * FROM b",
        "INSERT INTO totals SELECT x FROM cards WHERE id > :batch_from AND id <= :batch_to",
        "INSERT INTO cards SELECT * FROM cards WHERE id >= :batch_from AND id <= :batch_to"
            + " ON CONFLICT (id) DO UPDATE SET x = excluded.x",
        "WITH c AS (SELECT id FROM cards WHERE id BETWEEN :batch_from AND :batch_to)"
            + " UPDATE cards SET x = 1 FROM c WHERE c.id = cards.id",
        "MERGE INTO totals t USING (SELECT * FROM cards AS o WHERE o.id BETWEEN :batch_from AND"
            + " :batch_to) s ON s.id = t.id WHEN MATCHED THEN UPDATE SET id = 1",
        "UPDATE totals SET id = 1 FROM cards WHERE cards.id BETWEEN :batch_from AND :batch_to",
      })
  void statementsOfEachKindAreTaken(String statement) throws Exception {
    assertThat(read(HEADER + statement).statement().isKeyset()).isTrue();
  }

  @Test
  void aStatementThatRunsUntilNothingIsLeftTakesASize() throws Exception {
    Backfill read =
        read(
            "-- Table: cards\nDELETE FROM cards WHERE ctid IN (SELECT ctid FROM cards WHERE old"
                + " LIMIT :batch_size)");
    assertThat(read.statement().isKeyset()).isFalse();
    assertThat(read.batch()).isEqualTo(1000);
    PreparedBatch batch = read.statement().prepare(List.of());
    assertThat(batch.sql()).endsWith("LIMIT $1)");
    assertThat(batch.types()).isEqualTo("bigint");
    assertThat(batch.arguments(new BatchValues(List.of(), List.of(), 70, Map.of())))
        .isEqualTo("'70'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id = :batch_from AND id <= :batch_to | 4:4: :batch_from stands on the wrong side of =",
        "id < :batch_from AND id <= :batch_to | 4:4: :batch_from stands on the wrong side of <",
        "id + 1 > :batch_from AND id <= :batch_to | 4:10: :batch_from must be compared with the"
            + " key alone",
        "lower(id) > :batch_from AND id <= :batch_to | 4:13: :batch_from must be compared with the"
            + " key alone",
        "id > :batch_from + 1 AND id <= :batch_to | 4:1: the bounds of the batch: this must be a",
        "id NOT BETWEEN :batch_from AND :batch_to | 4:16: :batch_from must be compared",
        "NOT id > :batch_from AND id <= :batch_to | 4:5: the bounds of the batch: this must be a",
        "id > :batch_from AND id <= :batch_to OR x | 4:1: the bounds of the batch: this stands"
            + " beside an OR",
        "y AND (x OR id > :batch_from) AND id < :batch_to | 4:13: the bounds of the batch: this"
            + " stands beside an OR",
        "CASE WHEN a AND id > :batch_from THEN 1 END AND id < :batch_to | 4:17: the bounds",
        "id > :batch_from | 3:24: this WHERE has :batch_from alone",
        "num > :batch_from AND num <= :batch_to | 4:1: the batch is bounded by num, and the key is"
            + " id; write it as id >= :batch_from AND id <= :batch_to",
        "other.id > :batch_from AND id <= :batch_to | 4:1: other is not public.cards",
        "id > :batch_from AND id <= :batch_to AND x = :Rare | 4:46: :Rare is not declared; say --"
            + " Params: Rare",
        "id > :batch_form AND id <= :batch_to | 4:6: :batch_form is not declared; did you mean"
            + " :batch_from? Else say -- Params: batch_form",
        "id > :batch_from AND id <= :batch_to AND x = :'rare' | 4:46: :'rare' is not a parameter here",
        "id > :batch_from AND id <= :batch_to AND x = $1 | 4:46: $1 is not a parameter here",
        "id > :batch_from AND id <= :batch_to LIMIT 5 | 4:38: LIMIT would leave out rows",
        "id > :batch_from AND id <= :batch_to FOR UPDATE SKIP LOCKED | 4:49: SKIP would leave out",
        "x = 1 | 3:1: would change all rows at once; bound it by id >= :batch_from",
        "id IN (SELECT 1 LIMIT :batch_size) AND id > :batch_from AND id < :batch_to | 4:23: a batch"
            + " is bounded by :batch_from and :batch_to, or takes :batch_size rows, not both",
        "x = :batch_size | 4:5: stands behind no LIMIT",
        "id > :batch_from AND id <= :batch_to; SELECT 1 | 4:39: is one statement too many",
      })
  void aStatementThatWouldMissRowsOrMeetThemTwiceIsRefused(String where, String problem)
      throws Exception {
    // The statement is in lines 3 and 4.
    assertThat(problems(HEADER + "UPDATE cards SET x = 1 WHERE\n" + where))
        .anyMatch(found -> found.startsWith("backfills/fill.sql:" + problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE cards SET x = 1, ID = id + 1 WHERE | 3:25: changes the key's column id",
        "UPDATE cards c SET (x, id) = (1, 2) WHERE | 3:24: changes the key's column id",
        "INSERT INTO cards SELECT * FROM cards WHERE | 3:1: puts rows into the table that it goes",
        "SELECT * FROM cards WHERE | 3:1: a backfill is one INSERT",
        "WITH a AS (DELETE FROM x) SELECT * FROM cards WHERE | 3:27: a backfill is one INSERT",
        "UPDATE others SET x = 1 WHERE | 3:1: the statement does not name the table public.cards",
        "TRUNCATE cards; DELETE FROM cards WHERE | 3:17: is one statement too many",
        "UPDATE cards SET x = count(*) FILTER (WHERE a AND | 3:",
        "UPDATE cards SET x = (SELECT max(y) FROM cards WHERE | 3:54: the bounds of the batch: this"
            + " is in a query that does not choose the rows",
        "DELETE FROM cards WHERE id NOT IN (SELECT id FROM cards WHERE | 3:63: the bounds",
        "DELETE FROM cards WHERE NOT EXISTS (SELECT FROM cards c WHERE | 3:63: the bounds",
        "DELETE FROM cards WHERE x OR id IN (SELECT id FROM cards WHERE | 3:64: the bounds",
        "DELETE FROM cards USING a RETURNING (SELECT x FROM cards WHERE | 3:64: the bounds",
      })
  void aStatementOfAnotherKindIsRefused(String statement, String problem) throws Exception {
    assertThat(problems(HEADER + statement + " id > :batch_from AND id <= :batch_to"))
        .anyMatch(found -> found.startsWith("backfills/fill.sql:" + problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- Tabel: cards | 1:1: is this said of the backfill, or a comment?",
        "/* Batch: 5 */ | 1:1: is this said of the backfill, or a comment?",
        "-- Batch size: 5 | 1:1: is this said of the backfill, or a comment?",
        "-- Keys = id | 1:1: is this said of the backfill, or a comment?",
        "-- Table: others | 2:1: Table is said twice",
        "-- Batch: many | 1:1: \"many\" is not a size of a batch",
        "-- Batch: 0 | 1:1: \"0\" is not a size of a batch",
        "-- Params: 1a | 1:1: \"1a\" are no parameters; write it as",
        "-- Params: a, a | 1:1: a cannot be a parameter: it is there twice",
        "-- Params: batch_to | 1:1: batch_to cannot be a parameter: the engine gives its value",
        "-- Params: a int; DROP TABLE x | 1:1: \"a int; DROP TABLE x\" are no parameters",
        "-- Params: a 'x' | 1:1: 'x' is not a type of the parameter a",
        "-- Params: a int = | 1:1: a has no value behind its =",
        "-- Params: a 'x | 1:1: Params cannot be read",
        "-- Params: rare | 4:1: the parameter rare is used nowhere in it",
        "-- slipway: transaction=none | : transaction=none is not for backfills",
        "-- slipway: requires-backfill=x | : requires-backfill is for migrations",
        "-- slipway: speed=9 | 1:1: unknown option speed",
        "\\set x 1 | 1:1: \\set x 1 is psql's",
      })
  void aHeaderThatIsNotUnderstoodIsRefused(String line, String problem) throws Exception {
    String where = problem.startsWith(":") ? "" : ":";
    assertThat(
            problems(
                line
                    + "\n"
                    + HEADER
                    + "UPDATE cards SET x = 1 WHERE id > :batch_from AND id <= :batch_to"))
        .anyMatch(found -> found.startsWith("backfills/fill.sql" + where + problem));
  }

  @Test
  void allProblemsAreToldTogetherAndTheOthersStay() throws Exception {
    write("good.sql", HEADER + "DELETE FROM cards WHERE id BETWEEN :batch_from AND :batch_to");
    write("bad.sql", "-- Key: a, a\n-- Batch: x\nDELETE FROM cards WHERE x = :y");
    write("broken.sql", "-- Table: cards\nDELETE FROM cards WHERE x = 'y");
    write("no name.sql", HEADER + "DELETE FROM cards WHERE id BETWEEN :batch_from AND :batch_to");
    write("old/nobody.sql", "reads this");
    Backfills all = Backfills.read(new FolderSource(folder));
    assertThat(all.list()).extracting(Backfill::name).containsExactly("good");
    assertThat(all.problems().stream().map(Problem::where).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "backfills/bad.sql",
            "backfills/bad.sql:1:1",
            "backfills/bad.sql:2:1",
            "backfills/broken.sql:2:29",
            "backfills/no name.sql");
    assertThat(all.named("backfills/good.sql").name()).isEqualTo("good");
    assertThatThrownBy(() -> all.named("bad")).hasMessageContaining("-- Table: schema.name");
    assertThatThrownBy(() -> all.named("other"))
        .hasMessageContaining("There is no backfill other; there is good.");
  }

  @Test
  void withoutAKeyInItsHeaderThePrimaryKeyDecides() throws Exception {
    Backfill read =
        read("-- Table: cards\nUPDATE cards SET x = 1 WHERE id > :batch_from AND id < :batch_to");
    assertThat(read.key()).isEmpty();
    assertThat(sent(read.statement().prepare(ID))).endsWith("id >= $1 AND id <= $2");
    assertThatThrownBy(() -> read.statement().prepare(TWO))
        .hasMessageContaining(
            "backfills/fill.sql:2:30: the batch is bounded by id, and the key is created_at, id;"
                + " write it as (created_at, id) >= :batch_from AND (created_at, id) <= :batch_to");
  }

  /** A cursor means nothing where the table, the key or the statement is another. */
  @Test
  void theChecksumIsOfAllThatACursorDependsOn() throws Exception {
    String statement = "DELETE FROM cards WHERE id > :batch_from AND id <= :batch_to";
    String sum = read("-- Table: cards\n" + statement).checksum();
    assertThat(read("-- Table: public.Cards\n-- Batch: 7\n" + statement + " -- x\n;").checksum())
        .isEqualTo(sum);
    assertThat(read(HEADER + statement).checksum()).isNotEqualTo(sum);
    assertThat(read("-- Table: shop.cards\n" + statement).checksum()).isNotEqualTo(sum);
    assertThat(read("-- Table: cards\n" + statement + " AND x").checksum()).isNotEqualTo(sum);
  }

  private Backfill read(String text) throws IOException {
    write("fill.sql", text);
    return Backfills.read(new FolderSource(folder)).named("fill");
  }

  private List<String> problems(String text) throws IOException {
    write("fill.sql", text);
    return Backfills.read(new FolderSource(folder)).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("backfills").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
