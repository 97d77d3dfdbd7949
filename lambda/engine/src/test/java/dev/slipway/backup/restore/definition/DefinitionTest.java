package dev.slipway.backup.restore.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sql.StatementReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What messages show of a definition. */
class DefinitionTest {

  @Test
  void passwordsOfOtherServersAreNotShown() throws Exception {
    String sql = "CREATE SUBSCRIPTION s CONNECTION 'host=h password=hidden' PUBLICATION p;";
    Definition definition =
        Definition.of(
            "900-post.sql.zst", 3, StatementReader.read(sql).statements().get(0), List.of());
    assertThat(definition.subject())
        .isEqualTo("900-post.sql.zst: CREATE SUBSCRIPTION s CONNECTION");
  }
}
