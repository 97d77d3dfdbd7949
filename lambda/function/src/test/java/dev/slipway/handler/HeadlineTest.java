package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.action.Json;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests what a deploy's console shows of a failure. */
class HeadlineTest {

  @Test
  void shortMessageBecomesOneLine() {
    assertThat(
            Headline.of(
                """
                003_wrong.sql:2:8: column "grosse" does not exist (42703).
                  Hint: Perhaps you meant "größe".
                003 was rolled back. Everything up to 002 stays applied.
                Next: mend the file and run up again.\
                """))
        .isEqualTo(
            "003_wrong.sql:2:8: column \"grosse\" does not exist (42703). Hint: Perhaps you meant"
                + " \"größe\". 003 was rolled back. Everything up to 002 stays applied. Next: mend"
                + " the file and run up again.");
  }

  @Test
  void longMessageKeepsWhatFailedAndWhatToDo() {
    String message =
        """
        003_wrong.sql:2:8: insert or update on table "orders" violates foreign key constraint "orders_customer_id_fkey" (23503).
          Detail: Key (customer_id)=(%s) is not present in table "customers".
        003 was rolled back. Everything up to 20250226_091500 stays applied.
        Next: mend the file and run up again.\
        """
            .formatted("4".repeat(80));
    assertThat(Headline.of(message))
        .isEqualTo(
            "003_wrong.sql:2:8: insert or update on table \"orders\" violates foreign key"
                + " constraint \"orders_customer_id_fkey\" (23503). ... 003 was rolled back."
                + " Everything up to 20250226_091500 stays applied. Next: mend the file and run up"
                + " again.");
  }

  @Test
  void nothingIsLongerThanTheConsole() {
    String words = "No full stop here, ".repeat(40);
    assertThat(Headline.of(words).length()).isLessThanOrEqualTo(Headline.LONGEST);
    assertThat(Headline.of("First. " + words).length()).isLessThanOrEqualTo(Headline.LONGEST);
    assertThat(Headline.of(words + ". Next: look. Nothing was done.")).endsWith(" Next: look.");
    assertThat(Headline.of("Wrong. Next: " + words)).startsWith("Wrong. Next: No full stop");
  }

  @Test
  void noCharacterIsCutInTwo() {
    for (String before : new String[] {"", "a"}) {
      assertThat(Headline.of(before + "\uD83D\uDE00".repeat(200)))
          .matches("a?(\\x{1F600})+\\.\\.\\.");
    }
  }

  @Test
  void whatDoesNotFitTheHeadlineFollowsIt() {
    String message = "What failed. " + "Details are many. ".repeat(20) + "Next: up.";
    SlipwayException failure = DeployFailed.of(new InvalidInput(message), "");
    assertThat(failure.getMessage().lines()).containsExactly(Headline.of(message), message);
    assertThat(failure.getCause()).hasMessage(message);
  }

  @Test
  void aShortMessageOfSeveralLinesIsNotShownTwiceOver() {
    SlipwayException failure = DeployFailed.of(new InvalidInput("What failed.\nNext: up."), "");
    assertThat(failure).hasMessage("What failed. Next: up.");
  }

  @Test
  void theWholeIsMeasuredAsJson() {
    SlipwayException failure = DeployFailed.of(new InvalidInput("\u0001\"\\".repeat(2_000)), "");
    assertThat(Json.text(Map.of("m", failure.getMessage())).length()).isBetween(1_500, 1_550);
  }

  @Test
  void theWholeFitsCloudFormation() {
    SlipwayException failure =
        DeployFailed.of(new InvalidInput("Größe \uD83D\uDE00 ".repeat(2_000)), "");
    byte[] bytes = failure.getMessage().getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isBetween(1_500, 1_550);
    assertThat(failure.getMessage()).endsWith("\n... The whole is in the log.");
  }
}
