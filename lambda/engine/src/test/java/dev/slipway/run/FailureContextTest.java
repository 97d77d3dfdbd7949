package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migration.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is shown of functions that were running; the texts are a server's of version 15. */
class FailureContextTest {

  private static final Script FILE =
      Script.stored(
          "001_a.sql",
          "CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1/0;\nEND $$;\n"
              + "SELECT g();");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PL/pgSQL function g() line 3 at RETURN|' (001_a.sql:3)'",
        "PL/pgSQL-Funktion g() Zeile 3 bei RETURN|' (001_a.sql:3)'",
        "fonction PL/pgSQL g(), ligne 3 à RETURN|' (001_a.sql:3)'",
        "функция PL/pgSQL g(), строка 3, оператор RETURN|' (001_a.sql:3)'",
        "función PL/pgSQL g() en la línea 3 en RETURN|' (001_a.sql:3)'",
        "PL/pgSQL関数g()の3行目 - RETURN|''",
        "在RETURN的第3行的PL/pgSQL函数g()|''",
      })
  void isReadInAnyLanguageOfTheServer(String frame, String place) {
    assertThat(context("SQL-Ausdruck »'geheim'«\n" + frame)).containsExactly(frame + place);
  }

  @Test
  void textsOfStatementsAreNotShown() {
    assertThat(
            context(
                "instruction SQL « ALTER ROLE r PASSWORD 'geheim' »\n"
                    + "SQL statement \"SELECT 'geheim'\"\nCOPY a, ligne 1: « geheim »"))
        .isEmpty();
  }

  private static List<String> context(String where) {
    return new FailureContext(FILE, FILE.statements().get(1)).of(where);
  }
}
