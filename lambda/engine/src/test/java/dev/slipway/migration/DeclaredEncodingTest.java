package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(decode("SET client_encoding = LATIN1;\nSET client_encoding = LATIN2;\nSELECT 'ö';"))
        .isEmpty();
  }

  private static Optional<String> decode(String text) {
    return DeclaredEncoding.decode(text.getBytes(Charset.forName("ISO-8859-1")));
  }
}
