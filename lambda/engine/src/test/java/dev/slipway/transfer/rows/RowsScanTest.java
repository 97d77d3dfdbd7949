package dev.slipway.transfer.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.manifest.RowFormat;
import dev.slipway.transfer.rows.SqlPieces.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsScanTest {

  private static FileText file(byte[] bytes) {
    return new FileText() {
      @Override
      public String name() {
        return "f";
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  private static ScannedFile scan(RowFormat format, String text) throws IOException {
    return scan(format, text.getBytes(StandardCharsets.UTF_8));
  }

  private static ScannedFile scan(RowFormat format, byte[] text) throws IOException {
    return RowsScan.scan(file(text), format);
  }

  private static List<String> problems(ScannedFile scanned) {
    return scanned.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void countsRecordsOfCsvWhateverStandsInQuotes() throws IOException {
    ScannedFile scanned =
        scan(RowFormat.CSV, "\uFEFFid,\"a \"\"b\"\"\"\r\n1,\"x,\n\ry\"\r\n2,\"\"\"\"\r\n3,");
    assertThat(problems(scanned)).isEmpty();
    assertThat(scanned.rows().get(0).rows()).isEqualTo(3);
    assertThat(scanned.rows().get(0).columns().names()).containsExactly("id", "a \"b\"");
  }

  /** Of a few bytes that are packed, there may be any number. */
  @Test
  void emptyLinesOfSqlAreNotKept() throws IOException {
    String insert = "INSERT INTO t VALUES (1);\n";
    String empty = "\n".repeat(1_000_000);
    byte[] text = (empty + insert + empty + insert).getBytes(StandardCharsets.UTF_8);
    SqlPieces pieces = new SqlPieces(new ByteArrayInputStream(text), 1, 0);
    List<Integer> lengths = new ArrayList<>();
    for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
      lengths.add(piece.text().text().length());
    }
    assertThat(lengths).hasSize(2).allMatch(length -> length < 200_000);
    String wrong = "INSERT INTO t VALUES (now());";
    assertThat(problems(scan(RowFormat.SQL, empty + insert + empty + wrong)))
        .singleElement()
        .asString()
        .startsWith("f:2000002: INSERT");
  }

  @Test
  void namesTheLinesOfCsvThatHaveOtherFields() throws IOException {
    ScannedFile scanned = scan(RowFormat.CSV, "id,a\n1,\"x\ny\"\n2\n3,4,5\n");
    assertThat(problems(scanned))
        .containsExactly(
            "f:4: has 1 field, and the header names 2 columns",
            "f:5: has 3 fields, and the header names 2 columns");
  }

  @Test
  void namesTheFirstFiveLinesAndHowManyMore() throws IOException {
    assertThat(problems(scan(RowFormat.CSV, "a,b\n" + "1\n".repeat(8))))
        .hasSize(6)
        .endsWith("f: 3 more like these");
  }

  @ParameterizedTest
  @CsvSource({
    "'',f: is empty; its first line must name the columns",
    "'a;b\n1;2\n','f:1: the columns stand between semicolons; write it with commas'",
    "'a,a\n','f:1: the header names the column a twice'",
    "'a,\n','f:1: the header names a column that is empty; the first line must name all'",
    "'a\n\"b\n','f:2: a quote (\") that begins in this record is never closed'",
  })
  void refusesWhatIsNoTableOfValues(String text, String problem) throws IOException {
    assertThat(problems(scan(RowFormat.CSV, text))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource({"E4", "C080", "EDA080", "F5808080", "E282", "80"})
  void refusesWhatIsNotUtf8(String hex) throws IOException {
    byte[] wrong = new java.math.BigInteger("01" + hex, 16).toByteArray();
    byte[] text = ("a\nb" + " ".repeat(wrong.length - 1)).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(wrong, 1, text, text.length - wrong.length + 1, wrong.length - 1);
    assertThat(problems(scan(RowFormat.CSV, text)))
        .containsExactly("f:2: is no text in UTF-8; write the file anew in that encoding");
  }

  @Test
  void refusesAByteOfZero() throws IOException {
    assertThat(problems(scan(RowFormat.CSV, "a\nb\0c")))
        .containsExactly(
            "f:2: holds a byte of zero, which PostgreSQL keeps in no text; take it out");
  }

  @Test
  void readsObjectsOfAnArrayAndOneBehindTheOther() throws IOException {
    for (String text : List.of("[{\"a\":1},\n{\"b\":[{}]}]", "{\"a\":1}\n{\"b\":[{}]}\n")) {
      ScannedFile scanned = scan(RowFormat.JSON, text);
      assertThat(problems(scanned)).isEmpty();
      assertThat(scanned.rows().get(0).rows()).isEqualTo(2);
      assertThat(scanned.rows().get(0).columns().names()).containsExactly("a", "b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"a\":1}, 2]|f:1: element 2 is no object; each row must be one, by columns",
        "[{\"a\":1}|f:1: ends within an object or the array: the file is cut off",
        "{\"a\":[1|f:1: ends within an object or the array: the file is cut off",
        "{\"a\":tru}|f:1: is no JSON: Unrecognized token 'tru': was expecting (JSON String, Number,"
            + " Array, Object or token 'null', 'true' or 'false')",
        "[] []|f:1: more follows behind the array",
      })
  void refusesWhatIsNoListOfObjects(String text, String problem) throws IOException {
    assertThat(problems(scan(RowFormat.JSON, text))).containsExactly(problem);
  }

  @Test
  void makesALineOfEachObject() throws IOException {
    String text = "[ {\"a\": \"x\\n\\\"]}\",\n\t\"b\": [1,\n2]} , {} ]";
    try (InputStream lines =
        new JsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"a\": \"x\\\\n\\\\\"]}\",  \"b\": [1, 2]}\n{}\n");
    }
  }

  @Test
  void takesTheRowsOfADumpAndNothingElse() throws IOException {
    ScannedFile scanned = scan(RowFormat.SQL, DUMP);
    assertThat(problems(scanned)).isEmpty();
    assertThat(scanned.rows())
        .extracting(rows -> rows.table().orElseThrow() + " " + rows.rows() + " " + rows.line())
        .containsExactly("app.words 4 1", "public.Odd \"one\" 1 13");
    assertThat(scanned.sequences()).containsExactly(java.util.Map.entry(WORDS_ID, 7L));
    assertThat(scanned.notes())
        .containsExactly("f: 4 statements are not run, only rows are taken (ALTER, CREATE, SET)");
  }

  @Test
  void sendsTheRowsOfOneTableOfADump() throws IOException {
    FoundRows words = scan(RowFormat.SQL, DUMP).rows().get(0);
    SqlRows rows = (SqlRows) words.sender();
    try (InputStream in = new SqlRowsInput(rows, rows.file().open())) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("1\ta\\tb\n2\t\\N\n-3\tit's\\\\\\nnew\n4\tlast\n");
    }
  }

  private static final TableName WORDS_ID = new TableName("app", "words_id_seq");

  private static final String DUMP =
      """
      \\restrict abc
      SET standard_conforming_strings = on;
      CREATE TABLE app.words (id int, word text);
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$
      INSERT INTO app.words VALUES (9, 'x');
      COPY app.words (id, word) FROM stdin;
      $$;
      COPY app.words (id, word) FROM stdin;
      1\ta\\tb
      2\t\\N
      \\.

      INSERT INTO app.words (id, word) VALUES (-3, 'it''s\\
      new'), (4, 'last') ON CONFLICT DO NOTHING;
      INSERT INTO "Odd ""one\""" VALUES (true, B'101', X'0f', DEFAULT);
      SELECT pg_catalog.setval('app.words_id_seq', 7, true);
      ALTER TABLE app.words OWNER TO someone;
      \\unrestrict abc
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1;|f:1: SELECT is not run, only rows are taken (COPY ... FROM stdin, INSERT ..."
            + " VALUES): take it out, or put it into after-import.sql",
        "'\nDELETE FROM t;'|f:2: DELETE is not run, only rows are taken (COPY ... FROM stdin,"
            + " INSERT ... VALUES): take it out, or put it into after-import.sql",
        "INSERT INTO t VALUES (now());|f:1: INSERT: value 1 of row 1 is more than a plain value",
        "INSERT INTO t SELECT 1;|f:1: INSERT: only INSERT ... VALUES is taken",
        "INSERT INTO t VALUES (1) RETURNING f();|f:1: INSERT: what stands behind its values is not"
            + " taken",
        "INSERT INTO t (a) VALUES (1, 2);|f:1: INSERT: has 2 values, and names 1 columns",
        "COPY t FROM '/etc/passwd';|f:1: COPY is not run, only rows are taken (COPY ... FROM"
            + " stdin, INSERT ... VALUES): take it out, or put it into after-import.sql",
        "\\! rm x|f:1: \\! is not run, only rows are taken: take it out",
        "SET client_encoding = 'LATIN1';|f:1: is written in LATIN1; write it anew in UTF-8 (pg_dump"
            + " --encoding=UTF8)",
      })
  void refusesWhatIsNoRow(String text, String problem) throws IOException {
    assertThat(problems(scan(RowFormat.SQL, text))).containsExactly(problem);
  }

  @Test
  void saysThatADumpIsCutOff() throws IOException {
    assertThat(problems(scan(RowFormat.SQL, "COPY t (a, b) FROM stdin;\n1\t2\n3")))
        .containsExactly(
            "f:3: has 1 field, and 2 columns are named",
            "f:1: the rows of this COPY do not end with \\.: the file is cut off");
    assertThat(problems(scan(RowFormat.SQL, "INSERT INTO t VALUES ('a")))
        .containsExactly(
            "f:1: the string that begins here has no closing quote (') (it is behind this line)");
  }

  @Test
  void leavesColumnsOut() throws IOException {
    List<Object> kept = java.util.Arrays.asList(null, 1, null, 2);
    assertThat(kept(KeptColumns.Form.CSV, "a,\"b,\n\"\"\",c,d\r\n,,,\n", kept))
        .isEqualTo("\"b,\n\"\"\",d\r\n,\n");
    assertThat(kept(KeptColumns.Form.TEXT, "a\tb\\\t\\\n\tc\td\n\t\t\t\n", kept))
        .isEqualTo("b\\\t\\\n\td\n\t\n");
  }

  private static String kept(KeptColumns.Form form, String text, List<Object> columns)
      throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (InputStream kept = KeptColumns.of(in, form, columns)) {
      return new String(kept.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
