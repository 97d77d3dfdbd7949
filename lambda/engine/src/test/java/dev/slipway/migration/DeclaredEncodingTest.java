package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps of databases in other encodings are read as what they say they are. */
class DeclaredEncodingTest {

  @ParameterizedTest
  @CsvSource({
    "LATIN1, ISO-8859-1, Köln",
    "latin2, ISO-8859-2, Łódź",
    "LATIN9, ISO-8859-15, 5 €",
    "WIN1252, windows-1252, „5 €“",
    "WIN1251, windows-1251, Москва",
    "KOI8R, KOI8-R, Москва",
    "EUC_JP, EUC-JP, 東京",
    "SJIS, windows-31j, 東京",
    "EUC_KR, EUC-KR, 서울",
    "GB18030, GB18030, 北京",
    "BIG5, Big5, 台北"
  })
  void isReadAsItSays(String name, String charset, String word) {
    String text = "SET client_encoding = '%s';\nINSERT INTO t VALUES ('%s');\n";
    byte[] bytes = text.formatted(name, word).getBytes(Charset.forName(charset));
    assertThat(DeclaredEncoding.decode(bytes).orElseThrow())
        .contains("INSERT INTO t VALUES ('" + word + "');")
        .startsWith("SET client_encoding = 'UTF8'");
  }

  @Test
  void columnsStayWhereTheyWere() {
    byte[] bytes =
        "  set client_encoding to 'LATIN1'; -- ö".getBytes(Charset.forName("ISO-8859-1"));
    assertThat(DeclaredEncoding.decode(bytes)).contains("  set client_encoding to 'UTF8'  ; -- ö");
  }

  @Test
  void nothingIsGuessed() {
    byte[] latin = "SELECT 'ö';".getBytes(Charset.forName("ISO-8859-1"));
    assertThat(DeclaredEncoding.decode(latin)).isEmpty();
    assertThat(decode("SET client_encoding = 'SQL_ASCII';\nSELECT 'ö';")).isEmpty();
    assertThat(decode("SET client_encoding = 'UTF8';\nSELECT 'ö';")).isEmpty();
    assertThat(decode("SET client_encoding = 'NOSUCH';\nSELECT 'ö';")).isEmpty();
  }

  /** As psql sends it: each byte in the encoding that was set last. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RESET client_encoding;",
        "reset all;",
        "DISCARD ALL ;",
        "SET client_encoding TO DEFAULT;",
        "SET client_encoding = 'UTF8';",
        "SET NAMES 'UTF8';",
        "SELECT 1; SET SESSION client_encoding TO UTF8;"
      })
  void holdsUntilItIsTakenBack(String back) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("SET NAMES 'LATIN1';\n'ö' \n".getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(
        (back + "\n'ö €'\nSET client_encoding = LATIN9;\n").getBytes(StandardCharsets.UTF_8));
    bytes.write("'€'".getBytes(Charset.forName("ISO-8859-15")));
    String text = DeclaredEncoding.decode(bytes.toByteArray()).orElseThrow();
    assertThat(text)
        .startsWith("SET NAMES 'UTF8'  ;\n'ö' \n")
        .contains("\n'ö €'\n")
        .endsWith(";\n'€'");
    assertThat(
            DeclaredEncoding.decode(
                ("SET NAMES 'LATIN1';\n" + back + "\n'ö'").getBytes(StandardCharsets.ISO_8859_1)))
        .isEmpty();
  }

  private static Optional<String> decode(String text) {
    return DeclaredEncoding.decode(text.getBytes(Charset.forName("ISO-8859-1")));
  }
}
