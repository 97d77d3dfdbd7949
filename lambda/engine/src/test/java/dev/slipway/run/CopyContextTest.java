package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the row of a COPY is found, whatever language the server speaks. */
class CopyContextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY words2, line 3, column id: \"x\"",
        "COPY words2, Zeile 3, Spalte id: »x«",
        "COPY words2, ligne 3, colonne id : « x »",
        "COPY words2, строка 3, столбец id: \"x\"",
        "words2 の COPY、3 行目、列 id: \"x\"",
        "COPY words2, 行 3, 列 id: \"x\"",
        "PL/pgSQL function chk() line 6 at RAISE\nCOPY words2, line 3: \"COPY words2, line 9\"",
      })
  void findsTheRow(String where) {
    assertThat(CopyContext.row(where, "words2")).hasValue(3);
  }

  @Test
  void namesWithCommasAndNumbersAreNoRows() {
    assertThat(CopyContext.row("COPY a,7, line 2", "a,7")).hasValue(2);
    assertThat(CopyContext.row("COPY words2", "words2")).isEmpty();
    assertThat(CopyContext.row("", "words2")).isEmpty();
  }
}
