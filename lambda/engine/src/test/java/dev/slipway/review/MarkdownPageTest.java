package dev.slipway.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same as Markdown. */
class MarkdownPageTest {

  @Test
  void tellsTheSame() {
    assertThat(MarkdownPage.of(Reviews.full("orders")))
        .startsWith(
            "# Review of 2 migrations for shop (prod)\n\n"
                + "**1 hazard**, **way back: 1 of 2 proved**, **database: RED**\n")
        .contains("**error: blocking-index at `002_orders.sql:2:1`**\n")
        .contains("```sql\nCREATE INDEX CONCURRENTLY orders_state ON orders (state);\n```")
        .contains("| Statement | `orders` |\n| --- | --- |\n")
        .contains(" | writes, about 9 min |")
        .contains("```diff\n- column note varchar(10)\n- column gone text\n+ column note text\n")
        .contains("- `orders` refers to `customers` (new)\n")
        .contains("| RED | slots | orders | drop it orders |");
  }

  @Test
  void whatOthersHaveWrittenBreaksOutOfNothing() {
    String page = MarkdownPage.of(Reviews.full(Reviews.HOSTILE));
    assertThat(page).doesNotContain("\u202e", "\u0000");
    String fence = "";
    for (String line : page.lines().toList()) {
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.replaceAll("[a-z]+$", "");
      } else if (line.equals(fence)) {
        fence = "";
      } else if (fence.isEmpty()) {
        String text = line.replaceAll("`[^`]*`", "");
        assertThat(text).doesNotContainPattern("(?<!\\\\)[<@\\[]");
      }
    }
    assertThat(fence).isEmpty();
  }

  /** GitHub refuses a comment of more than 65,536 characters. */
  @Test
  void aLongOneIsCutBetweenItsParts() {
    Review one = Reviews.full("orders");
    List<ReviewedMigration> many = Collections.nCopies(200, one.migrations().get(1));
    Review big =
        new Review(
            one.subject(),
            many,
            one.hazards(),
            one.schema(),
            one.proofs(),
            one.readings(),
            one.notes());
    assertThat(MarkdownPage.of(big))
        .hasSizeLessThan(61_000)
        .endsWith("**This is not all:** the rest is in the page that `review --to FILE` writes.");
  }
}
