package dev.slipway.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.action.backup.BackupRequest;
import dev.slipway.action.down.DownRequest;
import dev.slipway.error.InvalidInput;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@link Given} by requests. */
class GivenTest {

  private static void refuses(Action action, Map<String, ?> fields, String... problems) {
    assertThatThrownBy(() -> action.read(fields, name -> null))
        .isInstanceOf(InvalidInput.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines().filter(line -> line.startsWith("  ")))
                    .containsExactly(problems));
  }

  @Test
  void aFieldIsRefusedOnceHoweverOftenItIsRead() {
    refuses(
        BackupRequest.ACTION,
        Map.of("wait", "yes"),
        "  wait: is for snapshots; a backup into the store is always waited for");
    refuses(
        BackupRequest.ACTION,
        Map.of("kind", "snapshot", "wait", "yes"),
        "  wait: has a value of the wrong kind: a text");
  }

  @Test
  void aNumberThatIsTooLargeIsToldTheLargest() {
    for (Number large : List.of(99_999_999_999L, BigInteger.TEN.pow(40))) {
      refuses(
          DownRequest.ACTION,
          Map.of("steps", large),
          "  steps: must be a whole number from 1 to 2147483647");
      refuses(
          BackupRequest.ACTION,
          Map.of("workers", large),
          "  workers: must be a whole number from 1 to 32");
    }
    refuses(DownRequest.ACTION, Map.of("steps", 1.5), "  steps: must be a whole number from 1");
  }
}
