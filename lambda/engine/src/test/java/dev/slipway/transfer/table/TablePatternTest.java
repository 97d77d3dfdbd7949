package dev.slipway.transfer.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.postgres.TableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tables a pattern names. */
class TablePatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          users,           public,  users,      true
          users,           billing, users,      false
          users,           public,  Users,      false
          billing.*,       billing, invoices,   true
          *.*,             billing, invoices,   true
          audit_*,         public,  audit_log,  true
          audit_*,         public,  my_audit_x, false
          t?,              public,  t1,         true
          t.?,             t,       12,         false
          a+b,             public,  a+b,        true
          a+b,             public,  aab,        false
          "a.b".c,         a.b,     c,          true
          "My t",          public,  My t,       true
          """)
  void fits(String pattern, String schema, String table, boolean fits) {
    assertThat(TablePattern.parse(pattern).fits(new TableName(schema, table))).isEqualTo(fits);
  }
}
